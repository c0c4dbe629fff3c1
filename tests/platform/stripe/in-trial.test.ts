import { once as listening } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { expect, onTestFinished, test } from 'vitest'
import { provider } from '../../../app/platform/stripe/provider.server'
import { act } from '../../../app/platform/stripe/stand-in/act.server'
import { answerPages } from '../../../app/platform/stripe/stand-in/answer-pages.server'
import { deliverDue } from '../../../app/platform/stripe/stand-in/deliver.server'
import { pay } from '../../../app/platform/stripe/stand-in/hosted-page.server'
import { ownStandIn } from '../../../app/platform/stripe/stand-in/own.server'
import { aDoor, live } from '../../support/door'
import { once } from './gifts'

test('without a key a trial takes gifts from the first call on, and its webhook hears of each until it takes it', async () => {
  const { stripe, kind, livemode, webhookSecret } = provider()!
  expect([kind, livemode]).toEqual(['stand-in', false])
  const session = await stripe.checkout.sessions.create(once())
  expect(session.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/test-payments\/pages\/cs_test_/)
  await act(ownStandIn, (books) => pay(books, session.id))

  const heard: string[] = []
  let refusals = 1
  const webhook = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const signature = request.headers['stripe-signature'] as string
      heard.push(Stripe.webhooks.constructEvent(body, signature, webhookSecret).type)
      response.writeHead(refusals-- > 0 ? 503 : 200).end()
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void webhook.close())
  await listening(webhook, 'listening')
  const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/webhooks/stripe`
  expect(await deliverDue(ownStandIn, url)).toBe(3)
  expect(await deliverDue({ ...ownStandIn, now: () => Date.now() + 5_000 }, url)).toBe(1)
  expect(heard.filter((type) => type === 'charge.succeeded')).toHaveLength(2)
})

test('test payments are pages of a trial and of nothing live', async () => {
  const trial = await aDoor({ testPayments: (asked) => answerPages(ownStandIn, asked) })
  const list = await trial.get('/test-payments')
  expect([list.status, list.body]).toEqual([200, expect.stringContaining('TEST PAYMENT')])
  const handle = async () => new Response('nothing here', { status: 404 })
  expect((await (await aDoor({ config: live, handle })).get('/test-payments')).status).toBe(404)
})
