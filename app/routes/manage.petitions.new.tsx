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
import { nothingYet, readBeginForm, type BeginProblems, type BeginStep } from '../workshop/begin-form'
import { beginPetition } from '../workshop/begin-petition.server'
import { campaignChoices } from '../workshop/own-campaigns.server'
import { listTemplates } from '../workshop/own-petitions.server'
import { listOwnTargets } from '../workshop/own-targets.server'
import { findSimilar } from '../workshop/similar.server'
import { hasProblems } from '../workshop/written-line'
import { BeginPage } from '../ui/organizers/begin-page'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, locale } = await enter(args, 'petition.write')
  const asked = new URL(args.request.url).searchParams
  const [campaigns, templates, targets] = await Promise.all([
    campaignChoices(organisation.id, locale),
    listTemplates(organisation.id, locale),
    listOwnTargets(organisation.id, locale),
  ])
  const answers = {
    ...nothingYet(locale),
    campaign: asked.get('campaign') ?? '',
    template: asked.get('template') ?? '',
  }
  return {
    locale,
    answers,
    campaigns: campaigns.filter(({ state }) => state !== 'archived'),
    templates,
    targets,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const { answers, problems, step, back } = readBeginForm(await args.request.formData(), organizer.locale)
  const similar = await findSimilar(answers.title, answers.summary, organizer.locale)
  const show = (next: BeginStep, wrong: BeginProblems = {}) =>
    data({ step: next, answers, problems: wrong, similar }, { status: hasProblems(wrong) ? 422 : 200 })
  if (back) return show(step === 'frame' && similar.length > 0 ? 'similar' : 'text')
  if (hasProblems(problems)) return show('text', problems)
  if (step === 'text') return show(similar.length > 0 ? 'similar' : 'frame')
  if (step === 'similar') return show('frame')
  const begun = await beginPetition(organizer, answers)
  if (begun.outcome === 'wrong') return show('frame', begun.problems)
  return redirect(`/manage/petitions/${begun.slug}/text?language=${answers.locale}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${organizerTexts(shown?.locale ?? 'en').campaigns.begin.title} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function BeginPetition() {
  const choices = useLoaderData<typeof loader>()
  const begun = useActionData<typeof action>()
  const first = { step: 'text' as const, answers: choices.answers, problems: {}, similar: [] }
  return <BeginPage {...choices} {...(begun ?? first)} />
}
