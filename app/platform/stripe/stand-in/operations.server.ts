import type { Json } from './contract/contract.server'
import { newId, type Books, type Kept, type Kind, type Told } from './books.server'
import { invalid } from './failure'
import { expirePage, openPage } from './hosted-page.server'
import { refund } from './money-back.server'
import { end, priceOf } from './monthly.server'

export interface Asked {
  id: string
  parameters: Told
}

const metadataOf = (old: Json, asked: unknown): Json => {
  if (asked === undefined) return old
  const all = { ...old, ...(asked === '' ? {} : (asked as Json)) }
  return Object.fromEntries(Object.entries(asked === '' ? {} : all).filter(([, value]) => value !== ''))
}

/** What changes something; what only reads is one story below. */
export const changes: Record<string, (books: Books, asked: Asked) => Promise<Told>> = {
  'Checkout.Sessions.create': (books, { parameters }) => openPage(books, parameters),
  'Checkout.Sessions.expire': (books, { id }) => expirePage(books, id),

  async 'Refunds.create'(books, { parameters }) {
    const { charge: chargeId, payment_intent: intentId } = parameters
    if (!chargeId && !intentId) throw invalid('You must provide charge or payment_intent.', 'payment_intent')
    const latest = chargeId ?? (await books.get('payment_intent', intentId)).object.latest_charge
    const { object: charge } = await books.get('charge', latest)
    const { amount, reason, metadata } = parameters
    return refund(books, charge, { amount, reason, metadata })
  },

  async 'Subscriptions.update'(books, { id, parameters }) {
    const { object: subscription } = await books.get('subscription', id)
    if (subscription.status === 'canceled')
      throw invalid('A canceled subscription can only update its cancellation_details and metadata.')
    const { items, metadata, pause_collection: pause, cancel_at_period_end: atEnd } = parameters
    for (const change of (items ?? []) as Told[]) {
      const item = (subscription.items.data as Told[]).find((one) => one.id === change.id)
      if (!item)
        throw invalid(`No such subscription item: '${change.id}'`, 'items[0][id]', 'resource_missing')
      if (change.price_data) item.price = priceOf(books, change.price_data)
    }
    subscription.metadata = metadataOf(subscription.metadata, metadata)
    if (atEnd !== undefined) {
      const until = subscription.items.data[0].current_period_end
      subscription.cancel_at_period_end = atEnd
      Object.assign(subscription, {
        cancel_at: atEnd ? until : null,
        canceled_at: atEnd ? books.now : null,
      })
    }
    const wasPaused = subscription.pause_collection !== null
    if (pause !== undefined) {
      subscription.pause_collection =
        pause === '' ? null : { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null }
    }
    await books.keep(subscription)
    await books.tell('customer.subscription.updated', subscription)
    const isPaused = subscription.pause_collection !== null
    if (isPaused !== wasPaused)
      await books.tell(`customer.subscription.${isPaused ? 'paused' : 'resumed'}`, subscription)
    return subscription
  },

  async 'Subscriptions.cancel'(books, { id }) {
    const { object: subscription } = await books.get('subscription', id)
    return end(books, subscription, 'cancellation_requested')
  },

  async 'BillingPortal.Sessions.create'(books, { parameters }) {
    const { object: customer } = await books.get('customer', parameters.customer ?? '')
    const portal = books.make('billing_portal.session', {
      customer: customer.id,
      configuration: newId('bpc'),
      return_url: parameters.return_url ?? null,
      locale: parameters.locale ?? null,
    })
    portal.url = `${books.pages}/test-payments/portal/${portal.id}`
    return books.keep(portal)
  },
}

const kindOf: Record<string, Kind | 'event'> = {
  'Checkout.Sessions': 'checkout.session',
  PaymentIntents: 'payment_intent',
  Charges: 'charge',
  Refunds: 'refund',
  Disputes: 'dispute',
  Customers: 'customer',
  Subscriptions: 'subscription',
  Invoices: 'invoice',
  InvoicePayments: 'invoice_payment',
  Events: 'event',
  BalanceTransactions: 'balance_transaction',
  Payouts: 'payout',
}

