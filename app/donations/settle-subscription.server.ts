import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { locked } from '../../db/dialect'
import { monthlyGifts, type MonthlyState } from '../../db/schema'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { idOf, ms, ownId } from './facts'
import type { MonthlyGift } from './rows'
import { tellOfEnd } from './tell-donor.server'

/**
 * Reads a subscription by its id and takes over how the monthly gift stands: amount, next month, pause, end. An end is
 * final, and told to the donor once. Returns whether anything moved, or `none` for a subscription that is not ours.
 */
export async function settleSubscription(
  provider: Provider,
  subscriptionId: string,
): Promise<{ moved: boolean } | 'none'> {
  const readAt = Date.now()
  const subscription = await provider.stripe.subscriptions.retrieve(subscriptionId)
  const id = ownId(subscription.metadata.monthly_gift_id)
  if (!id) return 'none'
  return db.write(async (tx) => {
    const own = eq(monthlyGifts.id, id)
    const [before] = await locked(tx.select().from(monthlyGifts).where(own))
    if (!before || (before.subscriptionId ?? subscriptionId) !== subscriptionId) return 'none'
    if (before.state === 'ended' || (before.checkedAt ?? 0) > readAt) return { moved: false }
    const after = { ...before, ...standing(before, subscription), checkedAt: readAt }
    await tx.update(monthlyGifts).set(after).where(own)
    if (after.state === 'ended') await tellOfEnd(tx, after, readAt)
    const moved = (Object.keys(after) as (keyof MonthlyGift)[]).some(
      (name) => name !== 'checkedAt' && after[name] !== before[name],
    )
    return { moved }
  })
}

function standing(before: MonthlyGift, subscription: Stripe.Subscription): Partial<MonthlyGift> {
  const [item] = subscription.items.data
  const state = stateOf(subscription) ?? before.state
  const periodEnd = item ? ms(item.current_period_end) : before.renewsAt
  const cancelsAt = subscription.cancel_at_period_end
    ? periodEnd
    : subscription.cancel_at && ms(subscription.cancel_at)
  return {
    state,
    subscriptionId: subscription.id,
    itemId: item?.id ?? before.itemId,
    customerId: idOf(subscription.customer),
    amountMinor: item?.price.unit_amount ?? before.amountMinor,
    renewsAt: state === 'ended' ? null : periodEnd,
    cancelsAt: state === 'ended' ? null : cancelsAt,
    pausedAt: state === 'paused' ? (before.pausedAt ?? Date.now()) : null,
    ...(state === 'ended' ? endOf(before, subscription) : {}),
  }
}

/** Null for a word that this version does not know: the gift stays as it is. */
function stateOf({ status, pause_collection: pause }: Stripe.Subscription): MonthlyState | null {
  switch (status) {
    case 'incomplete':
      return 'pending'
    case 'incomplete_expired':
      return 'abandoned'
    case 'active':
    case 'trialing':
      return pause ? 'paused' : 'active'
    case 'past_due':
    case 'unpaid':
      return 'past-due'
    case 'paused':
      return 'paused'
    case 'canceled':
      return 'ended'
    default:
      return null
  }
}

function endOf(before: MonthlyGift, { ended_at, cancellation_details }: Stripe.Subscription) {
  const unpaid = cancellation_details?.reason === 'payment_failed' || before.state === 'past-due'
  return {
    endedAt: ended_at ? ms(ended_at) : Date.now(),
    endedBecause: before.endWanted ?? (unpaid ? ('unpaid' as const) : ('asked' as const)),
    endWanted: null,
  }
}
