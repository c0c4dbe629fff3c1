import type { ActionFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { enter } from '../organizers/enter.server'
import { readCampaignForm } from '../workshop/campaign-form'
import { previewCampaign } from '../workshop/preview-campaign.server'
import { CampaignPreviewArticles } from '../ui/organizers/campaign-preview'

/** A campaign as the public would see it, as a piece of a page: for the module, while somebody writes. Stores nothing. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'campaign.write')
  const { answers } = readCampaignForm(await args.request.formData(), organizer.locale)
  const html = renderToStaticMarkup(
    <CampaignPreviewArticles answers={answers} stories={previewCampaign(answers)} />,
  )
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
