import { charge, decline, intentOf } from './charge.server'
import type { Books, Kept, Told } from './books.server'
import { checkAmount } from './amounts'
import { invalid } from './failure'
import { billFor, declineBill, payBill, priceOf, subscriptionOf, voidFirst } from './monthly.server'

const DAY = 24 * 60 * 60

/** Opens a hosted page. @throws the provider's refusals */
export async function openPage(books: Books, asked: Told): Promise<Told> {
  const lines = (asked.line_items ?? []) as Told[]
  if (!lines.length) throw invalid('You must provide `line_items`.', 'line_items', 'parameter_missing')
  const monthly = asked.mode === 'subscription'
  const prices = lines.map(({ price_data: data }, i) => {
    if (!data)
      throw invalid(
        'This provider of tests knows prices given with the request alone.',
        `line_items[${i}][price]`,
      )
    if (data.unit_amount === undefined)
      throw invalid(
        'Missing required param.',
        `line_items[${i}][price_data][unit_amount]`,
        'parameter_missing',
      )
    checkAmount(data.unit_amount, data.currency, `line_items[${i}][price_data][unit_amount]`)
    if (monthly !== Boolean(data.recurring))
      throw invalid(`Prices of mode \`${asked.mode}\` must ${monthly ? '' : 'not '}recur.`, 'mode')
    return priceOf(books, data)
  })
  if (monthly && asked.submit_type)
    throw invalid('`submit_type` can only be used in payment mode.', 'submit_type')
  if (!asked.success_url)
    throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing')
  const total = prices.reduce((sum, price, i) => sum + price.unit_amount * (lines[i]!.quantity ?? 1), 0)
  const session = books.make('checkout.session', {
    mode: asked.mode ?? 'payment',
    status: 'open',
    payment_status: 'unpaid',
    amount_total: total,
    amount_subtotal: total,
    currency: prices[0]!.currency,
    client_reference_id: asked.client_reference_id ?? null,
    customer: asked.customer ?? null,
    customer_email: asked.customer_email ?? null,
    metadata: asked.metadata ?? {},
    success_url: asked.success_url,
    cancel_url: asked.cancel_url ?? null,
    expires_at: asked.expires_at ?? books.now + DAY,
    submit_type: asked.submit_type ?? null,
    locale: asked.locale ?? null,
    payment_method_types: ['card'],
    ui_mode: 'hosted_page',
  })
  session.url = `${books.pages}/test-payments/pages/${session.id}`
  const inner = asked.payment_intent_data ?? asked.subscription_data ?? {}
  return books.keep(session, { notes: { price: prices[0]!, inner } })
}

/** What the donor sees in a currency of their own (adaptive pricing). */
export interface Presentment {
  presentment_amount: number
  presentment_currency: string
}

async function openSession(books: Books, id: string) {
  const kept = await books.get('checkout.session', id)
  if (kept.object.status !== 'open' || kept.object.expires_at <= books.now)
    throw invalid('This page is closed.')
  return kept
}

async function paymentOf(books: Books, session: Told, inner: Told, presentment?: Presentment): Promise<Told> {
  const parts = {
    amount: session.amount_total,
    currency: session.currency,
    customer: session.customer,
    metadata: inner.metadata ?? {},
    description: inner.description ?? null,
    receipt_email: inner.receipt_email ?? null,
  }
  const known = session.payment_intent
    ? (await books.get('payment_intent', session.payment_intent)).object
    : intentOf(books, parts)
  if (presentment) {
    known.presentment_details = presentment
    session.presentment_details = presentment
  }
  session.payment_intent = known.id
  await books.keep(known)
  await books.keep(session, { about: known.id })
  return known
}

async function customerOf(books: Books, session: Told): Promise<string> {
  if (session.customer) return session.customer
  const customer = books.make('customer', { email: session.customer_email })
  return (await books.keep(customer)).id
}

/** The payment that this page tries, if one was tried. */
export async function intentOnPage(books: Books, { object: session, notes }: Kept): Promise<Told | null> {
  const id = (session.payment_intent ?? notes.intent ?? null) as string | null
  return id === null ? null : (await books.get('payment_intent', id)).object
}

