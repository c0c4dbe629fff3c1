import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import type { HeadersFunction, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { config } from '../config.server'
import { givingAt } from '../donations/giving-at.server'
import { findPetitionPage } from '../evidence/find-petition-page.server'
import { HOUR } from '../duration'
import { findOutcome } from '../deliveries/find-deliveries.server'
import { inLocale } from '../i18n'
import { findSignable } from '../petitions/find-signable.server'
import { newestOf } from '../mailings/find-updates.server'
import { isMissing } from '../petitions/missing'
import { openForm } from '../petitions/open-form.server'
import { emptyForm, readSignForm, type FilledForm } from '../petitions/sign-form'
import { signPetition } from '../petitions/sign.server'
import { sourceOf } from '../petitions/sources.server'
import { readStamp } from '../petitions/stamp.server'
import { countriesIn } from '../supporters/countries'
import { readSettings } from '../platform/settings.server'
import { readMailbox } from '../supporters/mailbox.server'
import { answerMissing } from '../ui/answer-missing'
import { forPage, pageData, usePageData } from '../ui/page-data'
import { pageMeta } from '../ui/page-meta'
import { PetitionPage } from '../ui/petition-page'
import { petitionParts } from '../ui/petition-parts.server'

/** What a form was answered with goes to no cache. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

/** Requests whose form was refused: Remix runs the loader after the action, as if it were a GET. */
const refused = new WeakSet<AppLoadContext>()

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { locale } = context
  const petition = await findSignable(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  const { slug } = petition
  const { answers, problems, suggestion, honeypot, stamp, typedFrom } = readSignForm(context.form)
  const from = sourceOf(typedFrom, request.headers.get('Referer'), request.headers.get('Host'))
  const refuse = () => {
    refused.add(context)
    return data(null, { status: 409 })
  }
  if (!petition.takesSignatures) return refuse()

  const mailbox = await readMailbox(answers.email)
  const { stampHours } = await readSettings()
  if (!mailbox) problems.email ??= 'malformed'
  const textVersion = readStamp(slug, stamp, Date.now(), stampHours * HOUR)
  if (textVersion === null) problems.form = 'stamp'
  if (!mailbox || textVersion === null || Object.keys(problems).length > 0) {
    return data<FilledForm>({ answers, problems, suggestion, from }, { status: 422 })
  }
  const { outcome } = await signPetition({
    petition,
    answers,
    mailbox,
    locale,
    textVersion,
    honeypot,
    network: context.network,
    source: from,
  })
  if (outcome === 'closed') return refuse()
  return redirect(inLocale(locale, `/petitions/${slug}/sent`), 303) // the same for everyone else
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { locale } = context
  const page = await findPetitionPage(locale, params.slug!)
  if (isMissing(page)) answerMissing(page)
  const { petition } = page
  const address = inLocale(locale, `/petitions/${petition.slug}`)
  const wasRefused = refused.has(context)
  if (!petition.takesSignatures && !wasRefused) return redirect(address, 303)
  const form = wasRefused ? null : openForm(petition)
  const outcome = await findOutcome(petition.id, locale)
  return forPage({
    page,
    outcome,
    updates: await newestOf(petition.slug, locale),
    giving: await givingAt(petition),
    parts: petitionParts(page),
    form,
    filled: emptyForm,
    url: config.publicOrigin + address,
    refused: wasRefused,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data: handed, matches }) => {
  const shown = pageData<typeof loader>(handed)
  if (!shown) return []
  const { locale, slug, title, summary } = shown.page.petition
  return pageMeta(matches, { locale, path: `/petitions/${slug}`, title, description: summary, noindex: true })
}

export default function Sign() {
  const { form, ...shown } = usePageData<typeof loader>()
  const filled = useActionData<typeof action>()
  const countries = countriesIn(shown.page.petition.locale)
  return <PetitionPage {...shown} form={form && { ...form, countries }} filled={filled ?? shown.filled} />
}
