import { asc, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { balanceTransactions, donations, payouts } from '../../db/schema'

export interface ListedPayout {
  id: string
  amountMinor: number
  currency: string
  status: string
  /** Epoch ms. */
  createdAt: number
  arrivesAt: number
  /** Every movement of it is known and they add up to it; null for one made by hand, which the provider does not itemise. */
  addsUp: boolean | null
}

const PAYOUTS_SHOWN = 60

/** What the provider sent to the bank, newest first. One account serves the instance: they are of every organisation. */
export async function listPayouts(livemode: boolean): Promise<ListedPayout[]> {
  const rows = await db.read
    .select()
    .from(payouts)
    .where(eq(payouts.livemode, livemode))
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(PAYOUTS_SHOWN)
  return rows.map(listed)
}

function listed(row: typeof payouts.$inferSelect): ListedPayout {
  const { bookedMinor, livemode: _, ...payout } = row
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

/** One payout with each movement in it; gifts of other organisations are lines without a name. */
export async function findPayout(
  organisationId: string,
  payoutId: string,
): Promise<{ payout: ListedPayout; lines: PayoutLine[] } | null> {
  const [row] = await db.read.select().from(payouts).where(eq(payouts.id, payoutId))
  if (!row) return null
  const lines = await db.read
    .select({ line: balanceTransactions, organisationId: donations.organisationId })
    .from(balanceTransactions)
    .leftJoin(donations, eq(donations.id, balanceTransactions.donationId))
    .where(eq(balanceTransactions.payoutId, payoutId))
    .orderBy(asc(balanceTransactions.createdAt), asc(balanceTransactions.id))
  return {
    payout: listed(row),
    lines: lines.map(({ line, organisationId: whose }) => {
      const { type, amountMinor, feeMinor, netMinor, currency, createdAt } = line
      const own = whose === organisationId
      return {
        type,
        amountMinor,
        feeMinor,
        netMinor,
        currency,
        createdAt,
        giftId: own ? line.donationId : null,
        own,
      }
    }),
  }
}
