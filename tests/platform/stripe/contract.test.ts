import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test, inject } from 'vitest'
import { ConfigError, readConfig } from '../../../app/config.server'
import { faultOf } from '../../../app/platform/stripe/client.server'
import { contractOf } from '../../../app/platform/stripe/stand-in/contract/contract.server'
import { deriveContract, writeContract } from '../../../app/platform/stripe/stand-in/contract/derive'
import { readParameters } from '../../../app/platform/stripe/stand-in/contract/read-parameters'
import { startStandIn, type StandIn } from '../../support/stand-in'
import { monthly, once } from './gifts'

const file = 'app/platform/stripe/stand-in/contract/contract.json'
let standIn: StandIn

beforeAll(async () => void (standIn = await startStandIn()))
beforeEach(() => standIn.reset())
afterAll(() => standIn.close())

const create = (parameters: unknown, options?: Stripe.RequestOptions) =>
  standIn.stripe.checkout.sessions.create(parameters as Stripe.Checkout.SessionCreateParams, options)

function changed(path: string, value: unknown) {
  const parameters = structuredClone(once()) as unknown as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop()!
  let at = parameters
  for (const step of steps) at = at[step] as Record<string, unknown>
  at[last] = value
  return parameters
}

test('the kept contract is the one of the installed package', () => {
  expect(writeContract(deriveContract()) === readFileSync(file, 'utf8')).toBe(true)
})

test('an upgrade that removes a parameter we send names it', () => {
  const folder = mkdtempSync(join(inject('scratch'), 'stripe-'))
  cpSync('node_modules/stripe', folder, { recursive: true })
  const sessions = join(folder, 'esm/resources/Checkout/Sessions.d.ts')
  const text = readFileSync(sessions, 'utf8')
  writeFileSync(sessions, text.replaceAll('client_reference_id?: string;', ''))
  const upgraded = contractOf(deriveContract(folder))
  const operation = upgraded.operations['Checkout.Sessions.create']!
  const sent = readParameters('mode=payment&client_reference_id=1', operation.parameters, upgraded.choicesOf)
  expect(upgraded.refusal(operation, sent)).toMatchObject({
    keyword: 'additionalProperties',
    params: { additionalProperty: 'client_reference_id' },
  })
})

test.each([
  ['at the top', changed('payment_method_types', ['card']), 'payment_method_types'],
  [
    'deep inside',
    changed('line_items.0.price_data.product_data.colour', 'red'),
    'line_items[0][price_data][product_data][colour]',
  ],
])('an unknown parameter %s is refused by its name', async (_, parameters, param) => {
  const refused = await create(parameters).catch((error: unknown) => error)
  expect(refused).toMatchObject({ type: 'StripeInvalidRequestError', code: 'parameter_unknown' })
  expect((refused as Stripe.errors.StripeError).param).toMatch(param.split('[')[0]!)
  expect((refused as Stripe.errors.StripeError).param).toContain(param.split('[').pop()!)
})

test('a word that is none, half a cent and what a currency cannot hold are refused', async () => {
  await expect(create(changed('mode', 'gift'))).rejects.toMatchObject({ param: 'mode' })
  await expect(create(changed('line_items.0.price_data.unit_amount', 10.5))).rejects.toMatchObject({
    code: 'parameter_invalid_integer',
  })
  await expect(create(once(49, 'usd'))).rejects.toMatchObject({ code: 'amount_too_small' })
  await expect(create(once(1234, 'kwd'))).rejects.toThrow('last digit')
  await expect(create(once(1050, 'isk'))).rejects.toThrow('no decimals')
  await expect(create({ ...monthly(), submit_type: 'donate' })).rejects.toMatchObject({
    param: 'submit_type',
  })
  expect(await create(once(500, 'jpy'))).toMatchObject({ amount_total: 500, currency: 'jpy' })
})

test('one key makes one page, however often it is asked for, and never another', async () => {
  const key = { idempotencyKey: 'donation/1/checkout/1' }
  const all = await Promise.all(Array.from({ length: 8 }, () => create(once(), key)))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  await expect(create(once(9900), key)).rejects.toMatchObject({ type: 'StripeIdempotencyError' })
})

