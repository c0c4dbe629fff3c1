import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { applyDueEvents } from '../../app/donations/apply-events.server'
import { giftSecret } from '../../app/donations/gift-link.server'
import { PAGE_OPEN_FOR } from '../../app/donations/open-session.server'
import { settleOldPending } from '../../app/donations/settle-pending.server'
import { settleReturn } from '../../app/donations/settle-return.server'
import { HOUR, MINUTE } from '../../app/duration'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { db } from '../../db/client'
import { donations, receipts } from '../../db/schema'
import {
  alter,
  applyAll,
  asked,
  begin,
  bring,
  deliver,
  everyTold,
  gift,
  intentOf,
  ledgersAgree,
  loseEvents,
  post,
  standIn,
  takeEvents,
  told,
  whileAt,
  whileRefused,
  whileUnreachable,
  withinMs,
} from '../support/giving'
import { Postbox } from '../support/petitions'

afterEach(ledgersAgree)

const receiptsOf = (id: string) => db.read.select().from(receipts).where(eq(receipts.donationId, id))

function permutations<T>(things: T[]): T[][] {
  if (things.length < 2) return [things]
  return things.flatMap((first, i) =>
    permutations(things.filter((_, j) => j !== i)).map((rest) => [first, ...rest]),
  )
}

describe('a card, once', () => {
  it('is one paid gift with one receipt, in whatever order its four events come', async () => {
    for (const order of permutations([0, 1, 2, 3])) {
      const { id, session } = await begin()
      await standIn.pay(session)
      const events = await takeEvents()
      expect(events).toHaveLength(4)
      await deliver(order.map((i) => events[i]!))
      expect(await gift(id)).toMatchObject({ state: 'paid', amountMinor: 2500, feeMinor: 103 })
      expect(await receiptsOf(id)).toHaveLength(1)
    }
  })

  it('is one gift when every event comes twice', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    const events = await takeEvents()
    await deliver([...events, ...events])
    await deliver([...events].reverse())
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    expect(await receiptsOf(id)).toHaveLength(1)
  })

  it('is one gift when every event comes eight times at once', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    const events = await takeEvents()
    await Promise.all(events.flatMap((event) => Array.from({ length: 8 }, () => bring(event))))
    await Promise.all(Array.from({ length: 8 }, () => applyDueEvents(50)))
    await applyAll()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    expect(await receiptsOf(id)).toHaveLength(1)
  })

  it('is counted when paid and not before', async () => {
    const { id, session } = await begin()
    await settleReturn(giftSecret(id))
    expect(await gift(id)).toMatchObject({ state: 'pending', paidAt: null })
    await standIn.pay(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })
})

describe('the return page', () => {
  it('shows a paid gift before any event came, and the events change nothing after', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    expect(await settleReturn(giftSecret(id))).toMatchObject({ outcome: 'found', gift: { state: 'paid' } })
    await deliver()
    expect(await receiptsOf(id)).toHaveLength(1)
  })

  it('shows it after the events came', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    await deliver()
    expect(await settleReturn(giftSecret(id))).toMatchObject({ outcome: 'found', gift: { state: 'paid' } })
  })

  it('shows it without any event at all', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    await loseEvents()
    expect(await settleReturn(giftSecret(id))).toMatchObject({ outcome: 'found', gift: { state: 'paid' } })
    expect(await receiptsOf(id)).toHaveLength(1)
  })

  it('knows no gift by a foreign session, a made-up secret or another gift’s row', async () => {
    const paid = await begin()
    const waiting = await begin()
    await standIn.pay(paid.session)
    for (const secret of [paid.session, paid.id, 'A'.repeat(43), giftSecret(paid.session), ''])
      expect(await settleReturn(secret)).toEqual({ outcome: 'unknown' })
    await settleReturn(giftSecret(waiting.id))
    expect(await gift(waiting.id)).toMatchObject({ state: 'pending' })
    await deliver()
  })

  it('shows what is known while the provider does not answer', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    const returned = await whileUnreachable(() => settleReturn(giftSecret(id)))
    expect(returned).toMatchObject({ outcome: 'found', fresh: false, gift: { state: 'pending' } })
    await deliver()
  })
})

describe('a bank debit', () => {
  it('is processing, then paid', async () => {
    const { id, session } = await begin({ currency: 'EUR' })
    await standIn.payLater(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'processing', paidAt: null })
    expect(await receiptsOf(id)).toEqual([])
    await standIn.settleLater(session, 'paid')
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })

  it('is processing, then failed, and never counted', async () => {
    const { id, session } = await begin({ currency: 'EUR' })
    await standIn.payLater(session)
    await deliver()
    await standIn.settleLater(session, 'failed')
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'failed', paidAt: null })
    expect(await receiptsOf(id)).toEqual([])
  })

  it('ends as it ended when the older news comes last', async () => {
    for (const ok of [true, false]) {
      const { id, session } = await begin({ currency: 'EUR' })
      await standIn.payLater(session)
      await standIn.settleLater(session, ok ? 'paid' : 'failed')
      await deliver((await takeEvents()).reverse())
      expect(await gift(id)).toMatchObject({ state: ok ? 'paid' : 'failed' })
    }
  })
})

