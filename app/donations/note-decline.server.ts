import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import { MINUTE } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import type { Provider } from '../platform/stripe/client.server'
import { openAfterDeclines, readBreaker } from './breaker.server'
import { idOf, ownId } from './facts'

/**
 * Counts an attempt that a bank declined, and opens the guard against card testing where there are too many. News of
 * long ago (a day without webhooks) says nothing of this moment and is not counted.
 */
export async function noteDecline(
  provider: Provider,
  intentId: string,
  happenedAt: number,
  now = Date.now(),
): Promise<void> {
  const gift = await triedGift(provider, intentId)
  if (!gift) return
  await db.write(async (tx) => {
    await tx.update(donations).set({ declinedAt: happenedAt }).where(eq(donations.id, gift.id))
  })
  const { declines, minutes } = await readBreaker(gift.organisationId, now)
  if (happenedAt < now - minutes * MINUTE) return
  const counted = await countRecent(`gift declines ${gift.organisationId}`, minutes * MINUTE)
  if (counted >= declines) await openAfterDeclines(gift.organisationId, counted, now)
}

/** The gift that an attempt was made for, whose payment may be unknown still: nothing of it went through. */
async function triedGift({ stripe }: Provider, intentId: string) {
  const columns = { id: donations.id, organisationId: donations.organisationId }
  const [known] = await db.read.select(columns).from(donations).where(eq(donations.paymentIntentId, intentId))
  if (known) return known
  const intent = await stripe.paymentIntents.retrieve(intentId)
  let id = ownId(intent.metadata.donation_id)
  if (!id) {
    const { data } = await stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intentId },
      limit: 1,
    })
    const invoiceId = idOf(data[0]?.invoice)
    const invoice = invoiceId ? await stripe.invoices.retrieve(invoiceId) : null
    // A renewal is an old friend's card, not a stranger's.
    if (invoice?.billing_reason === 'subscription_create')
      id = ownId(invoice.parent?.subscription_details?.metadata?.donation_id)
  }
  if (!id) return null
  const [own] = await db.read.select(columns).from(donations).where(eq(donations.id, id))
  return own ?? null
}
