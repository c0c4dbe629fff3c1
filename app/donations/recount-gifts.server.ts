import { and, eq, gte, inArray, lt, min, sql, type SQL } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { donations, feeTotals, giftStates, giftTotals, organisations } from '../../db/schema'
import { monthOf, numbers } from './count-gift.server'
import { wasPaid } from './states'

/** A total that stood wrong, and was set right. */
export interface TotalDrift {
  organisation: string
  total: string
  stood: number
  counted: number
}

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

const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00Z`)

function endOf(month: string): number {
  const start = new Date(startOf(month))
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1)
}

const counting = giftStates.filter(wasPaid)

const paidIn = (organisationId: string, month: string): SQL =>
  and(
    eq(donations.organisationId, organisationId),
    gte(donations.paidAt, startOf(month)),
    lt(donations.paidAt, endOf(month)),
    inArray(donations.state, counting),
  )!

const number = (what: SQL): SQL<number> => sql<number>`coalesce(sum(${what}), 0)`.mapWith(Number)
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
      givenMinor: number(sql`${donations.amountMinor}`),
      refundedMinor: number(sql`${donations.refundedMinor}`),
      disputedMinor: number(sql`${donations.disputedMinor}`),
      countedMinor: number(counted),
      monthlyMinor: number(sql`case when ${donations.monthlyGiftId} is null then 0 else ${counted} end`),
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

async function recountFees(
  tx: Tx,
  organisationId: string,
  slug: string,
  month: string,
): Promise<TotalDrift[]> {
  const currency = sql<string>`${donations.settledCurrency}`
  const rows = await tx
    .select({
      currency,
      livemode: donations.livemode,
      settledMinor: number(sql`${donations.settledMinor}`),
      feeMinor: number(sql`${donations.feeMinor}`),
    })
    .from(donations)
    .where(and(paidIn(organisationId, month), sql`${donations.settledCurrency} is not null`))
    .groupBy(currency, donations.livemode)
  const stood = await tx
    .select()
    .from(feeTotals)
    .where(and(eq(feeTotals.organisationId, organisationId), eq(feeTotals.month, month)))
  const drift: TotalDrift[] = []
  const name = (row: { currency: string; livemode: boolean }) =>
    `${row.livemode ? 'live' : 'test'} ${row.currency}`
  for (const [was, is] of paired(stood, rows, name)) {
    const row = is ?? { ...was!, settledMinor: 0, feeMinor: 0 }
    const wrong = (['settledMinor', 'feeMinor'] as const).filter((what) => (was?.[what] ?? 0) !== row[what])
    if (!wrong.length) continue
    const { settledMinor, feeMinor } = row
    await tx
      .insert(feeTotals)
      .values({
        organisationId,
        month,
        currency: row.currency,
        livemode: row.livemode,
        settledMinor,
        feeMinor,
      })
      .onConflictDoUpdate({
        target: [feeTotals.organisationId, feeTotals.livemode, feeTotals.currency, feeTotals.month],
        set: { settledMinor, feeMinor },
      })
    for (const what of wrong)
      drift.push({
        organisation: slug,
        total: `${month} ${name(row)} ${what}`,
        stood: was?.[what] ?? 0,
        counted: row[what],
      })
  }
  return drift
}

/** Rows of two lists that have the same name, side by side. */
function paired<A, B>(
  stood: A[],
  counted: B[],
  name: (row: A | B) => string,
): [A | undefined, B | undefined][] {
  const [was, is] = [
    new Map(stood.map((row) => [name(row), row])),
    new Map(counted.map((row) => [name(row), row])),
  ]
  return [...new Set([...was.keys(), ...is.keys()])].sort().map((key) => [was.get(key), is.get(key)])
}