describe('a card that is declined', () => {
  it('and then another that is taken are one gift, on the same payment', async () => {
    const { id, session } = await begin()
    await standIn.decline(session)
    await deliver()
    const declined = await gift(id)
    expect(declined).toMatchObject({ state: 'pending', paidAt: null })
    await standIn.pay(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    expect(await intentOf(session)).toBe((await gift(id)).paymentIntentId)
  })

  it('and left is no gift', async () => {
    const { id, session } = await begin()
    await standIn.decline(session)
    await deliver()
    await standIn.expire(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'abandoned' })
  })

  it('after 3-D Secure was asked for and left is no gift either', async () => {
    const { id, session } = await begin()
    await standIn.askForAction(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'pending' })
    await standIn.expire(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'abandoned' })
  })
})

describe('a page that runs out', () => {
  it('makes its gift an abandoned one, by the event or without it', async () => {
    const told = await begin()
    await standIn.expire(told.session)
    await deliver()
    expect(await gift(told.id)).toMatchObject({ state: 'abandoned' })

    const untold = await begin({}, undefined, Date.now() - 3 * HOUR)
    await standIn.expire(untold.session)
    await loseEvents()
    await settleOldPending()
    expect(await gift(untold.id)).toMatchObject({ state: 'abandoned' })
  })

  it('loses against a payment that completes late', async () => {
    const { id, session } = await begin()
    await standIn.expire(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'abandoned' })
    await alter(session, { status: 'open' })
    await standIn.pay(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
    expect(await receiptsOf(id)).toHaveLength(1)
  })

  it('is not asked about again and again', async () => {
    await begin({}, undefined, Date.now() - HOUR)
    await settleOldPending()
    asked.length = 0
    await settleOldPending()
    expect(asked).toEqual([])
    await settleOldPending(Date.now() + PAGE_OPEN_FOR)
    expect(asked.length).toBeGreaterThan(0)
  })
})

describe('one press too many', () => {
  const words = { email: 'twice@example.org', amount: '40' }

  it('is one gift and leads to one page', async () => {
    const first = await post(words)
    const second = await post(words)
    expect(second).toEqual(first)
    const rows = (await db.read.select().from(donations)).filter((row) => row.amountMinor === 4000)
    expect(rows).toHaveLength(1)
    await standIn.pay(rows[0]!.sessionId!)
    await deliver()
  })

  it('at the same moment is one gift too', async () => {
    const both = { email: 'both@example.org', amount: '41' }
    const started = await Promise.all(Array.from({ length: 5 }, () => post(both)))
    expect(new Set(started.map((one) => JSON.stringify(one)))).toHaveProperty('size', 1)
    const rows = (await db.read.select().from(donations)).filter((row) => row.amountMinor === 4100)
    expect(rows).toHaveLength(1)
  })

  it('with another name, choice or amount is another gift, of which one is paid', async () => {
    const email = 'changed@example.org'
    const shown = await begin({ email, shown: true })
    const hidden = await begin({ email, shown: false })
    expect(hidden.id).not.toBe(shown.id)
    await standIn.pay(hidden.session)
    await standIn.expire(shown.session)
    await deliver()
    expect(await gift(hidden.id)).toMatchObject({ state: 'paid', shownName: null })
  })

  it('after it was paid is a second gift: people do give twice', async () => {
    const email = 'again@example.org'
    const first = await begin({ email })
    await standIn.pay(first.session)
    await deliver()
    const second = await begin({ email })
    expect(second.id).not.toBe(first.id)
    await standIn.pay(second.session)
    await deliver()
  })

  it('an hour later is a new gift', async () => {
    const email = 'later@example.org'
    const now = Date.now()
    const first = await begin({ email }, undefined, now - 20 * MINUTE)
    const second = await begin({ email }, undefined, now)
    expect(second.id).not.toBe(first.id)
    await standIn.pay(second.session)
    await deliver()
  })
})

