import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { Reader } from '../../db/client'
import { donations } from '../../db/schema'
import type { Donation } from './rows'
import { countedOf } from './states'

export interface YearOf {
  organisationId: string
  /** UTC. */
  year: number
}

export const yearOf = (at: number): number => new Date(at).getUTCFullYear()

export const paidIn = ({ organisationId, year }: YearOf) =>
  and(
    eq(donations.organisationId, organisationId),
    gte(donations.paidAt, Date.UTC(year, 0)),
    lt(donations.paidAt, Date.UTC(year + 1, 0)),
  )

/** Everything a mailbox paid to an organisation in a year, the oldest first, whatever became of it. */
export const paidInYear = (
  read: Pick<Reader, 'select'>,
  mailbox: Buffer,
  asked: YearOf,
): Promise<Donation[]> =>
  read
    .select()
    .from(donations)
    .where(and(eq(donations.mailbox, mailbox), paidIn(asked)))
    .orderBy(asc(donations.paidAt), asc(donations.id))

/** What of it stands on a statement: what was kept. Tests only where nothing real does. */
export function standingOf(paid: Donation[]): Donation[] {
  const kept = paid.filter((gift) => countedOf(gift) > 0)
  const live = kept.filter(({ livemode }) => livemode)
  return live.length > 0 ? live : kept
}

/** What was kept of them, a sum for each currency: they are never added. */
export function sumsOf(gifts: Donation[]): { currency: string; amountMinor: number; gifts: number }[] {
  const sums = new Map<string, { amountMinor: number; gifts: number }>()
  for (const gift of gifts) {
    const { amountMinor, gifts: n } = sums.get(gift.currency) ?? { amountMinor: 0, gifts: 0 }
    sums.set(gift.currency, { amountMinor: amountMinor + countedOf(gift), gifts: n + 1 })
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }))
}
