import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { noCampaign, readCampaignForm } from '../workshop/campaign-form'
import { previewCampaign } from '../workshop/preview-campaign.server'
import { beginCampaign } from '../workshop/save-campaign.server'
import { hasProblems } from '../workshop/written-line'
import { CampaignNewPage } from '../ui/organizers/campaign-new-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enter(args, 'campaign.write')
  return { locale }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'campaign.write')
  const form = await args.request.formData()
  const filled = readCampaignForm(form, organizer.locale)
  if (hasProblems(filled.problems)) return data({ filled, preview: null }, { status: 422 })
  if (form.get('intent') === 'preview') return data({ filled, preview: previewCampaign(filled.answers) })
  const slug = await beginCampaign(organizer, filled.answers)
  return redirect(`/manage/campaigns/${slug}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).campaigns.campaigns.newTitle, matches)

export default function NewCampaign() {
  const typed = useActionData<typeof action>()
  return (
    <CampaignNewPage
      {...useLoaderData<typeof loader>()}
      filled={typed?.filled ?? { answers: noCampaign, problems: {} }}
      preview={typed?.preview ?? null}
    />
  )
}
