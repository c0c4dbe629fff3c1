import { expect, test } from 'vitest'
import type { Payments } from '../../app/config.server'
import { leadsToPayment } from '../../app/door/payment-pages'
import { aDoor, live } from '../support/door'

const stripe: Payments = { kind: 'stripe', secretKey: '', webhookSecret: '', livemode: true }
const elsewhere: Payments = { kind: 'stand-in', at: 'http://127.0.0.1:4242' }

async function formActions(payments: Payments, config?: typeof live) {
  const door = await aDoor({ leadsTo: leadsToPayment(payments), ...(config ? { config } : {}) })
  return async (path: string) =>
    /form-action ([^;]+);/.exec((await door.get(path)).headers['content-security-policy'] as string)?.[1]
}

const token = 'A'.repeat(43)
const giving = ['/donate', '/es/donate', '/petitions/free-them/donate', '/es/petitions/free-them/donate']
const mending = [`/my/${token}`, `/es/my/${token}`, `/donations/${token}/fix`, `/es/donations/${token}/fix`]
const others = [
  '/',
  '/donated',
  '/my',
  '/my/sent',
  `/my/${token}/monthly`,
  `/my/${token}/end`,
  `/donations/${token}/thanks`,
  '/petitions/free-them',
  '/petitions/free-them/thanks',
  '/manage/donations',
]

test('forms that lead to a page of the payment provider may, each to its own, and no other form may', async () => {
  const formAction = await formActions(stripe, live)
  for (const path of giving) expect(await formAction(path)).toBe("'self' https://checkout.stripe.com")
  for (const path of mending)
    expect(await formAction(path)).toBe("'self' https://billing.stripe.com https://invoice.stripe.com")
  for (const path of others) expect([path, await formAction(path)]).toEqual([path, "'self'"])
})

test('in trial they may lead to the stand-in, where it has an address of its own', async () => {
  const formAction = await formActions(elsewhere)
  for (const path of [...giving, ...mending])
    expect(await formAction(path)).toBe("'self' http://127.0.0.1:4242")
  for (const path of others) expect([path, await formAction(path)]).toEqual([path, "'self'"])
  for (const payments of [{ kind: 'off' }, { kind: 'stand-in', at: null }] as const) {
    const own = await formActions(payments)
    for (const path of [...giving, ...mending, ...others]) expect(await own(path)).toBe("'self'")
  }
})

test('what else such a page says of itself stays: no cache, no other site and no script learns its token', async () => {
  const door = await aDoor({ leadsTo: leadsToPayment(stripe) })
  const { headers } = await door.get(`/my/${token}`)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['referrer-policy']).toBe('strict-origin')
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
})
