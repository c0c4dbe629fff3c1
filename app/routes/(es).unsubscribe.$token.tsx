import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { findStop, scopeIn, stopMailings } from '../mailings/unsubscribe.server'
import { findLink, stopLetters } from '../petitions/announcement-links.server'
import { AnnouncementLinkPage } from '../ui/announcement-link-page'
import { pageMeta } from '../ui/page-meta'
import { StopMailingsPage } from '../ui/stop-mailings-page'

/** A page with its buttons; opening it changes nothing. A token is of a mailing or, older, of a letter about a petition. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const stop = await findStop(token, locale)
  if (stop.outcome !== 'gone') return data({ locale, token, stop, found: null })
  const found = await findLink(token, 'unsubscribe', locale)
  return data({ locale, token, stop: null, found }, { status: found.outcome === 'gone' ? 404 : 200 })
}

/** A mail program's own button (RFC 8058) wants 200 and no redirect, whatever the token. */
export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const byProgram = form.get('List-Unsubscribe') === 'One-Click'
  const place = byProgram ? ('one-click' as const) : ('unsubscribe-link' as const)
  const { outcome } = await stopMailings(token, { scope: scopeIn(form), place, locale })
  if (outcome === 'unknown') await stopLetters(token)
  if (byProgram) return oneClickAnswer()
  return redirect(inLocale(locale, `/unsubscribe/${encodeURIComponent(token)}`), 303)
}

const oneClickAnswer = () =>
  new Response('OK\n', {
    status: 200,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title } = texts(shown.locale).unsubscribe
  return pageMeta(matches, {
    locale: shown.locale,
    path: '/unsubscribe',
    title,
    description: title,
    noindex: true,
  })
}

export default function Link() {
  const { locale, token, stop, found } = useLoaderData<typeof loader>()
  if (stop) return <StopMailingsPage locale={locale} token={token} stop={stop} />
  return <AnnouncementLinkPage locale={locale} token={token} found={found!} kind="unsubscribe" />
}
