import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { balanceTransactions, donations, payouts } from '../../db/schema'

export interface ListedPayout {
  id: string
  amountMinor: number
  currency: string
  status: string
  livemode: boolean
  /** Epoch ms. */
  createdAt: number
  arrivesAt: number
  /** Every movement of it is known and they add up to it; null for one made by hand, which the provider does not itemise. */
  addsUp: boolean | null
}

/** A payout with the part of it that is this organisation's. */
export interface OwnPayout extends ListedPayout {
  /** After fees, in the payout's currency. */
  ownMinor: number
  ownLines: number
}

const PAYOUTS_SHOWN = 60

/**
 * What the provider sent to the bank, newest first, where something of it was given to this organisation: one account
 * serves the instance, and what belongs to others alone is not shown.
 */
export async function listPayouts(organisationId: string, livemode: boolean): Promise<OwnPayout[]> {
  const own = await db.read
    .select({
      payout: payouts,
      ownMinor: sql<number>`sum(${balanceTransactions.netMinor})`.mapWith(Number),
      ownLines: sql<number>`count(*)`.mapWith(Number),
    })
    .from(payouts)
    .innerJoin(balanceTransactions, eq(balanceTransactions.payoutId, payouts.id))
    .innerJoin(donations, eq(donations.id, balanceTransactions.donationId))
    .where(and(eq(payouts.livemode, livemode), eq(donations.organisationId, organisationId)))
    .groupBy(payouts.id)
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(PAYOUTS_SHOWN)
  return own.map(({ payout, ...part }) => ({ ...listed(payout), ...part }))
}

function listed(row: typeof payouts.$inferSelect): ListedPayout {
  const { bookedMinor, ...payout } = row
  return { ...payout, addsUp: bookedMinor === null ? null : bookedMinor === row.amountMinor }
}

export interface PayoutLine {
  type: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  currency: string
  /** Epoch ms. */
  createdAt: number
  /** The gift it belongs to, where that is this organisation's. */
  giftId: string | null
  /** False for another organisation's, and for what belongs to no gift. */
  own: boolean
}

/**
 * One payout with each movement in it; gifts of other organisations are lines without a name. Null where nothing of it is
 * this organisation's.
 */
export async function findPayout(
  organisationId: string,
  payoutId: string,
): Promise<{ payout: ListedPayout; lines: PayoutLine[] } | null> {
  const [row] = await db.read.select().from(payouts).where(eq(payouts.id, payoutId))
  if (!row) return null
  const found = await db.read
    .select({ line: balanceTransactions, organisationId: donations.organisationId })
    .from(balanceTransactions)
    .leftJoin(donations, eq(donations.id, balanceTransactions.donationId))
    .where(eq(balanceTransactions.payoutId, payoutId))
    .orderBy(asc(balanceTransactions.createdAt), asc(balanceTransactions.id))
  const lines = found.map(({ line, organisationId: whose }) => {
    const { type, amountMinor, feeMinor, netMinor, currency, createdAt, donationId } = line
    const own = whose === organisationId
    return {
      type,
      amountMinor,
      feeMinor,
      netMinor,
      currency,
      createdAt,
      giftId: own ? donationId : null,
      own,
    }
  })
  return lines.some(({ own }) => own) ? { payout: listed(row), lines } : null
}
