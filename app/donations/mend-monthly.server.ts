import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { monthlyGifts } from '../../db/schema'
import { config } from '../config.server'
import { log } from '../platform/log.server'
import { expanded } from './facts'
import { faultOf, type Stripe } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { ownMonthly } from './change-monthly.server'
import { findFixLink } from './gift-link.server'
import type { MonthlyGift } from './rows'

export type Mending =
  /** On to the provider, where the card is changed or the open month is paid; the address is made for this press. */
  | { outcome: 'redirect'; url: string }
  | { outcome: 'unknown' }
  | { outcome: 'over' }
  | { outcome: 'unavailable' }

/** What a letter about a failed renewal leads to; `null` for a link that ended or is none. */
export async function findMending(secret: string, now = Date.now()): Promise<MonthlyGift | null> {
  const id = await findFixLink(secret, now)
  if (!id) return null
  const [gift] = await db.read.select().from(monthlyGifts).where(eq(monthlyGifts.id, id))
  return gift ?? null
}

/** Leads the reader of such a letter to where it is mended. `back`: a path of our own to return to. */
export async function mendByLink(secret: string, back: string, now = Date.now()): Promise<Mending> {
  const gift = await findMending(secret, now)
  return gift ? mend(gift, back) : { outcome: 'unknown' }
}

/** The same from My page, for a card that changed or a month that failed. */
export async function mendMonthly(mailbox: Buffer, id: string, back: string): Promise<Mending> {
  const gift = await ownMonthly(mailbox, id)
  return gift ? mend(gift, back) : { outcome: 'unknown' }
}

/** An open month is paid on its own page, where a bank can also ask its customer; else the portal changes the card. */
async function mend(gift: MonthlyGift, back: string): Promise<Mending> {
  const own = provider()
  if (!gift.subscriptionId || !gift.customerId || gift.state === 'ended') return { outcome: 'over' }
  if (!own || own.livemode !== gift.livemode) return { outcome: 'unavailable' }
  try {
    const { stripe } = own
    const { latest_invoice } = await stripe.subscriptions.retrieve(gift.subscriptionId, {
      expand: ['latest_invoice'],
    })
    const invoice = expanded<Stripe.Invoice>(latest_invoice)
    if (invoice?.status === 'open' && invoice.hosted_invoice_url)
      return { outcome: 'redirect', url: invoice.hosted_invoice_url }
    const return_url = `${config.publicOrigin}${back}`
    const portal = await stripe.billingPortal.sessions.create({
      customer: gift.customerId,
      locale: gift.locale,
      return_url,
      flow_data: {
        type: 'payment_method_update',
        after_completion: { type: 'redirect', redirect: { return_url } },
      },
    })
    return { outcome: 'redirect', url: portal.url }
  } catch (error) {
    if (!faultOf(error)) throw error
    log.warn({ err: error, monthly: gift.id }, 'no page was opened to mend a monthly gift')
    return { outcome: 'unavailable' }
  }
}
