import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { disputes, refunds } from '../../db/schema'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { expanded, type GiftFacts } from './facts'

/** What an event hints at beyond the payment itself: it is read even where nothing else tells of it. */
export interface Hints {
  refunds?: boolean
  disputes?: boolean
}

/** A payment with its charge and the charge's booking. */
export const readIntent = ({ stripe }: Provider, id: string): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.retrieve(id, { expand: ['latest_charge.balance_transaction'] })

export const nothingMore = { refunds: null, disputes: null }

/** Refunds and disputes of a payment: asked for only where the charge, an event or our own rows tell of any. */
export async function readMore(
  { stripe }: Provider,
  intent: Stripe.PaymentIntent,
  donationId: string,
  hints: Hints,
): Promise<Pick<GiftFacts, 'refunds' | 'disputes'>> {
  if (intent.status !== 'succeeded') return nothingMore
  const charge = expanded(intent.latest_charge)
  const own = await knownOf(donationId)
  const refunded = hints.refunds || own.refunds || (charge?.amount_refunded ?? 0) > 0
  const disputed = hints.disputes || own.disputes || charge?.disputed
  return {
    refunds: refunded ? await everyOne(stripe.refunds.list({ payment_intent: intent.id, limit: 100 })) : null,
    disputes: disputed
      ? await everyOne(stripe.disputes.list({ payment_intent: intent.id, limit: 100 }))
      : null,
  }
}

const everyOne = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of list) all.push(one)
  return all
}

async function knownOf(donationId: string): Promise<{ refunds: boolean; disputes: boolean }> {
  const [refund] = await db.read
    .select({ id: refunds.id })
    .from(refunds)
    .where(eq(refunds.donationId, donationId))
    .limit(1)
  const [dispute] = await db.read
    .select({ id: disputes.id })
    .from(disputes)
    .where(eq(disputes.donationId, donationId))
    .limit(1)
  return { refunds: refund !== undefined, disputes: dispute !== undefined }
}
