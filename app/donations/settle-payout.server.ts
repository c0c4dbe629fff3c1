import { eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { balanceTransactions, payouts } from '../../db/schema'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { bookTransaction } from './book-transaction.server'
import { currencyOf, ms } from './facts'

/**
 * Reads a payout by its id with every movement in it, so that each cent of it is matched with its gift, fee or refund.
 * Returns whether anything was new.
 */
export async function settlePayout(provider: Provider, payoutId: string): Promise<boolean> {
  const payout = await provider.stripe.payouts.retrieve(payoutId)
  const booked: Stripe.BalanceTransaction[] = []
  // Only an automatic payout knows what it consists of; asking another one is refused.
  if (payout.automatic)
    for await (const one of provider.stripe.balanceTransactions.list({ payout: payoutId, limit: 100 }))
      booked.push(one)
  return db.write(async (tx) => {
    let news = false
    for (const one of booked)
      news =
        (await bookTransaction(tx, one, payout.livemode, one.type === 'payout' ? null : payoutId)) || news
    const [sum] = await tx
      .select({ net: sql<number | null>`sum(${balanceTransactions.netMinor})`.mapWith(Number) })
      .from(balanceTransactions)
      .where(eq(balanceTransactions.payoutId, payoutId))
    const row = {
      amountMinor: payout.amount,
      currency: currencyOf(payout.currency),
      status: payout.status,
      livemode: payout.livemode,
      createdAt: ms(payout.created),
      arrivesAt: ms(payout.arrival_date),
      bookedMinor: payout.automatic ? sum!.net : null,
    }
    const [known] = await tx.select().from(payouts).where(eq(payouts.id, payoutId))
    const { status, bookedMinor, arrivesAt } = row
    await tx
      .insert(payouts)
      .values({ id: payoutId, ...row })
      .onConflictDoUpdate({ target: payouts.id, set: { status, bookedMinor, arrivesAt } })
    return news || known?.status !== status || known.bookedMinor !== bookedMinor
  })
}
