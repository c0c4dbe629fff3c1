import { and, eq, min, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { donations, giftTotals, organisations } from '../../db/schema'
import { monthOf, numbers } from './count-gift.server'
import { recountFees } from './recount-fees.server'
import { endOf, paidIn, paired, summed, type TotalDrift } from './recounting'

/**
 * Counts the gifts of every organisation, a month at a time, compares them with the totals that giving keeps, names each
 * difference and sets it right. People can give in between. A second run finds nothing.
 */
export async function recountGifts(
  report: (done: number, of: number) => void = () => {},
  now = Date.now(),
): Promise<TotalDrift[]> {
  const all = await db.read.select({ id: organisations.id, slug: organisations.slug }).from(organisations)
  const drift: TotalDrift[] = []
  for (const [done, organisation] of all.entries()) {
    for (const month of await monthsOf(organisation.id, now))
      drift.push(...(await db.write((tx) => recountMonth(tx, organisation, month), { alone: true })))
    report(done + 1, all.length)
  }
  return drift
}

/** Every month that has gifts or totals. */
async function monthsOf(organisationId: string, now: number): Promise<string[]> {
  const stood = await db.read
    .selectDistinct({ month: giftTotals.month })
    .from(giftTotals)
    .where(eq(giftTotals.organisationId, organisationId))
  const [first] = await db.read
    .select({ at: min(donations.paidAt) })
    .from(donations)
    .where(eq(donations.organisationId, organisationId))
  const months = new Set(stood.map(({ month }) => month))
  if (first!.at !== null)
    for (let month = monthOf(first!.at); month <= monthOf(now); month = monthOf(endOf(month)))
      months.add(month)
  return [...months].sort()
}

const left = sql`${donations.amountMinor} - ${donations.refundedMinor} - ${donations.disputedMinor}`
const counted = sql`case when ${left} > 0 then ${left} else 0 end`

async function recountMonth(
  tx: Tx,
  { id: organisationId, slug }: { id: string; slug: string },
  month: string,
): Promise<TotalDrift[]> {
  const about = sql<string>`coalesce(cast(${donations.petitionId} as text), '')`
  const { currency, livemode } = donations
  const rows = await tx
    .select({
      about,
      currency,
      livemode,
      gifts: sql<number>`count(*)`.mapWith(Number),
      givenMinor: summed(sql`${donations.amountMinor}`),
      refundedMinor: summed(sql`${donations.refundedMinor}`),
      disputedMinor: summed(sql`${donations.disputedMinor}`),
      countedMinor: summed(counted),
      monthlyMinor: summed(sql`case when ${donations.monthlyGiftId} is null then 0 else ${counted} end`),
    })
    .from(donations)
    .where(paidIn(organisationId, month))
    .groupBy(about, currency, livemode)
  const stood = await tx
    .select()
    .from(giftTotals)
    .where(and(eq(giftTotals.organisationId, organisationId), eq(giftTotals.month, month)))
  const drift: TotalDrift[] = []
  const name = (row: { about: string; currency: string; livemode: boolean }) =>
    `${row.livemode ? 'live' : 'test'} ${row.currency}${row.about && ` ${row.about}`}`
  for (const [was, is] of paired(stood, rows, name)) {
    const row = is ?? { ...was!, ...nothing }
    const wrong = numbers.filter((what) => (was?.[what] ?? 0) !== row[what])
    if (!wrong.length) continue
    const values = Object.fromEntries(numbers.map((what) => [what, row[what]]))
    await tx
      .insert(giftTotals)
      .values({
        organisationId,
        month,
        about: row.about,
        currency: row.currency,
        livemode: row.livemode,
        ...values,
      })
      .onConflictDoUpdate({
        target: [
          giftTotals.organisationId,
          giftTotals.livemode,
          giftTotals.currency,
          giftTotals.month,
          giftTotals.about,
        ],
        set: values,
      })
    for (const what of wrong)
      drift.push({
        organisation: slug,
        total: `${month} ${name(row)} ${what}`,
        stood: was?.[what] ?? 0,
        counted: row[what],
      })
  }
  return [...drift, ...(await recountFees(tx, organisationId, slug, month))]
}

const nothing = Object.fromEntries(numbers.map((what) => [what, 0])) as Record<
  (typeof numbers)[number],
  number
>
