import { feeOf } from './amounts'
import type { Books, Told } from './books.server'

const DAY = 24 * 60 * 60

type BookingType = 'charge' | 'refund' | 'adjustment' | 'payout' | 'refund_failure' | 'payout_failure'

/** Books a movement of the balance. Amounts are in minor units; what leaves is negative. */
export function book(
  books: Books,
  type: BookingType,
  { source, amount, fee = 0, currency }: { source: string; amount: number; fee?: number; currency: string },
): Promise<Told> {
  const booking = books.make('balance_transaction', {
    amount,
    fee,
    net: amount - fee,
    currency,
    source,
    type,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    balance_type: 'payments',
    status: 'available',
    available_on: books.now + 2 * DAY,
    exchange_rate: null,
    fee_details: fee
      ? [{ amount: fee, application: null, currency, description: 'Processing fee', type: 'stripe_fee' }]
      : [],
  })
  return books.keep(booking, { about: source })
}

/** The bank takes the money: a charge, its booking with the fee, and a payment that succeeded. */
export async function charge(
  books: Books,
  intent: Told,
  method: 'card' | 'sepa_debit' = 'card',
): Promise<Told> {
  const charged = chargeOf(books, intent, {
    amount_captured: intent.amount,
    captured: true,
    paid: true,
    status: 'succeeded',
    payment_method_details: { type: method },
  })
  const { amount, currency }: Told = intent
  const fee = feeOf(amount, currency)
  charged.balance_transaction = (
    await book(books, 'charge', { source: charged.id, amount, fee, currency })
  ).id
  await books.keep(charged, { about: intent.id })
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: amount,
    latest_charge: charged.id,
    last_payment_error: null,
    next_action: null,
  })
  await books.keep(intent)
  await books.tell('charge.succeeded', charged)
  await books.tell('payment_intent.succeeded', intent)
  await books.tell('charge.updated', charged)
  return charged
}

const declined = {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
}

/** The bank says no; another attempt on the same payment may follow. */
export async function decline(books: Books, intent: Told): Promise<void> {
  const failed = chargeOf(books, intent, {
    status: 'failed',
    failure_code: declined.code,
    failure_message: declined.message,
  })
  await books.keep(failed, { about: intent.id })
  Object.assign(intent, {
    status: 'requires_payment_method',
    latest_charge: failed.id,
    last_payment_error: { ...declined, charge: failed.id },
    next_action: null,
  })
  await books.keep(intent)
  await books.tell('charge.failed', failed)
  await books.tell('payment_intent.payment_failed', intent)
}

const chargeOf = (books: Books, intent: Told, parts: Record<string, unknown>): Told =>
  books.make('charge', {
    amount: intent.amount,
    currency: intent.currency,
    customer: intent.customer,
    payment_intent: intent.id,
    metadata: intent.metadata,
    ...(intent.presentment_details ? { presentment_details: intent.presentment_details } : {}),
    ...parts,
  })

/** A payment that waits for its donor. */
export const intentOf = (books: Books, parts: Record<string, unknown>): Told =>
  books.make('payment_intent', {
    payment_method_types: ['card'],
    capture_method: 'automatic',
    confirmation_method: 'automatic',
    status: 'requires_payment_method',
    ...parts,
  })
