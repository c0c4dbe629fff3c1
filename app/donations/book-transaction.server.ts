import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { balanceTransactions, disputes, donations, refunds } from '../../db/schema'
import type { Stripe } from '../platform/stripe/client.server'
import { countGift } from './count-gift.server'
import { currencyOf, idOf, ms } from './facts'

/**
 * Books a movement of the balance, once, and with the gift it belongs to; the booking of a charge brings the real fee.
 * Returns whether it was new, or found its gift only now.
 */
export async function bookTransaction(
  tx: Tx,
  booking: Stripe.BalanceTransaction,
  livemode: boolean,
  payoutId: string | null = null,
): Promise<boolean> {
  const sourceId = idOf(booking.source)
  const donationId = sourceId === null ? null : await giftOf(tx, sourceId)
  const inserted = await tx
    .insert(balanceTransactions)
    .values({
      id: booking.id,
      type: booking.type,
      sourceId,
      donationId,
      payoutId,
      amountMinor: booking.amount,
      feeMinor: booking.fee,
      netMinor: booking.net,
      currency: currencyOf(booking.currency),
      livemode,
      createdAt: ms(booking.created),
      availableAt: ms(booking.available_on),
    })
    .onConflictDoNothing()
    .returning({ id: balanceTransactions.id })
  const own = eq(balanceTransactions.id, booking.id)
  if (payoutId !== null) await tx.update(balanceTransactions).set({ payoutId }).where(own)
  const found = donationId
    ? await tx
        .update(balanceTransactions)
        .set({ donationId })
        .where(and(own, isNull(balanceTransactions.donationId)))
        .returning({ id: balanceTransactions.id })
    : []
  const isCharge = booking.type === 'charge' || booking.type === 'payment'
  const priced = donationId !== null && isCharge && (await settlePrice(tx, donationId, booking))
  return inserted.length > 0 || found.length > 0 || priced
}

/** The gift that a charge, a refund or a dispute belongs to. */
async function giftOf(tx: Tx, sourceId: string): Promise<string | null> {
  const [charged] = await tx
    .select({ id: donations.id })
    .from(donations)
    .where(eq(donations.chargeId, sourceId))
  if (charged) return charged.id
  const [refunded] = await tx
    .select({ id: refunds.donationId })
    .from(refunds)
    .where(eq(refunds.refundId, sourceId))
  if (refunded) return refunded.id
  const [disputed] = await tx
    .select({ id: disputes.donationId })
    .from(disputes)
    .where(eq(disputes.id, sourceId))
  return disputed?.id ?? null
}

async function settlePrice(tx: Tx, donationId: string, booking: Stripe.BalanceTransaction): Promise<boolean> {
  const [before] = await locked(tx.select().from(donations).where(eq(donations.id, donationId)))
  if (!before || before.settledMinor !== null) return false
  const price = {
    settledMinor: booking.amount,
    feeMinor: booking.fee,
    settledCurrency: currencyOf(booking.currency),
  }
  await tx.update(donations).set(price).where(eq(donations.id, donationId))
  countGift(tx, before, { ...before, ...price })
  return true
}
