import { data, redirect, type AppLoadContext } from '@remix-run/node'
import { can, type Action } from '../accounts/can'
import type { Locale } from '../i18n'
import { approveMailing } from '../mailings/approve.server'
import { audienceOfForm } from '../mailings/audience'
import { audienceChoices } from '../mailings/audience-choices.server'
import { countAudience, forgetCounts } from '../mailings/count-audience.server'
import { findMailing } from '../mailings/find-mailings.server'
import { cancelMailing, pauseMailing, resumeMailing } from '../mailings/halt.server'
import { mailingProgress } from '../mailings/progress.server'
import { listUnknown, resolveUnknown } from '../mailings/resolve-unknown.server'
import { saveDraft } from '../mailings/save-draft.server'
import { scheduleMailing } from '../mailings/schedule.server'
import { sendTest } from '../mailings/send-test.server'
import { startMailing } from '../mailings/start.server'
import { returnToDraft, submitForApproval } from '../mailings/submit.server'
import { readTexts, type MailingTexts } from '../mailings/text-problems'
import { countriesIn } from '../supporters/countries'
import type { MailingDone, MailingRefused } from '../ui/organizers/mailing-shown'
import { readMoment, showMoment } from '../workshop/moment'
import { enter, type Organizer } from './enter.server'

interface Args {
  request: Request
  context: AppLoadContext
}

async function mailingHere({ organisation, locale }: Organizer, reference: string, petition?: string) {
  const mailing = await findMailing(organisation.id, reference, locale)
  if (!mailing || mailing.petition?.slug !== petition) throw data({}, { status: 404 })
  return mailing
}

/** One mailing as the pages of an organisation show it. @throws 404 for another's, or for an update of another petition. */
export async function showMailing(
  organizer: Organizer,
  reference: string,
  { home, petition, request }: { home: string; petition?: string; request: Request },
) {
  const { organisation, locale } = organizer
  const mailing = await mailingHere(organizer, reference, petition)
  const may = (action: Action) => can(organizer, action, organisation.id)
  const query = new URL(request.url).searchParams
  const begun = mailing.startedAt !== null
  const [choices, count, progress, unknown] = await Promise.all([
    mailing.state === 'draft' ? audienceChoices(organisation.id, locale, mailing.reference) : null,
    begun ? null : countAudience(organisation.id, mailing.audience),
    begun ? mailingProgress(organisation.id, reference) : null,
    begun ? listUnknown(organisation.id, reference, Number(query.get('after')) || 0) : [],
  ])
  return {
    moment: showMoment(mailing.scheduledAt),
    countries: countriesIn(locale),
    ...{ locale, home, mailing, choices, count, progress, unknown: unknown ?? [] },
    may: { write: may('mailing.write'), send: may('mailing.send'), approve: may('mailing.approve') },
    isAuthor: [mailing.submittedBy?.id, mailing.savedBy?.id].includes(organizer.personId),
    done: query.get('done') as MailingDone | null,
  }
}

const needed: Record<string, Action> = {
  approve: 'mailing.approve',
  start: 'mailing.send',
  schedule: 'mailing.send',
  pause: 'mailing.send',
  resume: 'mailing.send',
  cancel: 'mailing.send',
  sent: 'mailing.send',
  again: 'mailing.send',
}

/**
 * Does what a button of a mailing's page says, and leads back to the page. Whatever puts mail on its way, or ends it,
 * asks for a second factor.
 */
