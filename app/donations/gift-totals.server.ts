import { and, asc, eq, sql, type Column } from 'drizzle-orm'
import { db } from '../../db/client'
import { feeTotals, giftTotals } from '../../db/schema'

/** One currency in one UTC month; money in minor units. */
export interface MonthTotal {
  currency: string
  month: string
  /** That were paid, whatever became of them. */
  gifts: number
  givenMinor: number
  refundedMinor: number
  disputedMinor: number
  /** What counts of them. */
  countedMinor: number
  /** Of what counts: from monthly gifts. */
  monthlyMinor: number
}

const sum = (column: Column) => sql<number>`sum(${column})`.mapWith(Number)

const columns = {
  currency: giftTotals.currency,
  month: giftTotals.month,
  gifts: sum(giftTotals.gifts),
  givenMinor: sum(giftTotals.givenMinor),
  refundedMinor: sum(giftTotals.refundedMinor),
  disputedMinor: sum(giftTotals.disputedMinor),
  countedMinor: sum(giftTotals.countedMinor),
  monthlyMinor: sum(giftTotals.monthlyMinor),
}

interface Which {
  /** Those of one petition; '': given to the organisation itself. */
  petitionId?: string
  /** Tests have totals of their own, for people who set giving up. */
  livemode: boolean
}

/** An organisation's gifts by currency and month, from totals that each gift moves: as fast with many gifts as with few. */
export const giftsByMonth = (
  organisationId: string,
  { petitionId, livemode }: Which,
): Promise<MonthTotal[]> =>
  db.read
    .select(columns)
    .from(giftTotals)
    .where(
      and(
        eq(giftTotals.organisationId, organisationId),
        eq(giftTotals.livemode, livemode),
        petitionId === undefined ? undefined : eq(giftTotals.about, petitionId),
      ),
    )
    .groupBy(giftTotals.currency, giftTotals.month)
    .orderBy(asc(giftTotals.currency), asc(giftTotals.month))

/** Whether anybody ever gave to an organisation, in tests or for real. */
export async function hasGifts(organisationId: string, livemode: boolean): Promise<boolean> {
  const found = await db.read
    .select({ month: giftTotals.month })
    .from(giftTotals)
    .where(and(eq(giftTotals.organisationId, organisationId), eq(giftTotals.livemode, livemode)))
    .limit(1)
  return found.length > 0
}

export interface FeeTotal {
  /** The one the gifts settled in. */
  currency: string
  month: string
  settledMinor: number
  feeMinor: number
}

/** What gifts cost by the month of their payment; those whose fee is not known yet are left out. */
export const feesByMonth = (organisationId: string, livemode: boolean): Promise<FeeTotal[]> =>
  db.read
    .select({
      currency: feeTotals.currency,
      month: feeTotals.month,
      settledMinor: feeTotals.settledMinor,
      feeMinor: feeTotals.feeMinor,
    })
    .from(feeTotals)
    .where(and(eq(feeTotals.organisationId, organisationId), eq(feeTotals.livemode, livemode)))
    .orderBy(asc(feeTotals.currency), asc(feeTotals.month))

export interface PublicTotal {
  currency: string
  gifts: number
  countedMinor: number
}

/** What a petition's page may tell: what counts, each currency by itself, and never a test. */
export const publicTotals = (organisationId: string, petitionId: string): Promise<PublicTotal[]> =>
  db.read
    .select({ currency: columns.currency, gifts: columns.gifts, countedMinor: columns.countedMinor })
    .from(giftTotals)
    .where(
      and(
        eq(giftTotals.organisationId, organisationId),
        eq(giftTotals.livemode, true),
        eq(giftTotals.about, petitionId),
      ),
    )
    .groupBy(giftTotals.currency)
    .orderBy(asc(giftTotals.currency))

/** What counts of the gifts at each petition, by its id, each currency by itself. */
export async function totalsByPetition(
  organisationId: string,
  livemode: boolean,
): Promise<Map<string, PublicTotal[]>> {
  const { currency, gifts, countedMinor } = columns
  const rows = await db.read
    .select({ about: giftTotals.about, currency, gifts, countedMinor })
    .from(giftTotals)
    .where(and(eq(giftTotals.organisationId, organisationId), eq(giftTotals.livemode, livemode)))
    .groupBy(giftTotals.about, giftTotals.currency)
    .orderBy(asc(giftTotals.currency))
  const totals = new Map<string, PublicTotal[]>()
  for (const { about, ...total } of rows) totals.set(about, [...(totals.get(about) ?? []), total])
  return totals
}
