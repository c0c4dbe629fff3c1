import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { donations, feeTotals } from '../../db/schema'
import { paidIn, paired, summed, type TotalDrift } from './recounting'

/** Counts the fees of a month again, and sets right what stood wrong. */
export async function recountFees(
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
      settledMinor: summed(sql`${donations.settledMinor}`),
      feeMinor: summed(sql`${donations.feeMinor}`),
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