test('an answer that was lost is found again under its key; too many requests and outages are told', async () => {
  standIn.failNext('lost-answer')
  const session = await create(once(), { idempotencyKey: 'a' })
  const { data } = await standIn.stripe.checkout.sessions.list()
  expect(data.map(({ id }) => id)).toEqual([session.id])
  for (const fault of ['rate-limit', 'server-error'] as const) {
    standIn.failNext(fault)
    const refused = await create(once(), { maxNetworkRetries: 0 }).catch((error: unknown) => error)
    expect(faultOf(refused)).toBe('busy')
  }
  standIn.failNext('no-answer')
  const late = await create(once(), { maxNetworkRetries: 0, timeout: 500 }).catch((error: unknown) => error)
  expect(faultOf(late)).toBe('busy')
})

test('lists are read page by page, each object once', async () => {
  const made = []
  for (let i = 0; i < 5; i++) made.unshift((await create(once())).id)
  const read = []
  for await (const { id } of standIn.stripe.checkout.sessions.list({ limit: 2 })) read.push(id)
  expect(read).toEqual(made)
  const none = await standIn.stripe.checkout.sessions.list({
    created: { gt: Math.floor(Date.now() / 1000) + 60 },
  })
  expect(none.data).toEqual([])
})

test('events are signed as the SDK checks it, and one changed byte shows', async () => {
  const session = await create(once())
  await standIn.pay(session.id)
  const [event] = await standIn.waiting()
  const { body, headers } = standIn.signed(event!)
  const { webhookSecret } = standIn.provider
  const read = Stripe.webhooks.constructEvent(body, headers['Stripe-Signature']!, webhookSecret)
  expect(read).toMatchObject({ id: event!.id, api_version: '2026-10-28.endive', livemode: false })
  const forged = body.replace('2500', '9500')
  expect(() => Stripe.webhooks.constructEvent(forged, headers['Stripe-Signature']!, webhookSecret)).toThrow()
})

test('the stand-in cannot say what the provider could not', async () => {
  await expect(
    standIn.act((books) => books.tell('charge.succeeded', books.make('charge', { status: 'given' }))),
  ).rejects.toThrow('breaks the contract at /status')
})

test('the hosted page is plain, says what it is, and leads back', async () => {
  const session = await create({ ...once(), locale: 'es' })
  const page = await fetch(session.url!)
  expect(await page.text()).toContain('PAGO DE PRUEBA')
  const pressed = await fetch(session.url!, {
    method: 'POST',
    body: new URLSearchParams({ deed: 'pay' }),
    redirect: 'manual',
  })
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, session.success_url])
  const gift = await fetch(session.url!.replace('/pages/', '/gifts/'))
  expect(await gift.text()).toContain('Abrir una disputa')
})

const live = {
  PUBLIC_ORIGIN: 'https://amparo.example',
  AMPARO_SEAL_KEY: Buffer.alloc(32).toString('base64'),
  AMPARO_MAILBOX_KEY: Buffer.alloc(32).toString('base64'),
  AMPARO_STAMP_KEY: Buffer.alloc(32).toString('base64'),
}
const problemsOf = (env: Record<string, string>) => {
  try {
    readConfig({ AMPARO_DATA: process.env.AMPARO_DATA, ...env })
    return ''
  } catch (error) {
    return (error as ConfigError).message
  }
}

test('money never moves in a trial, and the stand-in never stands where it could', () => {
  const key = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
  expect(problemsOf(key)).toContain('this is a trial')
  expect(problemsOf({ ...live, ...key, STRIPE_STAND_IN: 'http://127.0.0.1:4000' })).toContain(
    'unset one of them',
  )
  expect(problemsOf({ ...live, STRIPE_STAND_IN: 'http://127.0.0.1:4000' })).toContain('for trial alone')
  expect(problemsOf({ STRIPE_SECRET_KEY: 'sk_test_1' })).toContain('STRIPE_WEBHOOK_SECRET is required')
  expect(problemsOf({ ...live, ...key })).not.toContain('STRIPE')
  expect(problemsOf(live)).not.toContain('STRIPE')
  const test = { STRIPE_SECRET_KEY: 'rk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
  expect(readConfig({ AMPARO_DATA: process.env.AMPARO_DATA, ...test }).payments).toMatchObject({
    kind: 'stripe',
    livemode: false,
  })
})
