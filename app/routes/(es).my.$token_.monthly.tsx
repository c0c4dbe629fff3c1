import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOwnMonthly } from '../donors/change-own-monthly.server'
import { ceilingOf, floorOf } from '../donations/money'
import { myMonthlyGift } from '../donations/my-gifts.server'
import { texts } from '../i18n'
import { formatMoney } from '../i18n/money'
import { findMyLink } from '../supporters/my-link.server'
import { MyMonthlyChange } from '../ui/my-monthly-change'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

/** The page that changes the amount of a monthly gift. */
export async function loader({ request, params, context: { locale, form } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome !== 'found') throw redirect(myPath(locale, token), 303)
  const id = String(form.get('gift') ?? new URL(request.url).searchParams.get('gift') ?? '')
  const gift = await myMonthlyGift(link.mailbox, id, locale)
  if (!gift?.canChange) throw data({}, { status: 404 })
  const { currency } = gift.monthly
  const floor = formatMoney(locale, floorOf(currency), currency)
  const ceiling = formatMoney(locale, ceilingOf(currency), currency)
  return { locale, token, gift, floor, ceiling }
}

/** Another amount, a pause, going on, a mended payment, or the end: one press each. */
export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const back = myPath(locale, token)
  const link = await findMyLink(token)
  if (link.outcome !== 'found') return redirect(back, 303)
  const changed = await changeOwnMonthly(link.mailbox, form, locale, back)
  if (changed.outcome === 'unknown') throw data({}, { status: 404 })
  if (changed.outcome === 'problem') return data(changed, { status: 422 })
  if (changed.outcome === 'redirect') return redirect(changed.url, 303)
  return redirect(`${back}?done=${changed.done}#monthly`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { locale } = shown
  const { changeTitle, monthlyTitle } = texts(locale).giving.my
  return pageMeta(matches, {
    locale,
    path: '/my',
    title: changeTitle,
    description: monthlyTitle,
    noindex: true,
  })
}

export default function ChangeMonthly() {
  return (
    <MyMonthlyChange {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
  )
}
