import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { HOUR } from '../duration'
import { inLocale, texts, type Locale } from '../i18n'
import { findComment } from '../petitions/find-comment.server'
import { findSignable } from '../petitions/find-signable.server'
import { isMissing } from '../petitions/missing'
import { HONEYPOT } from '../petitions/sign-form'
import { makeStamp, readStamp } from '../petitions/stamp.server'
import { readSettings } from '../platform/settings.server'
import { readReportForm } from '../review/report-form.server'
import { reportPetition } from '../review/report.server'
import { answerMissing } from '../ui/answer-missing'
import { pageMeta } from '../ui/page-meta'
import { ReportPage } from '../ui/report-page'

/** What a form was answered with goes to no cache, and its stamp is of this minute. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

// Apart from the stamps of sign forms: the one opens nothing of the other.
const stampOf = (slug: string) => `report ${slug}`

async function reportable(locale: Locale, slug: string, reference: string | null) {
  const petition = await findSignable(locale, slug)
  if (isMissing(petition)) answerMissing(petition)
  const comment = reference ? await findComment(petition.id, reference) : null
  if (reference && !comment) throw data({}, { status: 404 })
  return { petition, comment: comment && { ...comment, reference: reference! } }
}

export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const { petition, comment } = await reportable(locale, params.slug!, asked.get('comment'))
  return {
    locale,
    petition: { slug: petition.slug, title: petition.title },
    comment: comment && { reference: comment.reference, text: comment.text },
    stamp: makeStamp(stampOf(petition.slug), 0, Date.now()),
    honeypot: HONEYPOT,
    sent: asked.has('sent'),
  }
}

export async function action({ params, context: { locale, network, form } }: ActionFunctionArgs) {
  const reference = String(form.get('comment') ?? '') || null
  const { petition, comment } = await reportable(locale, params.slug!, reference)
  const { answers, problems, reason, stamp, honeypot } = readReportForm(form)
  const { stampHours } = await readSettings()
  if (readStamp(stampOf(petition.slug), stamp, Date.now(), stampHours * HOUR) === null)
    problems.form = 'stamp'
  if (!reason || Object.keys(problems).length > 0) {
    const about = comment && { reference: comment.reference, text: comment.text }
    return data({ refused: { answers, problems }, comment: about }, { status: 422 })
  }
  const { text } = answers
  const about = { petitionId: petition.id, signatureId: comment?.signatureId ?? null }
  await reportPetition({ ...about, reason, text, honeypot, network })
  return redirect(inLocale(locale, `/petitions/${petition.slug}/report?sent=1`), 303) // the same for everyone
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { locale, petition } = shown
  const { title } = texts(locale).report
  const path = `/petitions/${petition.slug}/report`
  return pageMeta(matches, { locale, path, title, description: petition.title, noindex: true })
}

export default function Report() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <ReportPage {...shown} comment={answered?.comment ?? shown.comment} refused={answered?.refused ?? null} />
  )
}