export async function pressMailing(
  args: Args,
  reference: string,
  { home, petition }: { home: string; petition?: string },
) {
  const form = await args.request.formData()
  const intent = String(form.get('intent') ?? '')
  const action = needed[intent] ?? 'mailing.write'
  const organizer = await enter(args, action, { proven: action !== 'mailing.write' })
  await mailingHere(organizer, reference, petition)
  const back = (done: MailingDone) => redirect(`${home}?done=${done}`, 303)
  const refuse = (wrong: MailingRefused['wrong'], more: Partial<MailingRefused> = {}) =>
    data({ wrong, ...more }, { status: wrong === 'stale' || wrong === 'not-from-here' ? 409 : 422 })
  const sure = form.get('sure') === 'on'

  switch (intent) {
    case 'save':
    case 'preview':
    case 'test':
    case 'submit':
      break
    case 'approve': {
      const { outcome } = await approveMailing(organizer, reference, String(form.get('hash') ?? ''))
      return outcome === 'approved' ? back('approved') : refuse(known(outcome))
    }
    case 'return': {
      const reason = String(form.get('reason') ?? '').trim()
      const { outcome } = await returnToDraft(organizer, reference, reason.slice(0, 500) || null)
      return outcome === 'returned' ? back('returned') : refuse(known(outcome))
    }
    case 'start': {
      const { outcome } = await startMailing(organizer, reference)
      return outcome === 'started' ? back('started') : refuse(known(outcome))
    }
    case 'schedule': {
      const moment = momentOf(form)
      if (moment === undefined) return refuse('moment')
      const { outcome } = await scheduleMailing(organizer, reference, moment)
      return outcome === 'scheduled' ? back('scheduled') : refuse(known(outcome))
    }
    case 'pause': {
      const { outcome } = await pauseMailing(organizer, reference)
      return outcome === 'done' ? back('paused') : refuse(known(outcome))
    }
    case 'resume': {
      const { outcome } = await resumeMailing(organizer, reference)
      return outcome === 'done' ? back('resumed') : refuse(known(outcome))
    }
    case 'cancel': {
      if (!sure) return refuse('unsure')
      const { outcome } = await cancelMailing(organizer, reference)
      return outcome === 'done' ? back('cancelled') : refuse(known(outcome))
    }
    case 'sent':
    case 'again': {
      if (intent === 'again' && !sure) return refuse('unsure')
      const { outcome } = await resolveUnknown(organizer, reference, intent)
      return outcome === 'done' ? back('decided') : refuse(known(outcome))
    }
    default:
      throw data({}, { status: 400 })
  }

  const typed = readTexts(form)
  const audience = audienceOfForm(form)
  if (!audience) return refuse('audience', { typed })
  const saved = await saveDraft(organizer, reference, {
    revision: Number(form.get('revision')),
    texts: typed,
    audience,
  })
  if (saved.outcome === 'stale') return refuse('stale', { typed, stored: saved.stored })
  if (saved.outcome === 'wrong') return refuse('wrong', { typed, problems: saved.problems })
  if (saved.outcome !== 'saved') return refuse(known(saved.outcome), { typed })
  const { revision } = saved
  forgetCounts()
  if (intent === 'save') return back('saved')
  if (intent === 'preview') return redirect(`/manage/mailings/${reference}/preview`, 303)
  const stays = { typed, revision } satisfies { typed: MailingTexts; revision: number }
  if (intent === 'test') {
    const tested = await sendTest(organizer, reference)
    if (tested.outcome === 'wrong') return refuse('wrong', { ...stays, problems: tested.problems })
    return tested.outcome === 'sent' ? back('tested') : refuse(known(tested.outcome), stays)
  }
  const scheduledAt = momentOf(form)
  if (scheduledAt === undefined) return refuse('moment', stays)
  const submitted = await submitForApproval(organizer, reference, { revision, scheduledAt })
  if (submitted.outcome === 'waiting-approval') return back('submitted')
  if (submitted.outcome === 'ready') return back('ready')
  if (submitted.outcome === 'wrong') return refuse('wrong', { ...stays, problems: submitted.problems })
  if (submitted.outcome === 'weekly-cap') return refuse('weekly-cap', { ...stays, most: submitted.most })
  return refuse(known(submitted.outcome), stays)
}

/** What a refusal says; a mailing that is gone between two looks is 404 as any other. */
function known<T extends string>(outcome: T): Exclude<T, 'unknown'> {
  if (outcome === 'unknown') throw data({}, { status: 404 })
  return outcome as Exclude<T, 'unknown'>
}

const momentOf = (form: FormData): number | null | undefined =>
  readMoment(
    { day: String(form.get('moment-day') ?? ''), time: String(form.get('moment-time') ?? '') },
    '09:00',
  )

/** Which reader a preview is for: a language, and a number as `previewMailing` counts them. */
export function readPreviewQuery(query: URLSearchParams, locale: Locale): { locale: Locale; reader: number } {
  const asked = query.get('language')
  const reader = Number(query.get('reader'))
  return {
    locale: asked === 'en' || asked === 'es' ? asked : locale,
    reader: Number.isInteger(reader) && reader > 0 && reader < 1000 ? reader : 0,
  }
}
