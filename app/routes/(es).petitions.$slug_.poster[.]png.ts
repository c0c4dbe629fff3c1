import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { answerPoster, missingPoster } from '../platform/poster/posters.server'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) return missingPoster(petition?.outcome === 'gone')
  const { slug, title, campaign } = petition
  return answerPoster(request, { seed: slug, title, above: campaign?.title ?? null, locale }, 'png')
}
