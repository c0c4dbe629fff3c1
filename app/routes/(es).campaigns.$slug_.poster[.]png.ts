import type { LoaderFunctionArgs } from '@remix-run/node'
import { findCampaign } from '../petitions/find-campaign.server'
import { isMissing } from '../petitions/missing'
import { answerPoster, missingPoster } from '../platform/poster/posters.server'

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const campaign = await findCampaign(locale, params.slug!)
  if (isMissing(campaign)) return missingPoster(campaign?.outcome === 'gone')
  const { slug, title, organisation } = campaign
  return answerPoster(request, { seed: `campaign ${slug}`, title, above: organisation.name, locale }, 'png')
}
