import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { disputes, givingSettings, organisations, receiptCounters, receipts, refunds } from '../../db/schema'
import type { Donation } from './rows'
import { tellDonor } from './tell-donor.server'

/**
 * Gives a paid gift its receipt, with the next number of its organisation and year, and writes the letter that brings it:
 * in the transaction that makes the gift a paid one.
 */
export async function issueReceipt(tx: Tx, gift: Donation, now: number): Promise<void> {
  await writeReceipt(tx, gift, gift.amountMinor, null, now)
}

/**
 * Gives a corrected receipt where what was told no longer holds: money went back for good, or did not after all. The
 * bank's withdrawal during a dispute is no reason yet; losing it is.
 */
export async function correctReceipt(tx: Tx, gift: Donation, now: number): Promise<void> {
  const [last] = await tx
    .select()
    .from(receipts)
    .where(eq(receipts.donationId, gift.id))
    .orderBy(desc(receipts.issuedAt), desc(receipts.number))
    .limit(1)
  const kept = gift.amountMinor - (await goneForGood(tx, gift.id))
  if (!last || last.amountMinor === Math.max(0, kept)) return
  await writeReceipt(tx, gift, Math.max(0, kept), last.id, now)
}

async function goneForGood(tx: Tx, donationId: string): Promise<number> {
  const [refunded] = await tx
    .select({ sum: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`.mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.donationId, donationId), eq(refunds.state, 'succeeded')))
  const [lost] = await tx
    .select({ sum: sql<number>`coalesce(sum(${disputes.amountMinor}), 0)`.mapWith(Number) })
    .from(disputes)
    .where(
      and(eq(disputes.donationId, donationId), eq(disputes.status, 'lost'), eq(disputes.withdrawn, true)),
    )
  return refunded!.sum + lost!.sum
}

async function writeReceipt(
  tx: Tx,
  gift: Donation,
  amountMinor: number,
  correctsId: string | null,
  now: number,
): Promise<void> {
  const { organisationId, livemode, locale, currency } = gift
  const year = new Date(now).getUTCFullYear()
  const [who] = await tx
    .select({ name: organisations.name, settings: givingSettings })
    .from(organisations)
    .leftJoin(givingSettings, eq(givingSettings.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId))
  const [receipt] = await tx
    .insert(receipts)
    .values({
      organisationId,
      year,
      number: await nextNumber(tx, { organisationId, year, livemode }),
      livemode,
      donationId: gift.id,
      correctsId,
      amountMinor,
      currency,
      legalName: who!.settings?.legalName ?? who!.name[locale],
      text: who!.settings?.receiptText[locale] ?? '',
      locale,
      issuedAt: now,
    })
    .returning()
  await tellDonor(tx, gift, receipt!, now)
}

/** Counted up in this transaction: a receipt that is not kept takes no number. */
async function nextNumber(
  tx: Tx,
  series: { organisationId: string; year: number; livemode: boolean },
): Promise<number> {
  const [counter] = await tx
    .insert(receiptCounters)
    .values({ ...series, last: 1 })
    .onConflictDoUpdate({
      target: [receiptCounters.organisationId, receiptCounters.year, receiptCounters.livemode],
      set: { last: sql`${receiptCounters.last} + 1` },
    })
    .returning({ last: receiptCounters.last })
  return counter!.last
}
