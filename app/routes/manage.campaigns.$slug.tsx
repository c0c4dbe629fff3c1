import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { enter } from '../organizers/enter.server'
import { readWhole } from '../platform/whole-number'
import { noCampaign, readCampaignForm, type FilledCampaign } from '../workshop/campaign-form'
import { movePetition } from '../workshop/order-petitions.server'
import { findOwnCampaign } from '../workshop/own-campaigns.server'
import { previewCampaign } from '../workshop/preview-campaign.server'
import { isCampaignMove, moveCampaign, saveCampaign } from '../workshop/save-campaign.server'
import { hasProblems } from '../workshop/written-line'
import { campaignTitle, CampaignPage } from '../ui/organizers/campaign-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'campaign.see')
  const { organisation, locale } = organizer
  const campaign = await findOwnCampaign(organisation.id, args.params.slug ?? '', locale)
  if (!campaign) throw data({}, { status: 404 })
  const done = new URL(args.request.url).searchParams.get('done') === 'saved'
  return { locale, campaign, done, mayWrite: can(organizer, 'campaign.write', organisation.id) }
}

interface Typed {
  filled: FilledCampaign | null
  preview?: ReturnType<typeof previewCampaign>
  stale?: boolean
  tooLate?: boolean
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'campaign.write')
  const slug = args.params.slug ?? ''
  const form = await args.request.formData()
  const intent = form.get('intent')
  const here = `/manage/campaigns/${slug}`
  const answer = (typed: Typed, status: number) => data<Typed>(typed, { status })
  if (isCampaignMove(intent)) {
    const { outcome } = await moveCampaign(organizer, slug, intent)
    if (outcome === 'unknown') throw data({}, { status: 404 })
    return outcome === 'moved' ? redirect(here, 303) : answer({ filled: null, tooLate: true }, 409)
  }
  if (intent === 'up' || intent === 'down') {
    const { outcome } = await movePetition(organizer, slug, String(form.get('petition') ?? ''), intent)
    if (outcome === 'unknown') throw data({}, { status: 404 })
    return redirect(`${here}#order`, 303)
  }
  if (!(await findOwnCampaign(organizer.organisation.id, slug, organizer.locale)))
    throw data({}, { status: 404 })
  const filled = readCampaignForm(form, organizer.locale)
  if (hasProblems(filled.problems)) return answer({ filled }, 422)
  if (intent === 'preview') return answer({ filled, preview: previewCampaign(filled.answers) }, 200)
  const saved = await saveCampaign(organizer, slug, readWhole(form.get('revision')), filled.answers)
  if (saved.outcome === 'unknown') throw data({}, { status: 404 })
  if (saved.outcome === 'stale') return answer({ filled, stale: true }, 409)
  return redirect(`${here}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  deskMeta(shown && campaignTitle(shown.locale, shown.campaign))

export default function OwnCampaign() {
  const { campaign, done, ...shown } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const stored = { ...noCampaign, ...campaign.texts }
  return (
    <CampaignPage
      {...shown}
      campaign={campaign}
      done={done && !typed}
      filled={typed?.filled ?? { answers: stored, problems: {} }}
      stored={typed?.stale ? stored : null}
      preview={typed?.preview ?? null}
      tooLate={typed?.tooLate ?? false}
    />
  )
}
