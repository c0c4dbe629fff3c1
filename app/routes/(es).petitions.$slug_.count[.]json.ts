import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { readCount } from '../petitions/read-counts.server'
import { publicData } from '../platform/public-data.server'

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const count = await readCount(params.slug!)
  if (count) {
    const { confirmed, pending, held, withdrawn, removed, paper, goal } = count
    return publicData({
      confirmed,
      waiting: pending,
      inReview: held,
      withdrawn,
      removed,
      paper,
      nextMilestone: goal,
    })
  }
  const petition = await findPetition(locale, params.slug!)
  const gone = isMissing(petition) && petition?.outcome === 'gone'
  return publicData(
    { error: gone ? 'gone' : isMissing(petition) ? 'not-found' : 'not-counted' },
    gone ? 410 : 404,
  )
}
