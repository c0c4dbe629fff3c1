import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { disputes, donations, monthlyGifts, receipts, refunds } from '../../db/schema'
import { plain } from '../petitions/everything-kept.server'
import { sealedForDonor } from '../supporters/sealed-donor'
import { receiptNumber } from './receipt-number'

/** Everything kept about what a mailbox gave, for its owner: as the rest of the file, times as text, what was sealed opened. */
export async function donorKept(mailbox: Buffer) {
  const gifts = await db.read
    .select()
    .from(donations)
    .where(eq(donations.mailbox, mailbox))
    .orderBy(asc(donations.createdAt))
  const promised = await db.read
    .select()
    .from(monthlyGifts)
    .where(eq(monthlyGifts.mailbox, mailbox))
    .orderBy(asc(monthlyGifts.createdAt))
  const ids = gifts.map(({ id }) => id)
  const [issued, back, disputed] = ids.length
    ? await Promise.all([
        db.read.select().from(receipts).where(inArray(receipts.donationId, ids)),
        db.read.select().from(refunds).where(inArray(refunds.donationId, ids)),
        db.read.select().from(disputes).where(inArray(disputes.donationId, ids)),
      ])
    : [[], [], []]
  const of = <T extends { donationId: string }>(rows: T[], id: string) =>
    rows.filter(({ donationId }) => donationId === id)
  return {
    gifts: gifts.map((gift) => ({
      ...plain({ ...gift, once: null }, sealedForDonor('donations', gift.id)),
      receipts: of(issued, gift.id).map((receipt) => ({
        ...plain(receipt),
        number: receiptNumber(receipt),
      })),
      // Why an organizer gave it back, and who did, is the organisation's own note.
      refunds: of(back, gift.id).map(({ reason: _reason, requestedBy: _by, ...refund }) => plain(refund)),
      disputes: of(disputed, gift.id).map((dispute) => plain(dispute)),
    })),
    monthlyGifts: promised.map((gift) => plain(gift, sealedForDonor('monthly_gifts', gift.id))),
  }
}
