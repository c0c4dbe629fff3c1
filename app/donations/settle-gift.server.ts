import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { expanded, factsOfIntent, idOf, ownId, stateOfIntent, type GiftFacts } from './facts'
import { nothingMore, readMore, type Hints } from './read-payment.server'
import { Misfit, recordFacts, type Settling } from './record-facts.server'
import { settleInvoice } from './settle-invoice.server'
import { settleSubscription } from './settle-subscription.server'

/**
 * Reads the session of a hosted page by its id, and what it led to, and takes it over. The one function behind the
 * return page, the webhook, the expiry and the reconciler. @throws the provider's faults, Misfit
 */
export async function settleSession(
  provider: Provider,
  sessionId: string,
  hints: Hints = {},
): Promise<Settling> {
  const readAt = Date.now()
  const session = await provider.stripe.checkout.sessions.retrieve(sessionId, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  })
  const donationId = await giftOfSession(session)
  if (!donationId) return 'none'
  if (session.mode === 'subscription') return settleMonthlySession(provider, session, donationId, readAt)
  const intent = expanded(session.payment_intent)
  const more = intent ? await readMore(provider, intent, donationId, hints) : nothingMore
  return recordFacts(donationId, {
    readAt,
    ...factsOfIntent(intent),
    state: stateOfSession(session, intent),
    sessionId: session.id,
    invoiceId: null,
    ...(session.presentment_details ? { presentment: presentmentOf(session.presentment_details) } : {}),
    ...more,
  })
}

/** Reads a payment by its id, and finds the page or the invoice it belongs to. */
export async function settleIntent(
  provider: Provider,
  intentId: string,
  hints: Hints = {},
): Promise<Settling> {
  const [known] = await db.read
    .select({ sessionId: donations.sessionId, invoiceId: donations.invoiceId })
    .from(donations)
    .where(eq(donations.paymentIntentId, intentId))
  if (known?.invoiceId) return settleInvoice(provider, known.invoiceId, hints)
  if (known?.sessionId) return settleSession(provider, known.sessionId, hints)
  const sessions = await provider.stripe.checkout.sessions.list({ payment_intent: intentId, limit: 1 })
  const [session] = sessions.data
  if (session) return settleSession(provider, session.id, hints)
  const invoiceId = await invoiceOf(provider, intentId)
  return invoiceId ? settleInvoice(provider, invoiceId, hints) : 'none'
}

async function invoiceOf({ stripe }: Provider, intentId: string): Promise<string | null> {
  const payments = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intentId },
    limit: 1,
  })
  return idOf(payments.data[0]?.invoice)
}

/**
 * Our row, by the id that we gave the session and that nobody else can set.
 * @throws Misfit where money came for a row that is gone: after an old backup was restored
 */
async function giftOfSession(session: Stripe.Checkout.Session): Promise<string | null> {
  const id = ownId(session.metadata?.donation_id)
  if (!id || session.client_reference_id !== id) return null
  const [own] = await db.read.select({ id: donations.id }).from(donations).where(eq(donations.id, id))
  if (!own && session.payment_status === 'paid')
    throw new Misfit(`${session.id} was paid for gift ${id}, which is not in the books`)
  return own?.id ?? null
}

function stateOfSession(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): GiftFacts['state'] {
  const paid = stateOfIntent(intent, { ended: session.status === 'complete' })
  if (paid !== 'pending') return paid
  if (session.status === 'expired') return 'abandoned'
  return session.status === 'complete' && session.payment_status === 'unpaid' ? 'processing' : 'pending'
}

/** The promise, and its first month: the invoice is the key, so that both ways to it are one gift. */
async function settleMonthlySession(
  provider: Provider,
  session: Stripe.Checkout.Session,
  donationId: string,
  readAt: number,
): Promise<Settling> {
  const subscriptionId = idOf(session.subscription)
  if (subscriptionId) await settleSubscription(provider, subscriptionId)
  const invoiceId = idOf(session.invoice)
  if (invoiceId) return settleInvoice(provider, invoiceId)
  const state = session.status === 'expired' ? 'abandoned' : 'pending'
  const settled = await recordFacts(donationId, {
    readAt,
    ...factsOfIntent(null),
    state,
    sessionId: session.id,
    invoiceId: null,
    ...nothingMore,
  })
  return settled
}

const presentmentOf = (shown: Stripe.Checkout.Session.PresentmentDetails) => ({
  minor: shown.presentment_amount,
  currency: shown.presentment_currency.toUpperCase(),
})