/** The promise a monthly page makes and its first bill: there from the first attempt on, told of once it is paid. */
async function firstMonth(books: Books, { object: session, notes }: Kept) {
  if (!notes.subscription) {
    session.customer = await customerOf(books, session)
    const inner = notes.inner as Told
    const subscription = subscriptionOf(books, notes.price as Told, {
      status: 'incomplete',
      customer: session.customer,
      metadata: inner.metadata ?? {},
      description: inner.description ?? null,
    })
    await books.keep(subscription, { notes: { locale: session.locale } })
    const { invoice, intent } = await billFor(books, subscription, 'subscription_create')
    Object.assign(notes, { subscription: subscription.id, invoice: invoice.id, intent: intent.id })
    await books.keep(session, { notes })
    await books.tell('customer.subscription.created', subscription)
  }
  const [subscription, invoice, intent] = await Promise.all([
    books.get('subscription', notes.subscription as string),
    books.get('invoice', notes.invoice as string),
    books.get('payment_intent', notes.intent as string),
  ])
  return { subscription: subscription.object, invoice: invoice.object, intent: intent.object }
}

/** The donor pays by card. */
export async function pay(books: Books, sessionId: string, presentment?: Presentment): Promise<Told> {
  const kept = await openSession(books, sessionId)
  const { object: session, notes } = kept
  if (session.mode === 'payment')
    await charge(books, await paymentOf(books, session, notes.inner as Told, presentment))
  else {
    const { subscription, invoice } = await firstMonth(books, kept)
    await payBill(books, invoice.id)
    subscription.status = 'active'
    await books.keep(subscription)
    await books.tell('customer.subscription.updated', subscription)
    Object.assign(session, { subscription: subscription.id, invoice: invoice.id })
  }
  return complete(books, session, 'paid')
}

async function complete(books: Books, session: Told, status: 'paid' | 'unpaid'): Promise<Told> {
  Object.assign(session, { status: 'complete', payment_status: status, url: null })
  await books.keep(session)
  await books.tell('checkout.session.completed', session)
  return session
}

/** The bank declines; the page stays open for another attempt. */
export async function declineOnPage(books: Books, sessionId: string): Promise<void> {
  const kept = await openSession(books, sessionId)
  const { object: session, notes } = kept
  if (session.mode === 'payment') await decline(books, await paymentOf(books, session, notes.inner as Told))
  else {
    const { invoice, intent } = await firstMonth(books, kept)
    await declineBill(books, invoice, intent, 'declined')
  }
}

/** The bank asks the donor for a second yes (3-D Secure). `pay` is the yes; going away is the no. */
export async function askForAction(books: Books, sessionId: string): Promise<void> {
  const kept = await openSession(books, sessionId)
  const { object: session, notes } = kept
  if (session.mode === 'subscription') {
    const { invoice, intent } = await firstMonth(books, kept)
    return declineBill(books, invoice, intent, 'action-required')
  }
  const intent = await paymentOf(books, session, notes.inner as Told)
  intent.status = 'requires_action'
  await books.keep(intent)
  await books.tell('payment_intent.requires_action', intent)
}

/** The donor orders a bank debit, which comes, or does not, days later. */
export async function payLater(books: Books, sessionId: string): Promise<Told> {
  const { object: session, notes } = await openSession(books, sessionId)
  if (session.mode !== 'payment') throw invalid('Only single gifts are paid later here.')
  const intent = await paymentOf(books, session, notes.inner as Told)
  intent.status = 'processing'
  await books.keep(intent)
  await books.tell('payment_intent.processing', intent)
  return complete(books, session, 'unpaid')
}

export async function settleLater(books: Books, sessionId: string, how: 'paid' | 'failed'): Promise<void> {
  const { object: session } = await books.get('checkout.session', sessionId)
  if (session.status !== 'complete' || session.payment_status !== 'unpaid')
    throw invalid('Nothing is pending.')
  const { object: intent } = await books.get('payment_intent', session.payment_intent)
  if (intent.status !== 'processing') throw invalid('Nothing is pending.')
  if (how === 'paid') {
    await charge(books, intent, 'sepa_debit')
    session.payment_status = 'paid'
  } else await decline(books, intent)
  await books.keep(session)
  await books.tell(
    how === 'paid' ? 'checkout.session.async_payment_succeeded' : 'checkout.session.async_payment_failed',
    session,
  )
}

/** Closes a page that nobody paid. */
export async function expirePage(books: Books, sessionId: string): Promise<Told> {
  const { object: session, notes } = await books.get('checkout.session', sessionId)
  if (session.status !== 'open')
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
    )
  Object.assign(session, { status: 'expired', url: null })
  await books.keep(session)
  if (notes.subscription) await voidFirst(books, notes.subscription as string)
  await books.tell('checkout.session.expired', session)
  return session
}

/** Closes the pages whose time is over. */
export async function expireOverdue(books: Books): Promise<void> {
  for (const { object } of await books.all('checkout.session'))
    if (object.status === 'open' && object.expires_at <= books.now) await expirePage(books, object.id)
}
