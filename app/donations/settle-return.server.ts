import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import { log } from '../platform/log.server'
import { faultOf } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { findGiftLink } from './gift-link.server'
import type { Donation } from './rows'
import { settleSession } from './settle-gift.server'
import { settleInvoice } from './settle-invoice.server'
import { wasPaid } from './states'

export type Returned =
  /** `fresh`: read from the provider now; without it the page shows what was known, and says that it may lag. */
  { outcome: 'found'; gift: Donation; fresh: boolean } | { outcome: 'unknown' }

/**
 * Settles a gift as its donor comes back from the provider's page, by the same reading as everything else. The secret is
 * ours and names our row; nothing else in the address is looked at. Opening it again shows the gift as it stands.
 */
export async function settleReturn(secret: string, now = Date.now()): Promise<Returned> {
  const id = await findGiftLink(secret, now)
  const gift = id && (await findGift(id))
  if (!gift) return { outcome: 'unknown' }
  if (wasPaid(gift.state)) return { outcome: 'found', gift, fresh: true }
  const fresh = await settleNow(gift)
  return { outcome: 'found', gift: (await findGift(gift.id))!, fresh }
}

async function settleNow(gift: Donation): Promise<boolean> {
  const own = provider()
  if (!own) return false
  try {
    if (gift.invoiceId) await settleInvoice(own, gift.invoiceId)
    else if (gift.sessionId) await settleSession(own, gift.sessionId)
    return true
  } catch (error) {
    if (!faultOf(error)) throw error
    log.warn({ err: error, gift: gift.id }, 'a gift could not be read as its donor came back')
    return false
  }
}

async function findGift(id: string): Promise<Donation | null> {
  const [gift] = await db.read.select().from(donations).where(eq(donations.id, id))
  return gift ?? null
}
