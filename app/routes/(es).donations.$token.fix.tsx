import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { aboutThem } from '../donations/gift-about.server'
import { findMending, mendByLink } from '../donations/mend-monthly.server'
import { inLocale, texts } from '../i18n'
import { FixPage } from '../ui/fix-page'
import { pageMeta } from '../ui/page-meta'

/** Whoever follows the link of a failed renewal comes to one button; a mail scanner that does changes nothing. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const monthly = await findMending(token)
  if (!monthly) return data({ locale, token, monthly: null }, { status: 404 })
  const { organisation } = (await aboutThem([monthly], locale))(monthly)
  const { amountMinor, currency, state, livemode } = monthly
  const over = state === 'ended' || monthly.endWanted !== null
  return data({ locale, token, monthly: { organisation, amountMinor, currency, over, test: !livemode } })
}

export async function action({ params, context: { locale } }: ActionFunctionArgs) {
  const mending = await mendByLink(params.token!, inLocale(locale, '/my'))
  if (mending.outcome === 'redirect') return redirect(mending.url, 303)
  return data(mending, { status: mending.outcome === 'unavailable' ? 503 : 404 })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { title, description } = texts(shown.locale).giving.fix
  return pageMeta(matches, { locale: shown.locale, path: '/donate', title, description, noindex: true })
}

export default function Fix() {
  const unavailable = useActionData<typeof action>()?.outcome === 'unavailable'
  return <FixPage {...useLoaderData<typeof loader>()} unavailable={unavailable} />
}
