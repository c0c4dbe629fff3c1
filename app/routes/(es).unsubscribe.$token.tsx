import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { findLink, stopLetters } from '../petitions/announcement-links.server'
import { AnnouncementLinkPage } from '../ui/announcement-link-page'
import { pageMeta } from '../ui/page-meta'

/** A page with one button; opening it changes nothing. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const found = await findLink(token, 'unsubscribe', locale)
  return data({ locale, token, found }, { status: found.outcome === 'gone' ? 404 : 200 })
}

/** A mail program's own button (RFC 8058) wants 200 and no redirect, whatever the token. */
export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  await stopLetters(params.token!)
  if (form.get('List-Unsubscribe') === 'One-Click') return oneClickAnswer()
  return redirect(inLocale(locale, `/unsubscribe/${encodeURIComponent(params.token!)}`), 303)
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
  return <AnnouncementLinkPage {...useLoaderData<typeof loader>()} kind="unsubscribe" />
}
