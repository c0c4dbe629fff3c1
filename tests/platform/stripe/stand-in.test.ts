import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startStandIn, type StandIn } from '../../support/stand-in'
import { monthly, once } from './gifts'

let standIn: StandIn

beforeAll(async () => void (standIn = await startStandIn()))
beforeEach(() => standIn.reset())
afterAll(() => standIn.close())

const types = async () => (await standIn.waiting()).map(({ type }) => type as string)

async function paid(amount?: number, currency?: string) {
  const session = await standIn.stripe.checkout.sessions.create(once(amount, currency))
  await standIn.pay(session.id)
  const { payment_intent: intentId } = await standIn.stripe.checkout.sessions.retrieve(session.id)
  return standIn.stripe.paymentIntents.retrieve(intentId as string, {
    expand: ['latest_charge.balance_transaction'],
  })
}

async function monthlyGift() {
  const session = await standIn.stripe.checkout.sessions.create(monthly())
  await standIn.pay(session.id)
  const done = await standIn.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  if (!done.subscription || typeof done.subscription === 'string') throw new Error('no subscription')
  return { session: done, subscription: done.subscription, item: done.subscription.items.data[0]! }
}

test('a card pays: the session, the payment, the charge and its fee agree', async () => {
  const intent = await paid()
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 2500,
    metadata: { donation_id: 'gift-1' },
  })
  expect(intent.latest_charge).toMatchObject({ paid: true, balance_transaction: { fee: 103, net: 2397 } })
  expect(await types()).toEqual([
    'charge.succeeded',
    'payment_intent.succeeded',
    'charge.updated',
    'checkout.session.completed',
  ])
})

test('a declined card may try again on the same payment', async () => {
  const session = await standIn.stripe.checkout.sessions.create(once())
  await standIn.decline(session.id)
  const before = await standIn.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(before).toMatchObject({
    status: 'open',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
  })
  await standIn.pay(session.id)
  const after = await standIn.stripe.checkout.sessions.retrieve(session.id)
  expect(after).toMatchObject({
    payment_status: 'paid',
    payment_intent: (before.payment_intent as { id: string }).id,
  })
})

test('a bank debit is pending for days, then comes or does not', async () => {
  for (const how of ['paid', 'failed'] as const) {
    const session = await standIn.stripe.checkout.sessions.create(once(5000, 'eur'))
    await standIn.payLater(session.id)
    const pending = await standIn.stripe.checkout.sessions.retrieve(session.id)
    expect(pending).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    await standIn.settleLater(session.id, how)
    const settled = await standIn.stripe.checkout.sessions.retrieve(session.id)
    expect(settled.payment_status).toBe(how === 'paid' ? 'paid' : 'unpaid')
  }
  expect((await standIn.ledger()).standing).toEqual({ eur: 5000 })
  expect(await types()).toContain('checkout.session.async_payment_failed')
})

test('a month is given, renewed, declined, mended, paused and ended', async () => {
  const { session, subscription, item } = await monthlyGift()
  expect(session).toMatchObject({ payment_status: 'paid', mode: 'subscription' })
  await standIn.renew(subscription.id)
  await standIn.renew(subscription.id, 'declined')
  const late = await standIn.stripe.subscriptions.retrieve(subscription.id)
  expect(late.status).toBe('past_due')
  await standIn.recover(subscription.id)
  await standIn.renew(subscription.id, 'action-required')
  await standIn.recover(subscription.id)
  const changed = await standIn.stripe.subscriptions.update(subscription.id, {
    items: [
      {
        id: item.id,
        price_data: {
          currency: 'eur',
          product: item.price.product as string,
          unit_amount: 2000,
          recurring: { interval: 'month' },
        },
      },
    ],
    proration_behavior: 'none',
  })
  expect(changed.items.data[0]!.price.unit_amount).toBe(2000)
  await standIn.renew(subscription.id)
  await standIn.stripe.subscriptions.update(subscription.id, { pause_collection: { behavior: 'void' } })
  await standIn.stripe.subscriptions.update(subscription.id, { pause_collection: '' })
  await standIn.stripe.subscriptions.cancel(subscription.id)
  const invoices = await standIn.stripe.invoices.list({ subscription: subscription.id })
  expect(invoices.data.map(({ amount_paid, status }) => [amount_paid, status])).toEqual([
    [2000, 'paid'],
    [1000, 'paid'],
    [1000, 'paid'],
    [1000, 'paid'],
    [1000, 'paid'],
  ])
  const payments = await standIn.stripe.invoicePayments.list({ invoice: invoices.data[0]!.id })
  expect(payments.data).toMatchObject([{ amount_paid: 2000, payment: { type: 'payment_intent' } }])
  expect(new Set(await types())).toEqual(
    new Set([
      'charge.failed',
      'charge.succeeded',
      'charge.updated',
      'checkout.session.completed',
      'customer.subscription.created',
      'customer.subscription.deleted',
      'customer.subscription.paused',
      'customer.subscription.resumed',
      'customer.subscription.updated',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_action_required',
      'invoice.payment_failed',
      'invoice_payment.paid',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'payment_intent.succeeded',
    ]),
  )
})

