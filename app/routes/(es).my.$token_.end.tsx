import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { myMonthlyGift } from '../donations/my-gifts.server'
import { texts } from '../i18n'
import { findMyLink } from '../supporters/my-link.server'
import { MyMonthlyEnd } from '../ui/my-monthly-end'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

/** Says what ending a monthly gift does; its one button does it. */
export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome !== 'found') throw redirect(myPath(locale, token), 303)
  const id = new URL(request.url).searchParams.get('gift') ?? ''
  const gift = await myMonthlyGift(link.mailbox, id, locale)
  if (!gift?.canChange) throw data({}, { status: 404 })
  return { locale, token, gift }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { locale } = shown
  const { endTitle, monthlyTitle } = texts(locale).giving.my
  return pageMeta(matches, { locale, path: '/my', title: endTitle, description: monthlyTitle, noindex: true })
}

export default function EndMonthly() {
  return <MyMonthlyEnd {...useLoaderData<typeof loader>()} />
}