const resourceOf = (operation: string) => operation.slice(0, operation.lastIndexOf('.'))

export async function readOne(books: Books, operation: string, { id, parameters }: Asked): Promise<Told> {
  const kind = kindOf[resourceOf(operation)]!
  const { object } = await books.get(kind, id)
  return expand(books, object, parameters.expand ?? [])
}

/** A page of a list, the newest first. @throws the provider's refusal of a cursor or a limit */
export async function readList(books: Books, operation: string, { parameters }: Asked): Promise<Json> {
  const kind = kindOf[resourceOf(operation)]!
  const { limit = 10, starting_after: after, ending_before: before, expand: expanded = [] } = parameters
  if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be between 1 and 100', 'limit')
  const about = parameters.payment_intent ?? parameters.payment?.payment_intent ?? parameters.subscription
  const all = (await books.all(kind, about))
    .filter((kept) => fits(kept, parameters))
    .map(({ object }) => object)
  const at = (cursor: string) => {
    const found = all.findIndex(({ id }) => id === cursor)
    if (found < 0)
      throw invalid(
        `No such ${kind}: '${cursor}'`,
        after ? 'starting_after' : 'ending_before',
        'resource_missing',
      )
    return found
  }
  const from = after ? at(after) + 1 : before ? Math.max(0, at(before) - limit) : 0
  const to = before ? at(before) : from + limit
  const data: Told[] = []
  const inner = (expanded as string[]).map((path) => path.replace(/^data\./, ''))
  for (const object of all.slice(from, to)) data.push(await expand(books, object, inner))
  return { object: 'list', data, has_more: before ? from > 0 : to < all.length, url: '/v1/list' }
}

function fits({ object, notes }: Kept, asked: Told): boolean {
  const { created, status, type, types, customer, charge, payout, source, invoice, currency } = asked
  const range = typeof created === 'number' ? { gte: created, lte: created } : (created ?? {})
  const same = (wanted: unknown, has: unknown) => wanted === undefined || wanted === has
  return (
    (range.gt === undefined || object.created > range.gt) &&
    (range.gte === undefined || object.created >= range.gte) &&
    (range.lt === undefined || object.created < range.lt) &&
    (range.lte === undefined || object.created <= range.lte) &&
    (status === undefined || status === 'all' || object.status === status) &&
    (status !== undefined || object.object !== 'subscription' || object.status !== 'canceled') &&
    same(type, object.type) &&
    (types === undefined || (types as string[]).includes(object.type)) &&
    same(customer, object.customer) &&
    same(charge, object.charge) &&
    same(source, object.source) &&
    same(invoice, object.invoice) &&
    same(currency, object.currency) &&
    (payout === undefined || notes.payout === payout)
  )
}

/** Puts whole objects where their ids stand. */
async function expand(books: Books, given: Told, paths: string[]): Promise<Told> {
  const object = structuredClone(given)
  for (const path of paths) {
    let at: Told | null = object
    for (const step of path.split('.')) {
      if (!at) break
      if (step === 'payments' && at.object === 'invoice') at.payments = await paymentsOf(books, at)
      const value: unknown = at[step]
      const found: Kept | null = typeof value === 'string' ? await books.find(value) : null
      if (found) at[step] = structuredClone(found.object)
      at = (at[step] as Told | null) ?? null
      if (Array.isArray(at)) at = null
    }
  }
  return object
}

async function paymentsOf(books: Books, invoice: Told): Promise<Json> {
  const all = await books.all('invoice_payment')
  const data = all.filter(({ object }) => object.invoice === invoice.id).map(({ object }) => object)
  return { object: 'list', data, has_more: false, url: `/v1/invoice_payments` }
}
