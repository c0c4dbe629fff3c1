import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { movesHere } from '../organizers/moves-here.server'
import { ownPetition } from '../organizers/petition.server'
import { duplicatePetition } from '../workshop/begin-petition.server'
import { findSettings } from '../workshop/find-settings.server'
import { saveSettings, setTemplate } from '../workshop/save-settings.server'
import { addTarget } from '../workshop/save-target.server'
import { readSettingsForm, type SettingsAnswers, type SettingsProblems } from '../workshop/settings-form'
import { noTarget, readTargetForm, type FilledTarget } from '../workshop/target-form'
import { hasProblems } from '../workshop/written-line'
import { SettingsPage } from '../ui/organizers/settings-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const { locale, organisation } = organizer
  const view = await findSettings(organisation.id, petition.id, locale)
  if (!view) throw data({}, { status: 404 })
  return {
    locale,
    slug: petition.slug,
    view,
    moves: movesHere(organizer, view.state),
    mayWrite: can(organizer, 'petition.write', organisation.id),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
  }
}

interface Typed {
  answers?: SettingsAnswers
  problems?: SettingsProblems
  newTarget?: FilledTarget
  stale?: boolean
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const form = await args.request.formData()
  const here = (slug: string) => `/manage/petitions/${slug}/settings`
  const answer = (typed: Typed, status: number) => data<Typed>(typed, { status })
  const intent = form.get('intent')
  if (intent === 'duplicate') {
    const t = { en: organizerTexts('en').campaigns.settings, es: organizerTexts('es').campaigns.settings }
    const copyOf = { en: t.en.copyOf, es: t.es.copyOf }
    const made = await duplicatePetition(organizer, petition.id, copyOf)
    if (made.outcome === 'unknown') throw data({}, { status: 404 })
    return redirect(`${here(made.slug)}?done=saved`, 303)
  }
  if (intent === 'template' || intent === 'no-template') {
    await setTemplate(organizer, petition.id, intent === 'template')
    return redirect(`${here(petition.slug)}?done=saved`, 303)
  }
  if (intent === 'add-target') {
    const newTarget = readTargetForm(form)
    if (hasProblems(newTarget.problems)) return answer({ newTarget }, 422)
    await addTarget(organizer, newTarget.answers, petition.id)
    return redirect(`${here(petition.slug)}?done=saved#targets`, 303)
  }
  const { answers, problems, settings, revision } = readSettingsForm(form)
  if (hasProblems(problems)) return answer({ answers, problems }, 422)
  const saved = await saveSettings(organizer, petition.id, revision, settings)
  if (saved.outcome === 'unknown') throw data({}, { status: 404 })
  if (saved.outcome === 'wrong') return answer({ answers, problems: saved.problems }, 422)
  if (saved.outcome === 'stale') return answer({ answers, stale: true }, 409)
  return redirect(`${here(saved.slug)}?done=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).campaigns.settings.title, matches)

export default function Settings() {
  const shown = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  return (
    <SettingsPage
      {...shown}
      answers={{ ...shown.view.answers, ...typed?.answers }}
      problems={typed?.problems ?? {}}
      newTarget={typed?.newTarget ?? noTarget}
      stale={typed?.stale ?? false}
      done={shown.done && !typed}
    />
  )
}
