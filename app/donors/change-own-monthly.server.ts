import {
  cancelMonthly,
  changeMonthlyAmount,
  pauseMonthly,
  resumeMonthly,
  type ChangedMonthly,
} from '../donations/change-monthly.server'
import { mendMonthly } from '../donations/mend-monthly.server'
import type { AmountProblem } from '../donations/money'
import type { Locale } from '../i18n'

export type DoneMonthly = 'amount' | 'paused' | 'resumed' | 'gift-ended' | 'unavailable' | 'over'

export type OwnMonthlyChanged =
  | { outcome: 'done'; done: DoneMonthly }
  | { outcome: 'problem'; problem: AmountProblem; amount: string; coverFee: boolean }
  | { outcome: 'redirect'; url: string }
  | { outcome: 'unknown' }

/** Does what the pressed button of a donor's own page says with a monthly gift of this mailbox. */
export async function changeOwnMonthly(
  mailbox: Buffer,
  form: FormData,
  locale: Locale,
  back: string,
): Promise<OwnMonthlyChanged> {
  const text = (name: string) => String(form.get(name) ?? '')
  const id = text('gift')
  const typed = { amount: text('amount').trim().slice(0, 100), coverFee: form.get('cover_fee') === 'on' }
  switch (text('do')) {
    case 'amount':
      return told(await changeMonthlyAmount(mailbox, id, typed, locale), 'amount', typed)
    case 'pause':
      return told(await pauseMonthly(mailbox, id), 'paused', typed)
    case 'resume':
      return told(await resumeMonthly(mailbox, id), 'resumed', typed)
    case 'end':
      return told(await cancelMonthly(mailbox, id, 'now'), 'gift-ended', typed)
    case 'mend': {
      const mending = await mendMonthly(mailbox, id, back)
      if (mending.outcome === 'redirect' || mending.outcome === 'unknown') return mending
      return { outcome: 'done', done: mending.outcome }
    }
    default:
      return { outcome: 'unknown' }
  }
}

function told(
  changed: ChangedMonthly,
  done: DoneMonthly,
  typed: { amount: string; coverFee: boolean },
): OwnMonthlyChanged {
  if (changed.outcome === 'changed') return { outcome: 'done', done }
  if (changed.outcome === 'problem') return { ...changed, ...typed }
  if (changed.outcome === 'unknown') return { outcome: 'unknown' }
  return { outcome: 'done', done: changed.outcome }
}
