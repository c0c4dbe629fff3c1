import type { LoaderFunctionArgs } from '@remix-run/node'
import { outcomeRecord } from '../deliveries/find-deliveries.server'
import { findPublicRecord, missingRecord } from '../evidence/public-record.server'
import { findPetitionId } from '../petitions/find-id.server'
import { listUpdates } from '../mailings/find-updates.server'
import { isMissing } from '../petitions/missing'
import { publicData } from '../platform/public-data.server'

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const slug = params.slug!
  const record = await findPublicRecord(locale, slug)
  if (isMissing(record))
    return publicData(missingRecord(locale, slug, record), record?.outcome === 'gone' ? 410 : 404)
  const petitionId = await findPetitionId(slug)
  const updates = (await listUpdates(slug, locale)).map(
    ({ number, title, locale: language, publishedAt }) => ({
      ...{ number, title, language },
      publishedAt: new Date(publishedAt).toISOString(),
    }),
  )
  return publicData({ ...record, ...(petitionId ? await outcomeRecord(petitionId, locale) : {}), updates })
}
