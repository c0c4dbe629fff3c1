import Client from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { applyDueEvents, retryFailedEvents } from '../../app/donations/apply-events.server'
import { inboxLength } from '../../app/donations/inbox-length.server'
import { receiveEvent } from '../../app/donations/receive-event.server'
import { DAY } from '../../app/duration'
import { config } from '../../app/config.server'
import { db, isOutage } from '../../db/client'
import { stripeEvents } from '../../db/schema'
import { apiVersion } from '../../app/platform/stripe/client.server'
import { action } from '../../app/routes/webhooks.stripe'
import {
  applyAll,
  begin,
  bring,
  deliver,
  gift,
  intentOf,
  ledgersAgree,
  sign,
  standIn,
  takeEvents,
  told,
  whileItSays,
  whileUnreachable,
  type Told,
} from '../support/giving'
import { engine } from '../support/database'
import { aDoor } from '../support/door'

afterEach(ledgersAgree)

async function aPaidEvent(): Promise<{ id: string; event: Told }> {
  const { id, session } = await begin()
  await standIn.pay(session)
  const events = await takeEvents()
  return { id, event: events.find(({ type }) => type === 'checkout.session.completed')! }
}

/** An event as the provider writes them, for what its acts do not tell. */
const eventOf = (type: string, object: Told): Told => ({
  id: `evt_${type}_${object.id}`,
  object: 'event',
  api_version: apiVersion,
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  type,
  data: { object },
})

const kept = async (id: string) =>
  (await db.read.select().from(stripeEvents).where(eq(stripeEvents.id, id)))[0]

/** Posts bytes to the webhook's address, through the door. */
async function posted(body: string, signature: string | null): Promise<number> {
  const door = await aDoor({
    handle: (request) => action({ request, params: {}, context: {} as never }),
    isOutage,
  })
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(signature === null ? {} : { 'stripe-signature': signature }),
  }
  return (await door.post('/webhooks/stripe', headers, body)).status
}

describe('an event', () => {
  it('is kept before it is answered, and applied by the worker', async () => {
    const { id, event } = await aPaidEvent()
    const body = JSON.stringify(event)
    expect(await posted(body, sign(body))).toBe(200)
    expect(await kept(event.id)).toMatchObject({ state: 'waiting', by: 'webhook' })
    expect(await gift(id)).toMatchObject({ state: 'pending' })
    expect((await inboxLength()).unapplied).toBe(1)
    await applyAll()
    expect(await kept(event.id)).toMatchObject({ state: 'applied' })
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    expect(await inboxLength()).toEqual({ unapplied: 0, oldestMs: 0 })
  })

  it('is kept without what it says of a person', async () => {
    const { event } = await aPaidEvent()
    await bring(event)
    expect(JSON.stringify(await kept(event.id))).not.toContain('@')
    await applyAll()
  })

  it('with a bad, an old or no signature, or serialised anew, is refused and changes nothing', async () => {
    const { id, event } = await aPaidEvent()
    const body = JSON.stringify(event)
    const good = sign(body)
    const old = sign(body, Math.floor((Date.now() - DAY) / 1000))
    const otherBytes = JSON.stringify(event, null, 2)
    for (const [bytes, signature] of [
      [body, good.replace(/v1=\w/, (start) => `v1=${start.endsWith('0') ? '1' : '0'}`)],
      [body, 'v1=junk'],
      [body, ''],
      [body, null],
      [body, old],
      [otherBytes, good],
      [body.replace('paid', 'fine'), good],
    ] as const)
      expect(await posted(bytes, signature)).toBe(400)
    expect(await kept(event.id)).toBeUndefined()
    expect(await gift(id)).toMatchObject({ state: 'pending' })
    await deliver([event])
  })

  it('of the other mode is refused', async () => {
    const { event } = await aPaidEvent()
    const body = JSON.stringify({ ...event, livemode: true })
    expect(await posted(body, sign(body))).toBe(400)
    expect(await receiveEvent(body, sign(body))).toEqual({ outcome: 'wrong-mode' })
    expect(await kept(event.id)).toBeUndefined()
    await deliver([event])
  })

  it('of an unknown type is kept and ignored', async () => {
    const event = eventOf('treasury.moon_landed', { id: 'moon_1', object: 'moon' })
    await deliver([event])
    expect(await kept(event.id)).toMatchObject({ state: 'ignored', type: 'treasury.moon_landed' })
  })

  it('of a newer version of the API, with fields and words nobody knows, is applied', async () => {
    const { id, event } = await aPaidEvent()
    const newer = {
      ...event,
      api_version: '2031-01-01.quetzal',
      data: { object: { id: event.data.object.id, object: 'checkout.session', payment_status: 'blessed' } },
      mood: 'fine',
    }
    await deliver([newer])
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })

  it('about a payment with an unknown state moves nothing', async () => {
    const { id, session } = await begin()
    await standIn.decline(session)
    await takeEvents()
    const intent = await told(await intentOf(session))
    await whileItSays(
      ({ object }) => (object === 'payment_intent' ? { status: 'requires_moon' } : {}),
      () => deliver([eventOf('payment_intent.processing', intent)]),
    )
    expect(await gift(id)).toMatchObject({ state: 'pending' })
  })

  it('about somebody else’s objects on the same account is nobody’s gift', async () => {
    const session = await standIn.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 900, product_data: { name: 'A book' } } },
      ],
      metadata: { donation_id: 'x' },
      client_reference_id: 'x',
      payment_intent_data: { metadata: { donation_id: 'x' } },
      success_url: 'http://127.0.0.1/',
    })
    await standIn.decline(session.id)
    await standIn.expire(session.id)
    await deliver([
      ...(await takeEvents()),
      eventOf('charge.refunded', { id: 'ch_gone', object: 'charge' }),
      eventOf('invoice.paid', { id: 'in_gone', object: 'invoice' }),
    ])
  })

  it('that claims another row’s session is told by the id we gave it, not by what it says', async () => {
    const mine = await begin()
    const { id, event } = await aPaidEvent()
    await deliver([
      { ...event, data: { object: { ...event.data.object, metadata: { donation_id: mine.id } } } },
    ])
    expect(await gift(mine.id)).toMatchObject({ state: 'pending' })
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })
})

