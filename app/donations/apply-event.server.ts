import type { stripeEvents } from '../../db/schema'
import type { Provider } from '../platform/stripe/client.server'
import { idOf } from './facts'
import { noteDecline } from './note-decline.server'
import type { Hints } from './read-payment.server'
import { settleIntent, settleSession } from './settle-gift.server'
import { settleInvoice } from './settle-invoice.server'
import { settlePayout } from './settle-payout.server'
import { settleSubscription } from './settle-subscription.server'

type InboxEvent = Pick<typeof stripeEvents.$inferSelect, 'type' | 'objectId' | 'happenedAt'>

/** What each kind of event makes us read anew; every other kind is kept and ignored. */
const readers: Record<string, (provider: Provider, id: string, event: InboxEvent) => Promise<unknown>> = {
  'checkout.session.completed': readSession,
  'checkout.session.expired': readSession,
  'checkout.session.async_payment_succeeded': readSession,
  'checkout.session.async_payment_failed': readSession,
  'payment_intent.succeeded': readIntent,
  'payment_intent.processing': readIntent,
  'payment_intent.canceled': readIntent,
  'payment_intent.payment_failed': async (provider, id, event) => {
    await readIntent(provider, id)
    await noteDecline(provider, id, event.happenedAt)
  },
  'charge.refunded': readCharge,
  'charge.updated': readCharge,
  'refund.created': readRefund,
  'refund.updated': readRefund,
  'refund.failed': readRefund,
  'charge.dispute.created': readDispute,
  'charge.dispute.updated': readDispute,
  'charge.dispute.closed': readDispute,
  'charge.dispute.funds_withdrawn': readDispute,
  'charge.dispute.funds_reinstated': readDispute,
  'invoice.paid': readInvoice,
  'invoice.payment_failed': readInvoice,
  'invoice.payment_action_required': readInvoice,
  'invoice.voided': readInvoice,
  'invoice.marked_uncollectible': readInvoice,
  'customer.subscription.created': settleSubscription,
  'customer.subscription.updated': settleSubscription,
  'customer.subscription.deleted': settleSubscription,
  'customer.subscription.paused': settleSubscription,
  'customer.subscription.resumed': settleSubscription,
  'payout.created': settlePayout,
  'payout.updated': settlePayout,
  'payout.paid': settlePayout,
  'payout.failed': settlePayout,
  'payout.canceled': settlePayout,
}

export const isApplied = (type: string): boolean => Object.hasOwn(readers, type)

/**
 * Reads what an event is about anew, by its id, and takes it over; in whatever order events come, how often, and however
 * old they are. @throws the provider's faults
 */
export async function applyEvent(provider: Provider, event: InboxEvent): Promise<void> {
  if (event.objectId && isApplied(event.type)) await readers[event.type]!(provider, event.objectId, event)
}

function readSession(provider: Provider, id: string) {
  return settleSession(provider, id)
}

function readIntent(provider: Provider, id: string) {
  return settleIntent(provider, id)
}

function readInvoice(provider: Provider, id: string) {
  return settleInvoice(provider, id)
}

async function ofIntent(
  provider: Provider,
  intent: string | { id: string } | null,
  hints: Hints,
): Promise<void> {
  const id = idOf(intent)
  if (id) await settleIntent(provider, id, hints)
}

async function readCharge(provider: Provider, id: string) {
  const charge = await provider.stripe.charges.retrieve(id)
  await ofIntent(provider, charge.payment_intent, { refunds: charge.amount_refunded > 0 })
}

async function readRefund(provider: Provider, id: string) {
  const refund = await provider.stripe.refunds.retrieve(id)
  await ofIntent(provider, refund.payment_intent, { refunds: true })
}

async function readDispute(provider: Provider, id: string) {
  const dispute = await provider.stripe.disputes.retrieve(id)
  await ofIntent(provider, dispute.payment_intent, { disputes: true })
}
