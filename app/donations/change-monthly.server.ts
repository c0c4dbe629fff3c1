import { and, eq, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import { monthlyGifts } from '../../db/schema'
import type { Locale } from '../i18n'
import { log } from '../platform/log.server'
import { faultOf, type Provider, type Stripe } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { coverOf, readAmount, type AmountProblem } from './money'
import type { MonthlyGift } from './rows'
import { settleSubscription } from './settle-subscription.server'

export type ChangedMonthly =
  | { outcome: 'changed' }
  /** No monthly gift of this mailbox. */
  | { outcome: 'unknown' }
  /** It ended, or never began: nothing of it can be changed. */
  | { outcome: 'over' }
  | { outcome: 'problem'; problem: AmountProblem }
  /** The provider does not answer; nothing was changed that it will not tell of. */
  | { outcome: 'unavailable' }

type Update = Stripe.SubscriptionUpdateParams

/** Gives another amount from the next month on; what is paid stays as it is. `amount` as the donor typed it. */
export const changeMonthlyAmount = (
  mailbox: Buffer,
  id: string,
  typed: { amount: string; coverFee: boolean },
  locale: Locale,
): Promise<ChangedMonthly> =>
  onOwn(mailbox, id, async (own, gift) => {
    const read = readAmount(typed.amount, gift.currency, locale)
    if (read.problem) return { outcome: 'problem', problem: read.problem }
    const feeCoverMinor = typed.coverFee ? coverOf(read.minor, gift.currency) : 0
    const amountMinor = read.minor + feeCoverMinor
    const subscription = await own.stripe.subscriptions.retrieve(gift.subscriptionId!)
    const [item] = subscription.items.data
    const product = item!.price.product
    await update(own, gift, {
      items: [
        {
          id: item!.id,
          price_data: {
            currency: gift.currency.toLowerCase(),
            product: typeof product === 'string' ? product : product.id,
            recurring: { interval: 'month' },
            unit_amount: amountMinor,
          },
        },
      ],
      proration_behavior: 'none',
    })
    await change(gift, { feeCoverMinor })
    return { outcome: 'changed' }
  })

/** Takes nothing until it is resumed; months that pass meanwhile are not asked for afterwards. */
export const pauseMonthly = (mailbox: Buffer, id: string): Promise<ChangedMonthly> =>
  onOwn(mailbox, id, async (own, gift) => {
    await update(own, gift, { pause_collection: { behavior: 'void' } })
    return { outcome: 'changed' }
  })

/** Goes on with the next month: after a pause, or instead of the end that was asked for. */
export const resumeMonthly = (mailbox: Buffer, id: string): Promise<ChangedMonthly> =>
  onOwn(mailbox, id, async (own, gift) => {
    await update(own, gift, { pause_collection: '', cancel_at_period_end: false })
    return { outcome: 'changed' }
  })

/**
 * Ends it. `now`: the wish is written down before the provider hears of it, so that no outage can lose it, and a job
 * asks until it is so. `period-end`: with the month that is paid.
 */
export const cancelMonthly = (
  mailbox: Buffer,
  id: string,
  when: 'now' | 'period-end',
): Promise<ChangedMonthly> =>
  onOwn(mailbox, id, async (own, gift) => {
    if (when === 'period-end') {
      await update(own, gift, { cancel_at_period_end: true })
      return { outcome: 'changed' }
    }
    await change(gift, { endWanted: 'asked' })
    await end(own, gift)
    return { outcome: 'changed' }
  })

/** Ends at the provider what its donors want ended. Returns how many ended. */
export async function endWantedMonthly(limit = 20): Promise<number> {
  const own = provider()
  if (!own) return 0
  const wanted = await db.read
    .select()
    .from(monthlyGifts)
    .where(and(isNotNull(monthlyGifts.endWanted), eq(monthlyGifts.livemode, own.livemode)))
    .limit(limit)
  let ended = 0
  for (const gift of wanted) {
    if (gift.state === 'ended' || !gift.subscriptionId) await change(gift, { endWanted: null })
    else await end(own, gift)
    ended++
  }
  return ended
}

async function end(own: Provider, gift: MonthlyGift): Promise<void> {
  try {
    await own.stripe.subscriptions.cancel(gift.subscriptionId!)
  } catch (error) {
    // Ended already, by another press: reading it says so.
    if (faultOf(error) === 'busy' || !faultOf(error)) throw error
  }
  await settleSubscription(own, gift.subscriptionId!)
}

async function update(own: Provider, gift: MonthlyGift, words: Update): Promise<void> {
  await own.stripe.subscriptions.update(gift.subscriptionId!, words)
  await settleSubscription(own, gift.subscriptionId!)
}

const change = ({ id }: MonthlyGift, set: Partial<MonthlyGift>): Promise<void> =>
  db.write(async (tx) => {
    await tx.update(monthlyGifts).set(set).where(eq(monthlyGifts.id, id))
  })

async function onOwn(
  mailbox: Buffer,
  id: string,
  work: (own: Provider, gift: MonthlyGift) => Promise<ChangedMonthly>,
): Promise<ChangedMonthly> {
  const gift = await ownMonthly(mailbox, id)
  if (!gift) return { outcome: 'unknown' }
  if (gift.state === 'ended' || gift.state === 'abandoned' || !gift.subscriptionId) return { outcome: 'over' }
  const own = provider()
  if (!own || own.livemode !== gift.livemode) return { outcome: 'unavailable' }
  try {
    return await work(own, gift)
  } catch (error) {
    if (!faultOf(error)) throw error
    log.warn({ err: error, monthly: gift.id }, 'a monthly gift could not be changed')
    return { outcome: 'unavailable' }
  }
}

/** A monthly gift of this mailbox, or null: nobody else's is told from one that is not there. */
export async function ownMonthly(mailbox: Buffer, id: string): Promise<MonthlyGift | null> {
  if (!isId(id)) return null
  const [gift] = await db.read
    .select()
    .from(monthlyGifts)
    .where(and(eq(monthlyGifts.id, id), eq(monthlyGifts.mailbox, mailbox)))
  return gift ?? null
}