describe('the inbox', () => {
  it('tries again later while the provider does not answer, and loses nothing', async () => {
    const { id, event } = await aPaidEvent()
    await bring(event)
    await whileUnreachable(() => applyDueEvents(10))
    expect(await kept(event.id)).toMatchObject({ state: 'waiting', attempts: 1, error: 'busy' })
    await db.write(async (tx) => {
      await tx.update(stripeEvents).set({ runAt: 0 }).where(eq(stripeEvents.id, event.id))
    })
    await applyAll()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })

  it('gives up loudly after days, keeps the event, and takes it up again when it is told to', async () => {
    const { id, event } = await aPaidEvent()
    await bring(event)
    await db.write(async (tx) => {
      await tx.update(stripeEvents).set({ attempts: 15 }).where(eq(stripeEvents.id, event.id))
    })
    await whileUnreachable(() => applyDueEvents(10))
    expect(await kept(event.id)).toMatchObject({ state: 'failed' })
    expect((await inboxLength()).unapplied).toBe(1)
    expect(await retryFailedEvents()).toBe(1)
    await applyAll()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })
})

/** Says a statement past the product, as whoever looks after the storage would. */
async function onStorage(statement: string): Promise<void> {
  if (engine === 'sqlite') new Client(config.databaseUrl).exec(statement).close()
  else {
    const client = new pg.Client(config.databaseUrl)
    await client.connect()
    await client.query(statement)
    await client.end()
  }
}

it('answers 5xx while nothing can be kept, and the event is taken when it comes again', async () => {
  const { id, event } = await aPaidEvent()
  const body = JSON.stringify(event)
  await onStorage('alter table stripe_events rename to lost')
  expect(await posted(body, sign(body))).toBeGreaterThanOrEqual(500)
  await onStorage('alter table lost rename to stripe_events')
  expect(await posted(body, sign(body))).toBe(200)
  await applyAll()
  expect(await gift(id)).toMatchObject({ state: 'paid' })
})
