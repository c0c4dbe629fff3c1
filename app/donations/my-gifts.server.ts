import { and, desc, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations, monthlyGifts, receipts } from '../../db/schema'
import type { Locale } from '../i18n'
import { aboutThem, type About } from './gift-about.server'
import { giftSecret } from './gift-link.server'
import { receiptNumber } from './receipt-number'
import type { Donation, MonthlyGift } from './rows'

export interface MyGift extends About {
  gift: Omit<Donation, 'sealed' | 'mailbox' | 'once'>
  /** Of its page: `/donations/:secret/thanks`. */
  secret: string
  /** Newest first; more than one where a refund corrected it. */
  receipts: { id: string; number: string; amountMinor: number; issuedAt: number }[]
}

export interface MyMonthlyGift extends About {
  monthly: Omit<MonthlyGift, 'sealed' | 'mailbox'>
  canChange: boolean
  canPause: boolean
  canResume: boolean
}

/** Everything a mailbox gave and promised, newest first; gifts that nobody paid are left out. */
export async function myGifts(
  mailbox: Buffer,
  locale: Locale,
): Promise<{ gifts: MyGift[]; monthly: MyMonthlyGift[] }> {
  const shown = ['processing', 'failed', 'paid', 'refunded', 'disputed'] as const
  const gifts = await db.read
    .select()
    .from(donations)
    .where(and(eq(donations.mailbox, mailbox), inArray(donations.state, [...shown])))
    .orderBy(desc(donations.createdAt), desc(donations.id))
  const promised = await db.read
    .select()
    .from(monthlyGifts)
    .where(
      and(
        eq(monthlyGifts.mailbox, mailbox),
        inArray(monthlyGifts.state, ['active', 'past-due', 'paused', 'ended']),
      ),
    )
    .orderBy(desc(monthlyGifts.createdAt), desc(monthlyGifts.id))
  if (!gifts.length && !promised.length) return { gifts: [], monthly: [] }
  const about = await aboutThem([...gifts, ...promised], locale)
  const issued = gifts.length
    ? await db.read
        .select()
        .from(receipts)
        .where(
          inArray(
            receipts.donationId,
            gifts.map(({ id }) => id),
          ),
        )
        .orderBy(desc(receipts.issuedAt), desc(receipts.number))
    : []
  return {
    gifts: gifts.map((gift) => {
      const { sealed: _, mailbox: __, once: ___, ...plain } = gift
      const own = issued.filter(({ donationId }) => donationId === gift.id)
      return {
        ...about(gift),
        gift: plain,
        secret: giftSecret(gift.id),
        receipts: own.map((receipt) => ({
          id: receipt.id,
          number: receiptNumber(receipt),
          amountMinor: receipt.amountMinor,
          issuedAt: receipt.issuedAt,
        })),
      }
    }),
    monthly: promised.map((gift) => {
      const { sealed: _, mailbox: __, ...plain } = gift
      const runs = gift.state !== 'ended' && gift.endWanted === null
      return {
        ...about(gift),
        monthly: plain,
        canChange: runs,
        canPause: runs && gift.state === 'active' && gift.cancelsAt === null,
        canResume: runs && (gift.state === 'paused' || gift.cancelsAt !== null),
      }
    }),
  }
}

/** One monthly gift of this mailbox, or null. */
export async function myMonthlyGift(
  mailbox: Buffer,
  id: string,
  locale: Locale,
): Promise<MyMonthlyGift | null> {
  const { monthly } = await myGifts(mailbox, locale)
  return monthly.find((one) => one.monthly.id === id) ?? null
}
