import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import { config } from '../config.server'
import { HOUR } from '../duration'
import { fill, texts } from '../i18n'
import { log } from '../platform/log.server'
import { unseal } from '../platform/seal.server'
import { faultOf, isReplayed, type Provider, type Stripe } from '../platform/stripe/client.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { giftUrl } from './gift-link.server'
import type { Donation } from './rows'

/** How long the hosted page can be paid on: longer than the same words posted again lead to it. */
export const PAGE_OPEN_FOR = 2 * HOUR

type Opened = { outcome: 'redirect'; url: string } | { outcome: 'unavailable' } | { outcome: 'refused' }

interface Receiver {
  legalName: string
  back: string
}

/**
 * Opens the provider's page for a gift's row. The key is made of the row, and so is every word said: whoever asks again,
 * after a crash or at the same time, gets the page there is. What the provider refuses is given up, and another begins.
 */
export async function openSession(provider: Provider, gift: Donation, to: Receiver): Promise<Opened> {
  try {
    const session = await provider.stripe.checkout.sessions.create(wordsOf(gift, to), {
      idempotencyKey: `donation/${gift.id}/checkout/${gift.attempt}`,
    })
    await change(gift, { sessionId: session.id })
    if (session.url) return { outcome: 'redirect', url: session.url }
    return { outcome: 'refused' }
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    log[fault === 'busy' ? 'warn' : 'error'](
      { err: error, gift: gift.id, fault },
      'no page was opened for a gift',
    )
    if (fault !== 'busy') {
      await change(gift, { state: 'abandoned', once: null })
      return { outcome: 'refused' }
    }
    // The provider keeps its failure under the key and would say it for ever; nobody was led to that page.
    if (isReplayed(error)) await change(gift, { attempt: gift.attempt + 1 })
    return { outcome: 'unavailable' }
  }
}

/** Only while nobody paid: then the row is the provider's to tell of. */
const change = ({ id }: Donation, set: Partial<Donation>): Promise<void> =>
  db.write(async (tx) => {
    await tx.update(donations).set(set).where(eq(donations.id, id))
  })

function wordsOf(gift: Donation, { legalName, back }: Receiver): Stripe.Checkout.SessionCreateParams {
  const t = texts(gift.locale).checkout
  const { email } = unseal<SealedDonor>(sealedForDonor('donations', gift.id), gift.sealed!)
  const monthly = gift.monthlyGiftId
  const name = fill(monthly ? t.monthly : t.once, { organisation: legalName })
  const price = {
    currency: gift.currency.toLowerCase(),
    unit_amount: gift.amountMinor,
    product_data: { name },
  }
  const page = {
    client_reference_id: gift.id,
    metadata: { donation_id: gift.id },
    customer_email: email,
    locale: gift.locale,
    success_url: giftUrl(gift.locale, gift.id),
    cancel_url: `${config.publicOrigin}${back}`,
    expires_at: Math.floor((gift.createdAt + PAGE_OPEN_FOR) / 1000),
  }
  if (!monthly)
    return {
      ...page,
      mode: 'payment',
      submit_type: 'donate',
      line_items: [{ quantity: 1, price_data: price }],
      payment_intent_data: { description: name, metadata: { donation_id: gift.id } },
    }
  return {
    ...page,
    mode: 'subscription',
    line_items: [{ quantity: 1, price_data: { ...price, recurring: { interval: 'month' } } }],
    subscription_data: {
      description: name,
      metadata: { donation_id: gift.id, monthly_gift_id: monthly },
    },
  }
}
