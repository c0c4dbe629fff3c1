import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { refunds } from '../../db/schema'
import type { Stripe } from '../platform/stripe/client.server'
import { ms, ownId } from './facts'

type RefundState = (typeof refunds.$inferSelect)['state']

/** A word we do not know is money on its way. */
const stateOf = (status: string | null): RefundState =>
  status === 'succeeded' ? 'succeeded' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending'

/**
 * Takes over a gift's refunds by their ids: those asked for here find their row by its own id, those made at the
 * provider's pages get one. Returns the sum, in minor units, of what went back or is on its way; what failed is none.
 */
export async function recordRefunds(
  tx: Tx,
  donationId: string,
  heard: Stripe.Refund[],
  now: number,
): Promise<number> {
  for (const refund of heard) {
    const state = stateOf(refund.status)
    const settledAt = state === 'pending' ? null : now
    const own = ownId(refund.metadata?.refund_id)
    if (own) {
      await tx
        .update(refunds)
        .set({ refundId: refund.id })
        .where(and(eq(refunds.id, own), eq(refunds.donationId, donationId), isNull(refunds.refundId)))
    }
    await tx
      .insert(refunds)
      .values({
        refundId: refund.id,
        donationId,
        amountMinor: refund.amount,
        state,
        createdAt: ms(refund.created),
        settledAt,
      })
      .onConflictDoNothing()
    await tx
      .update(refunds)
      .set({ state, settledAt })
      .where(and(eq(refunds.refundId, refund.id), ne(refunds.state, state)))
  }
  const standing = await tx.select().from(refunds).where(eq(refunds.donationId, donationId))
  return standing
    .filter(({ state, refundId }) => state !== 'failed' && refundId !== null)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
