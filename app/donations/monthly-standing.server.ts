import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { monthlyGifts } from '../../db/schema'

export const standingStates = ['active', 'past-due', 'paused'] as const
export type StandingState = (typeof standingStates)[number]

export interface MonthlyStanding {
  currency: string
  state: StandingState
  gifts: number
  /** What they promise each month together, in minor units. */
  eachMonthMinor: number
}

/** The monthly gifts of an organisation that go on, fail or rest, by currency. */
export const monthlyStanding = (organisationId: string, livemode: boolean): Promise<MonthlyStanding[]> =>
  db.read
    .select({
      currency: monthlyGifts.currency,
      state: sql<StandingState>`${monthlyGifts.state}`,
      gifts: sql<number>`count(*)`.mapWith(Number),
      eachMonthMinor: sql<number>`sum(${monthlyGifts.amountMinor})`.mapWith(Number),
    })
    .from(monthlyGifts)
    .where(
      and(
        eq(monthlyGifts.organisationId, organisationId),
        eq(monthlyGifts.livemode, livemode),
        inArray(monthlyGifts.state, [...standingStates]),
      ),
    )
    .groupBy(monthlyGifts.currency, monthlyGifts.state)
    .orderBy(asc(monthlyGifts.currency), asc(monthlyGifts.state))