test('a first month may be declined and asked about on its page, which stays open until it is paid or left', async () => {
  const read = async (id: string) => {
    const { data } = await standIn.stripe.subscriptions.list({ status: 'all', customer: await customer(id) })
    return data.map(({ status }) => status)
  }
  const customer = async (id: string) =>
    (await standIn.stripe.checkout.sessions.retrieve(id)).customer as string
  const { id } = await standIn.stripe.checkout.sessions.create(monthly())
  await standIn.decline(id)
  await standIn.askForAction(id)
  expect(await read(id)).toEqual(['incomplete'])
  await standIn.pay(id)
  expect(await read(id)).toEqual(['active'])
  expect((await standIn.ledger()).charges).toHaveLength(1)

  const left = await standIn.stripe.checkout.sessions.create(monthly())
  await standIn.decline(left.id)
  await standIn.expire(left.id)
  expect(await read(left.id)).toEqual(['incomplete_expired'])
  const [bill] = (await standIn.stripe.invoices.list({ customer: await customer(left.id) })).data
  expect(bill).toMatchObject({ status: 'void', amount_paid: 0 })
})

test('an open month has a page where another card pays it, and a card is changed on a page that leads back', async () => {
  const { subscription, session } = await monthlyGift()
  const bill = await standIn.renew(subscription.id, 'declined')
  const read = () => standIn.stripe.invoices.retrieve(bill.id)
  const { hosted_invoice_url: url } = await read()
  const press = (at: string, deed: string) =>
    fetch(at, { method: 'POST', body: new URLSearchParams({ deed }), redirect: 'manual' })
  expect(await (await fetch(url!)).text()).toContain('Use another card')
  await press(url!, 'decline')
  expect(await read()).toMatchObject({ status: 'open', attempt_count: 2 })
  await press(url!, 'use-card')
  expect(await read()).toMatchObject({ status: 'paid' })
  expect(await (await fetch(url!)).text()).toContain('You can close this page')

  const portal = await standIn.stripe.billingPortal.sessions.create({
    customer: session.customer as string,
    return_url: 'http://127.0.0.1:1/my',
    locale: 'es',
  })
  expect(await (await fetch(portal.url)).text()).toContain('Usar otra tarjeta')
  expect((await press(portal.url, 'use-card')).headers.get('location')).toBe('http://127.0.0.1:1/my')
})

test('money goes back in parts, never more than there is, and may come back once more', async () => {
  const intent = await paid(1000)
  const back = (amount?: number) =>
    standIn.stripe.refunds.create({ payment_intent: intent.id, ...(amount ? { amount } : {}) })
  await back(300)
  await back(200)
  await expect(back(600)).rejects.toMatchObject({ type: 'StripeInvalidRequestError', param: 'amount' })
  const rest = await back()
  await expect(back()).rejects.toMatchObject({ code: 'charge_already_refunded' })
  expect((await standIn.ledger()).standing).toEqual({ usd: 0 })
  await standIn.failRefund(rest.id)
  expect((await standIn.ledger()).standing).toEqual({ usd: 500 })
  const refunds = await standIn.stripe.refunds.list({ payment_intent: intent.id })
  expect(refunds.data.map(({ status }) => status)).toEqual(['failed', 'succeeded', 'succeeded'])
})

test('an inquiry takes nothing, a dispute takes the gift, winning brings it back', async () => {
  const intent = await paid(1000)
  const { id: chargeId } = intent.latest_charge as { id: string }
  const inquiry = await standIn.dispute(chargeId, 'inquiry')
  expect((await standIn.ledger()).standing).toEqual({ usd: 1000 })
  await standIn.escalate(inquiry.id)
  expect((await standIn.ledger()).standing).toEqual({ usd: 0 })
  await standIn.decideDispute(inquiry.id, 'won')
  expect(await standIn.stripe.disputes.retrieve(inquiry.id)).toMatchObject({ status: 'won' })
  expect((await standIn.ledger()).standing).toEqual({ usd: 1000 })
})

test('a payout is the sum of what was booked since the last one', async () => {
  const intent = await paid(1000)
  await standIn.stripe.refunds.create({ payment_intent: intent.id, amount: 100 })
  const [payout] = await standIn.payOut()
  const booked = await standIn.stripe.balanceTransactions.list({ payout: payout!.id })
  const movements = booked.data.filter(({ type }) => type !== 'payout')
  expect(movements.reduce((sum, { net }) => sum + net, 0)).toBe(payout!.amount)
  expect(await standIn.payOut()).toEqual([])
})

test('a page nobody paid expires after a day', async () => {
  const session = await standIn.stripe.checkout.sessions.create(once())
  standIn.moveTo(Date.now() + 25 * 60 * 60 * 1000)
  await expect(standIn.pay(session.id)).rejects.toThrow('closed')
  await standIn.expireOverdue()
  standIn.moveTo(null)
  expect(await types()).toEqual(['checkout.session.expired'])
})

test('a donor may be shown another currency; ours is counted', async () => {
  const session = await standIn.stripe.checkout.sessions.create(once())
  await standIn.pay(session.id, { presentment_amount: 2300, presentment_currency: 'eur' })
  const intents = await standIn.stripe.paymentIntents.list()
  expect(intents.data[0]).toMatchObject({
    currency: 'usd',
    amount_received: 2500,
    presentment_details: { presentment_amount: 2300, presentment_currency: 'eur' },
  })
})
