import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findGift } from '../donations/find-gifts.server'
import { readAmount } from '../donations/money'
import { refundGift } from '../donations/refund-gift.server'
import { reasonProblem } from '../exports/export-form'
import { fill } from '../i18n'
import { amountText, formatMoney, stepOf } from '../i18n/money'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { tidyLine } from '../supporters/person-text'
import { deskMeta } from '../ui/organizers/desk-meta'
import { RefundPage, type RefundProblem } from '../ui/organizers/refund-page'

async function asked(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'gifts.refund', { proven: true })
  const found = await findGift(organizer.organisation.id, args.params.id ?? '')
  if (!found) throw data({}, { status: 404 })
  return { organizer, found }
}

export async function loader(args: LoaderFunctionArgs) {
  const { organizer, found } = await asked(args)
  const { id, amountMinor, currency } = found.gift
  return {
    locale: organizer.locale,
    gift: { id, amountMinor, currency },
    refundableMinor: found.refundableMinor,
  }
}

const reasons = { empty: 'reason', 'too-long': 'longReason', hidden: 'hiddenReason' } as const

export async function action(args: ActionFunctionArgs) {
  const { organizer, found } = await asked(args)
  const { gift, refundableMinor } = found
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { amount: text('amount').slice(0, 40), reason: tidyLine(text('reason').slice(0, 2_000)) }
  const { minor } = readAmount(typed.amount, gift.currency, organizer.locale, stepOf(gift.currency))
  const reason = reasonProblem(typed.reason)
  const problems: RefundProblem[] = [
    ...(minor === null || minor > refundableMinor ? (['amount'] as const) : []),
    ...(reason ? [reasons[reason]] : []),
    ...(form.get('sure') === 'on' ? [] : (['sure'] as const)),
  ]
  const again = (wrong: RefundProblem[]) => data({ typed, problems: wrong }, { status: 422 })
  if (minor === null || problems.length > 0) return again(problems)
  const { outcome } = await refundGift(organizer, organizer.organisation.id, gift.id, {
    amountMinor: minor,
    reason: typed.reason,
  })
  switch (outcome) {
    case 'unknown':
      throw data({}, { status: 404 })
    case 'too-much':
    case 'not-refundable': // somebody was faster
      return again(['amount'])
    case 'no-reason':
      return again(['reason'])
    case 'refused':
      return again(['refused'])
    case 'refunded':
    case 'unavailable': {
      const done = outcome === 'refunded' ? 'refunded' : 'later'
      return redirect(`/manage/donations/gifts/${gift.id}?done=${done}`, 303)
    }
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  deskMeta(
    shown &&
      fill(organizerTexts(shown.locale).donations.refund.title, {
        amount: formatMoney(shown.locale, shown.gift.amountMinor, shown.gift.currency),
      }),
  )

export default function Refund() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, gift, refundableMinor } = shown
  const whole = { amount: amountText(locale, refundableMinor, gift.currency), reason: '' }
  return <RefundPage {...shown} typed={refused?.typed ?? whole} problems={refused?.problems ?? []} />
}
