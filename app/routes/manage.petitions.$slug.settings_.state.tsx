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
import { isSettingsMove, movesHere } from '../organizers/moves-here.server'
import { ownPetition } from '../organizers/petition.server'
import { transitionOf } from '../petitions/transitions'
import { findSettings } from '../workshop/find-settings.server'
import { movePetitionState } from '../workshop/move-state.server'
import { readStateForm, takeDownChoices } from '../workshop/state-form'
import { hasProblems } from '../workshop/written-line'
import { StatePage, type StatePageProps } from '../ui/organizers/state-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const { locale, organisation } = organizer
  const move = new URL(args.request.url).searchParams.get('move')
  if (move === null) throw redirect(`/manage/petitions/${petition.slug}/settings#state`, 303)
  if (!isSettingsMove(move)) throw data({}, { status: 404 })
  const { may } = transitionOf(move)
  if (!may || !can(organizer, may, organisation.id)) throw data({ reason: 'role' }, { status: 403 })
  const view = await findSettings(organisation.id, petition.id, locale)
  if (!view) throw data({}, { status: 404 })
  const { slug } = petition
  return {
    locale,
    slug,
    move,
    state: view.state,
    open: movesHere(organizer, view.state),
    reasons: takeDownChoices(locale),
  }
}

type Typed = Pick<StatePageProps, 'move' | 'answers' | 'problems' | 'noText'> & { possible?: false }

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const { move, seen, answers, problems, reason, reasonCode } = readStateForm(form)
  const may = isSettingsMove(move) ? transitionOf(move).may : null
  const organizer = await enter(args, may ?? 'petition.state')
  const petition = await ownPetition(organizer, args.params.slug)
  if (!isSettingsMove(move)) throw data({}, { status: 404 })
  const answer = (typed: Partial<Typed>, status: number) =>
    data<Typed>({ move, answers, problems, noText: false, ...typed }, { status })
  if (hasProblems(problems)) return answer({}, 422)
  const moved = await movePetitionState(organizer, petition.id, move, { seen, reason, reasonCode })
  switch (moved.outcome) {
    case 'moved':
      return redirect(`/manage/petitions/${petition.slug}/settings?done=saved#state`, 303)
    case 'not-from-here':
      return answer({ possible: false }, 409)
    case 'no-text':
      return answer({ noText: true }, 409)
    case 'reason-missing':
      return answer({}, 422)
    case 'unknown':
      throw data({}, { status: 404 })
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).campaigns.state.moves[shown.move].title, matches)

const nothing = { answers: { 'reason-en': '', 'reason-es': '', code: '' }, problems: {}, noText: false }

export default function State() {
  const { open, ...shown } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  const { move } = shown
  return (
    <StatePage
      {...shown}
      {...nothing}
      {...typed}
      move={move}
      possible={typed?.possible ?? open.includes(move)}
    />
  )
}
