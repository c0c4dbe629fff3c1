import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { listOwnCampaigns } from '../workshop/own-campaigns.server'
import { CampaignListPage } from '../ui/organizers/campaign-list-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'campaign.see')
  const { organisation, locale } = organizer
  const campaigns = await listOwnCampaigns(organisation.id, locale)
  return { locale, campaigns, mayWrite: can(organizer, 'campaign.write', organisation.id) }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).campaigns.campaigns.title, matches)

export default function OwnCampaigns() {
  return <CampaignListPage {...useLoaderData<typeof loader>()} />
}
