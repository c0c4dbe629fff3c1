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
import { enter, type Organizer } from '../organizers/enter.server'
import type { Problems } from '../evidence/read-fields'
import { ownPetition } from '../organizers/petition.server'
import { reviewOf } from '../organizers/review.server'
import type { OwnPetition } from '../petitions/views'
import { decideReview } from '../review/decide.server'
import { readDecision } from '../review/decision-form.server'
import { listNotes, readNote } from '../review/notes.server'
import { reconsider } from '../review/reconsider.server'
import { decideReport, listReports } from '../review/report.server'
import { ReviewDone } from '../ui/organizers/review-done'
import { ReviewPage } from '../ui/organizers/review-page'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'review.see')
  const { locale, personId, organisation } = organizer
  const petition = await ownPetition(organizer, args.params.petition)
  const asked = new URL(args.request.url).searchParams
  const decides = can(organizer, 'review.decide', organisation.id)
  const reader = { personId, locale, decides, for: 'organisation' as const }
  const mayDecideReports = can(organizer, 'report.decide', organisation.id)
  return {
    ...(await reviewOf(petition, reader, asked.get('language'))),
    path: `/manage/review/${petition.slug}`,
    back: { href: '/manage/review', text: organizerTexts(locale).review.title },
    moderated: organisation.state === 'moderated',
    inside: {
      notes: await listNotes(petition.id, personId),
      reports: mayDecideReports ? await listReports(petition.id) : [],
      mayDecideReports,
    },
    done: asked.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const intent = String(form.get('intent') ?? '')
  if (intent === 'note') {
    const organizer = await enter(args, 'review.see')
    return note(organizer, await ownPetition(organizer, args.params.petition), form)
  }
  const reporting = intent === 'upheld' || intent === 'dismissed'
  const organizer = await enter(args, reporting ? 'report.decide' : 'review.decide')
  const petition = await ownPetition(organizer, args.params.petition)
  const answer = (outcome: string) => redirect(`/manage/review/${petition.slug}?done=${outcome}`, 303)
  if (reporting) {
    const report = readId(form.get('report'))
    const { outcome } = await decideReport(organizer, petition, report ?? 0, intent)
    if (outcome === 'none') throw data({}, { status: 404 })
    return answer(outcome === 'decided' ? intent : outcome)
  }
  if (intent === 'reconsider') return answer((await reconsider(organizer, petition)).outcome)
  const read = readDecision(form)
  if (!read) throw data({}, { status: 400 })
  if (!read.decision) return data({ answers: read.answers, problems: read.problems }, { status: 422 })
  return answer((await decideReview(organizer, petition.id, read.decision, 'organisation')).outcome)
}

async function note(organizer: Organizer, petition: OwnPetition, form: FormData) {
  const { field, typed, kept } = await readNote(organizer.personId, petition.id, form)
  if (kept.outcome === 'none') throw data({}, { status: 404 })
  if (kept.outcome === 'refused') {
    const problems: Problems = { [field]: 'too-long' }
    return data({ answers: { [field]: typed }, problems }, { status: 422 })
  }
  return redirect(`/manage/review/${petition.slug}?done=kept#notes`, 303)
}

const readId = (value: FormDataEntryValue | null): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && `${organizerTexts(shown.locale).review.page.kicker}: ${shown.petition.title}`, matches)

export default function ReviewOne() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  return (
    <>
      <ReviewDone locale={shown.locale} done={done} />
      <ReviewPage {...shown} refused={refused} />
    </>
  )
}
