import type { LoaderFunctionArgs } from '@remix-run/node'
import { outcomeRecord } from '../deliveries/find-deliveries.server'
import { findPublicRecord, missingRecord } from '../evidence/public-record.server'
import { findPetitionId } from '../petitions/find-id.server'
import { isMissing } from '../petitions/missing'
import { publicData } from '../platform/public-data.server'

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const slug = params.slug!
  const record = await findPublicRecord(locale, slug)
  if (isMissing(record))
    return publicData(missingRecord(locale, slug, record), record?.outcome === 'gone' ? 410 : 404)
  const petitionId = await findPetitionId(slug)
  return publicData({ ...record, ...(petitionId ? await outcomeRecord(petitionId, locale) : {}) })
}
