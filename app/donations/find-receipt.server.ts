import { desc, eq, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations, receipts } from '../../db/schema'
import type { Donation, Receipt } from './rows'

export interface FoundReceipt {
  gift: Donation
  receipt: Receipt
  /** The one whose place it takes. */
  corrects: Receipt | null
}

/** The newest receipt of a gift, or null before there is one. */
export async function receiptOfGift(donationId: string): Promise<FoundReceipt | null> {
  const [newest] = await receiptsWhere(eq(donations.id, donationId))
  return newest ?? null
}

/** A receipt of this mailbox; nobody else's is told from one that is not there. */
export async function receiptOfMailbox(mailbox: Buffer, receiptId: string): Promise<FoundReceipt | null> {
  const all = await receiptsWhere(eq(donations.mailbox, mailbox))
  return all.find(({ receipt }) => receipt.id === receiptId) ?? null
}

async function receiptsWhere(which: SQL): Promise<FoundReceipt[]> {
  const rows = await db.read
    .select({ gift: donations, receipt: receipts })
    .from(receipts)
    .innerJoin(donations, eq(donations.id, receipts.donationId))
    .where(which)
    .orderBy(desc(receipts.issuedAt), desc(receipts.number))
  return rows.map(({ gift, receipt }) => {
    const before = rows.find((row) => row.receipt.id === receipt.correctsId)
    return { gift, receipt, corrects: before?.receipt ?? null }
  })
}