describe('a provider in trouble', () => {
  let serial = 0
  const words = { email: '', amount: '77' }

  it.each([
    ['is busy (429)', () => (standIn.failNext('rate-limit'), post(words))],
    ['fails (500)', () => (standIn.failNext('server-error'), post(words))],
    ['cannot be reached', () => whileUnreachable(() => post(words))],
    ['takes too long', () => (standIn.failNext('no-answer'), withinMs(300, () => post(words)))],
    // The SDK tries a line that broke once more by itself.
    ['breaks off after it accepted', () => (standIn.failNext('lost-answer', 2), post(words))],
  ] as const)('that %s loses nothing: the same words go on with the same gift', async (_, inTrouble) => {
    words.email = `trouble${++serial}@example.org`
    expect(await inTrouble()).toEqual({ outcome: 'unavailable' })
    const { hash } = (await readMailbox(words.email))!
    const rows = () => db.read.select().from(donations).where(eq(donations.mailbox, hash))
    const [waiting] = await rows()
    expect(waiting).toMatchObject({ state: 'pending' })
    expect(await post(words)).toMatchObject({ outcome: 'redirect' })
    const [same, ...more] = await rows()
    expect([same!.id, more]).toEqual([waiting!.id, []])
    await standIn.pay(same!.sessionId!)
    await deliver()
    expect(await gift(same!.id)).toMatchObject({ state: 'paid' })
    const pages = await everyTold('checkout.session')
    expect(pages.filter((page) => page.client_reference_id === same!.id)).toHaveLength(1)
  })

  it('that keeps a failure and says it for ever is asked under another key', async () => {
    const own = { email: 'kept-failure@example.org' }
    const failing = createServer((_, response) => {
      response.writeHead(500, { 'Content-Type': 'application/json', 'Idempotent-Replayed': 'true' })
      response.end(JSON.stringify({ error: { type: 'api_error', message: 'No.' } }))
    })
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve))
    const { port } = failing.address() as AddressInfo
    expect(await whileAt(port, () => post(own))).toEqual({ outcome: 'unavailable' })
    failing.close()
    failing.closeAllConnections()
    const { id, session } = await begin(own)
    expect(await gift(id)).toMatchObject({ attempt: 2 })
    await standIn.pay(session)
    await deliver()
  })

  it('and a crash after it accepted end in one gift, found by its own id', async () => {
    const { id, session } = await begin({}, undefined, Date.now() - 40 * MINUTE)
    await db.write(async (tx) => {
      await tx.update(donations).set({ sessionId: null }).where(eq(donations.id, id))
    })
    await standIn.pay(session)
    await loseEvents()
    await settleOldPending()
    expect(await gift(id)).toMatchObject({ state: 'paid', sessionId: session })
  })

  it('that refuses a gift is told apart, and the next words begin a new one', async () => {
    const own = { email: 'refused@example.org', amount: '88' }
    expect(await whileRefused(() => post(own))).toEqual({ outcome: 'refused' })
    expect(await post(own)).toMatchObject({ outcome: 'redirect' })
  })
})

describe('money', () => {
  it.each([
    ['JPY', '5,000', 5000],
    ['KWD', '5.25', 5250],
    ['ISK', '1,500', 150000],
    ['EUR', '12.34', 1234],
  ])('%s %s is %d minor units here and at the provider', async (currency, amount, minor) => {
    const { id, session } = await begin({ currency, amount })
    expect(await told(session)).toMatchObject({ amount_total: minor, currency: currency.toLowerCase() })
    await standIn.pay(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid', amountMinor: minor, currency })
  })

  it('of USD 0.49 is refused before anybody hears of it', async () => {
    asked.length = 0
    expect(await post({ amount: '0.49' })).toEqual({
      outcome: 'problems',
      problems: { amount: 'below-floor' },
    })
    expect(asked).toEqual([])
  })

  it('is computed here: the fee is added once, and only where it was asked for', async () => {
    const plain = await begin({ amount: '25' })
    const covered = await begin({ amount: '25', coverFee: true })
    expect(await gift(plain.id)).toMatchObject({ amountMinor: 2500, feeCoverMinor: 0 })
    const { amountMinor, feeCoverMinor } = await gift(covered.id)
    expect(amountMinor - feeCoverMinor).toBe(2500)
    await standIn.pay(covered.session)
    await deliver()
    const paid = await gift(covered.id)
    expect(paid.amountMinor - paid.feeMinor!).toBeGreaterThanOrEqual(2500)
  })

  it('that was shown in another currency is kept in both, and counted in ours', async () => {
    const { id, session } = await begin()
    await standIn.pay(session, { presentment_amount: 19300, presentment_currency: 'gtq' })
    await deliver()
    expect(await gift(id)).toMatchObject({
      amountMinor: 2500,
      currency: 'USD',
      presentmentMinor: 19300,
      presentmentCurrency: 'GTQ',
    })
  })
})

it('thanks with a receipt in the donor’s language', async () => {
  const { id, session } = await begin({ email: 'gracias@example.org', locale: 'es', amount: '1.250,50' })
  await standIn.pay(session)
  await deliver()
  const [mail] = await new Postbox().lettersTo('gracias@example.org')
  const [receipt] = await receiptsOf(id)
  expect(mail!.subject).toContain('Gracias')
  expect(mail!.text).toContain(`TEST-${receipt!.year}-${String(receipt!.number).padStart(6, '0')}`)
  expect(mail!.text).toContain('PRUEBA')
  expect(mail!.text.replace(/\u00a0/g, ' ')).toMatch(/1250,50 US\$|1250,50 USD/)
})
