import { charge, decline, intentOf } from './charge.server'
import type { Books, Told } from './books.server'
import { invalid } from './failure'

/** The same day of a later month, or the month's last, in seconds. */
export function monthsLater(seconds: number, months: number): number {
  const start = new Date(seconds * 1000)
  const end = new Date(start)
  end.setUTCDate(1)
  end.setUTCMonth(start.getUTCMonth() + months)
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(start.getUTCDate(), last))
  return end.getTime() / 1000
}

const lengthOf = (price: Told): number =>
  (price.recurring.interval === 'year' ? 12 : 1) * price.recurring.interval_count

/** A price for one thing, made with the request that needs it. */
export function priceOf(books: Books, data: Told): Told {
  const { recurring } = data
  return books.make('price', {
    active: true,
    billing_scheme: 'per_unit',
    currency: data.currency,
    product: data.product ?? `prod_${books.now}`,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: data.unit_amount,
    unit_amount_decimal: String(data.unit_amount),
    ...(recurring
      ? {
          recurring: {
            interval: recurring.interval,
            interval_count: recurring.interval_count ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
        }
      : {}),
  })
}

export function subscriptionOf(books: Books, price: Told, parts: Record<string, unknown>): Told {
  const subscription = books.make('subscription', {
    status: 'active',
    currency: price.currency,
    billing_cycle_anchor: books.now,
    collection_method: 'charge_automatically',
    start_date: books.now,
    ...parts,
  })
  const item = books.make('subscription_item', {
    price,
    quantity: 1,
    subscription: subscription.id,
    current_period_start: books.now,
    current_period_end: monthsLater(books.now, lengthOf(price)),
    plan: books.make('plan', {
      currency: price.currency,
      amount: price.unit_amount,
      interval: price.recurring.interval,
      interval_count: price.recurring.interval_count,
      active: true,
    }),
  })
  subscription.items = { object: 'list', data: [item], has_more: false, url: `/v1/subscription_items` }
  return subscription
}

/** The bill of a period, open, with a payment that waits. */
export async function billFor(
  books: Books,
  subscription: Told,
  reason: 'subscription_create' | 'subscription_cycle',
): Promise<{ invoice: Told; intent: Told; payment: Told }> {
  const item = subscription.items.data[0] as Told
  const amount = item.price.unit_amount * (item.quantity ?? 1)
  const { currency } = subscription
  const { locale } = (await books.get('subscription', subscription.id)).notes
  const details = { metadata: subscription.metadata, subscription: subscription.id }
  const invoice = books.make('invoice', {
    amount_due: amount,
    amount_remaining: amount,
    subtotal: amount,
    total: amount,
    currency,
    customer: subscription.customer,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    auto_advance: true,
    status: 'open',
    parent: { type: 'subscription_details', quote_details: null, subscription_details: details },
    period_start: item.current_period_start,
    period_end: item.current_period_end,
  })
  const line = books.make('line_item', { amount, subtotal: amount, currency, quantity: 1 })
  line.period = { start: item.current_period_start, end: item.current_period_end }
  invoice.hosted_invoice_url = `${books.pages}/test-payments/invoices/${invoice.id}`
  invoice.lines = { object: 'list', data: [line], has_more: false, url: `/v1/invoices/${invoice.id}/lines` }
  const intent = intentOf(books, { amount, currency, customer: subscription.customer })
  const payment = books.make('invoice_payment', {
    amount_requested: amount,
    currency,
    invoice: invoice.id,
    is_default: true,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
  })
  subscription.latest_invoice = invoice.id
  await books.keep(intent)
  await books.keep(payment, { about: intent.id })
  const notes = { intent: intent.id, payment: payment.id, locale }
  await books.keep(invoice, { about: subscription.id, notes })
  await books.keep(subscription)
  await books.tell('invoice.created', invoice)
  await books.tell('invoice.finalized', invoice)
  return { invoice, intent, payment }
}

/** The bank pays a bill. */
export async function payBill(books: Books, invoiceId: string): Promise<Told> {
  const { object: invoice, notes } = await books.get('invoice', invoiceId)
  if (invoice.status !== 'open') throw invalid('This invoice is not open.')
  const { object: intent } = await books.get('payment_intent', notes.intent as string)
  const { object: payment } = await books.get('invoice_payment', notes.payment as string)
  await charge(books, intent)
  Object.assign(invoice, {
    status: 'paid',
    attempted: true,
    attempt_count: invoice.attempt_count + 1,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
  })
  invoice.status_transitions.paid_at = books.now
  Object.assign(payment, { status: 'paid', amount_paid: invoice.amount_due })
  payment.status_transitions.paid_at = books.now
  await books.keep(invoice)
  await books.keep(payment)
  await books.tell('invoice_payment.paid', payment)
  await books.tell('invoice.paid', invoice)
  return invoice
}

/** The next month begins and is paid, declined, or waits for the donor's yes. */
export async function renew(
  books: Books,
  subscriptionId: string,
  how: 'paid' | 'declined' | 'action-required' = 'paid',
): Promise<Told> {
  const { object: subscription } = await books.get('subscription', subscriptionId)
  if (subscription.status !== 'active')
    throw invalid(`A subscription that is ${subscription.status} does not renew.`)
  const item = subscription.items.data[0] as Told
  if (subscription.cancel_at_period_end || subscription.pause_collection) {
    if (subscription.cancel_at_period_end) await end(books, subscription, 'cancellation_requested')
    return subscription
  }
  item.current_period_start = item.current_period_end
  item.current_period_end = monthsLater(item.current_period_start, lengthOf(item.price))
  const { invoice, intent } = await billFor(books, subscription, 'subscription_cycle')
  if (how === 'paid') await payBill(books, invoice.id)
  else await failBill(books, subscription, invoice, intent, how)
  await books.tell('customer.subscription.updated', subscription)
  return invoice
}

async function failBill(
  books: Books,
  subscription: Told,
  invoice: Told,
  intent: Told,
  how: 'declined' | 'action-required',
): Promise<void> {
  invoice.next_payment_attempt = books.now + 3 * 24 * 60 * 60
  subscription.status = 'past_due'
  await books.keep(subscription)
  await declineBill(books, invoice, intent, how)
}

/** The bank does not pay a bill, or asks its customer first; it stays open. */
export async function declineBill(
  books: Books,
  invoice: Told,
  intent: Told,
  how: 'declined' | 'action-required',
): Promise<void> {
  Object.assign(invoice, { attempted: true, attempt_count: invoice.attempt_count + 1 })
  await books.keep(invoice)
  if (how === 'declined') await decline(books, intent)
  else {
    intent.status = 'requires_action'
    await books.keep(intent)
    await books.tell('payment_intent.requires_action', intent)
    await books.tell('invoice.payment_action_required', invoice)
  }
  await books.tell('invoice.payment_failed', invoice)
}

/** The donor tried another card for the open bill, and the bank declines that one too. */
export async function declineAgain(books: Books, subscriptionId: string): Promise<void> {
  const { object: subscription } = await books.get('subscription', subscriptionId)
  if (subscription.status !== 'past_due') throw invalid('This subscription has no open invoice.')
  const { object: invoice, notes } = await books.get('invoice', subscription.latest_invoice)
  const { object: intent } = await books.get('payment_intent', notes.intent as string)
  await declineBill(books, invoice, intent, 'declined')
}

/** Nobody paid the first month in time: its bill is void, and the promise never began. */
export async function voidFirst(books: Books, subscriptionId: string): Promise<void> {
  const { object: subscription } = await books.get('subscription', subscriptionId)
  const { object: invoice, notes } = await books.get('invoice', subscription.latest_invoice)
  const { object: intent } = await books.get('payment_intent', notes.intent as string)
  intent.status = 'canceled'
  invoice.status = 'void'
  invoice.status_transitions.voided_at = books.now
  subscription.status = 'incomplete_expired'
  await books.keep(intent)
  await books.keep(invoice)
  await books.keep(subscription)
  await books.tell('payment_intent.canceled', intent)
  await books.tell('invoice.voided', invoice)
  await books.tell('customer.subscription.updated', subscription)
}

/** The donor mended the card, or said yes: the open bill is paid. */
export async function recover(books: Books, subscriptionId: string): Promise<Told> {
  const { object: subscription } = await books.get('subscription', subscriptionId)
  if (subscription.status !== 'past_due') throw invalid('This subscription has no open invoice.')
  const invoice = await payBill(books, subscription.latest_invoice)
  subscription.status = 'active'
  await books.keep(subscription)
  await books.tell('customer.subscription.updated', subscription)
  return invoice
}

/** Attempts ran out. */
export async function giveUp(books: Books, subscriptionId: string): Promise<void> {
  const { object: subscription } = await books.get('subscription', subscriptionId)
  await end(books, subscription, 'payment_failed')
}

export async function end(
  books: Books,
  subscription: Told,
  reason: 'cancellation_requested' | 'payment_failed',
): Promise<Told> {
  if (subscription.status === 'canceled')
    throw invalid('This subscription is canceled.', undefined, 'resource_missing')
  Object.assign(subscription, {
    status: 'canceled',
    canceled_at: subscription.canceled_at ?? books.now,
    ended_at: books.now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
  })
  await books.keep(subscription)
  await books.tell('customer.subscription.deleted', subscription)
  return subscription
}
