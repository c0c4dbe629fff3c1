import { asc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { giftsByMonth } from '../../app/donations/gift-totals.server'
import { refundGift, resendRefunds } from '../../app/donations/refund-gift.server'
import { db } from '../../db/client'
import { audit, disputes, letters, receipts, refunds } from '../../db/schema'
import {
  aReceiver,
  begin,
  deliver,
  disputeThere,
  gift,
  intentOf,
  ledgersAgree,
  refundThere,
  standIn,
  takeEvents,
  told,
  whileItSays,
} from '../support/giving'
import { actorOf, aPerson } from '../support/organizers'

afterEach(ledgersAgree)

const receiver = await aReceiver()
const organisation = { id: receiver.organisationId, slug: receiver.slug }
const treasurer = await actorOf(await aPerson({ roles: ['finance'], in: organisation }))

async function aPaidGift(amount = '100') {
  const { id, session } = await begin({ amount }, receiver.giving)
  await standIn.pay(session)
  await deliver()
  return { id, intent: (await gift(id)).paymentIntentId! }
}

const refund = (id: string, amountMinor: number, reason = 'They asked') =>
  refundGift(treasurer, receiver.organisationId, id, { amountMinor, reason })

const receiptsOf = (id: string) =>
  db.read
    .select({ amountMinor: receipts.amountMinor, correctsId: receipts.correctsId, id: receipts.id })
    .from(receipts)
    .where(eq(receipts.donationId, id))
    .orderBy(asc(receipts.issuedAt), asc(receipts.number))

const counted = async () => {
  const totals = await giftsByMonth(receiver.organisationId, { livemode: false })
  return totals.reduce((sum, { countedMinor }) => sum + countedMinor, 0)
}

describe('a refund', () => {
  it('of a part, another part and the rest goes through; one cent more is too much', async () => {
    const before = await counted()
    const { id } = await aPaidGift()
    expect(await refund(id, 3000)).toEqual({ outcome: 'refunded' })
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 3000 })
    expect(await refund(id, 2000)).toEqual({ outcome: 'refunded' })
    expect(await refund(id, 5001)).toEqual({ outcome: 'too-much', leftMinor: 5000 })
    expect(await refund(id, 5000)).toEqual({ outcome: 'refunded' })
    expect(await gift(id)).toMatchObject({ state: 'refunded', refundedMinor: 10000 })
    expect(await refund(id, 1)).toEqual({ outcome: 'too-much', leftMinor: 0 })
    const events = await takeEvents()
    await deliver([...events, ...events])
    expect(await gift(id)).toMatchObject({ state: 'refunded', refundedMinor: 10000 })
    expect(await counted()).toBe(before)
  })

  it('gives the donor a corrected receipt each time, in the place of the last', async () => {
    const { id } = await aPaidGift()
    await refund(id, 4000)
    await refund(id, 6000)
    await deliver()
    const [first, second, third, ...more] = await receiptsOf(id)
    expect(more).toEqual([])
    expect([first, second, third].map((one) => one!.amountMinor)).toEqual([10000, 6000, 0])
    expect([second!.correctsId, third!.correctsId]).toEqual([first!.id, second!.id])
  })

  it('asked for by two people at once goes back once', async () => {
    const { id } = await aPaidGift()
    const both = await Promise.all([refund(id, 10000), refund(id, 10000)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['refunded', 'too-much'])
    await deliver()
    expect(await gift(id)).toMatchObject({ refundedMinor: 10000 })
  })

  it('made on the provider’s own pages is found', async () => {
    const { id, intent } = await aPaidGift()
    await refundThere(intent, 2500)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 2500 })
    expect(await db.read.select().from(refunds).where(eq(refunds.donationId, id))).toMatchObject([
      { amountMinor: 2500, state: 'succeeded', requestedBy: null },
    ])
  })

  it('that fails later makes the gift count again, with a receipt that says so', async () => {
    const { id, intent } = await aPaidGift()
    const made = await refundThere(intent, 10000)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'refunded' })
    await standIn.failRefund(made.id)
    const events = await takeEvents()
    await deliver(events.reverse())
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 0 })
    expect((await receiptsOf(id)).map(({ amountMinor }) => amountMinor)).toEqual([10000, 0, 10000])
  })

  it('heard of before the gift itself is the same', async () => {
    const { id, session } = await begin({ amount: '100' }, receiver.giving)
    await standIn.pay(session)
    const paid = await takeEvents()
    await refundThere(await intentOf(session), 1000)
    await deliver([...(await takeEvents()), ...paid])
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 1000 })
  })

  it('whose answer was lost is asked for again under its own key, and goes back once', async () => {
    const { id } = await aPaidGift()
    standIn.failNext('lost-answer', 2) // the SDK tries a line that broke once more by itself
    expect(await refund(id, 10000)).toEqual({ outcome: 'unavailable' })
    expect(await refund(id, 10000)).toEqual({ outcome: 'too-much', leftMinor: 0 })
    expect(await resendRefunds()).toBe(1)
    expect(await resendRefunds()).toBe(0)
    await deliver()
    expect(await gift(id)).toMatchObject({ refundedMinor: 10000 })
    expect(await db.read.select().from(refunds).where(eq(refunds.donationId, id))).toHaveLength(1)
  })

  it('needs a reason, a paid gift and one’s own organisation, and is written into the log', async () => {
    const { id } = await aPaidGift()
    expect(await refund(id, 100, '  ')).toEqual({ outcome: 'no-reason' })
    const waiting = await begin({}, receiver.giving)
    expect(await refund(waiting.id, 100)).toEqual({ outcome: 'not-refundable' })
    const stranger = await aPerson()
    const other = (await actorOf(stranger)).organisation!.id
    const asked = { amountMinor: 100, reason: 'Mine?' }
    expect(await refundGift(treasurer, other, id, asked)).toEqual({ outcome: 'unknown' })
    for (const wrong of [0, -5, 1.5, NaN, 1e21])
      expect(await refund(id, wrong)).toMatchObject({ outcome: 'too-much' })
    await refund(id, 100, 'A double press')
    const log = await db.read.select().from(audit).where(eq(audit.about, id))
    expect(log).toMatchObject([{ action: 'gifts.refunded', reason: 'A double press' }])
    await deliver()
  })
})

describe('a dispute', () => {
  it('that is an inquiry changes nothing, but finance people hear of it', async () => {
    const { id, intent } = await aPaidGift()
    const before = await counted()
    const inquiry = await disputeThere(intent, 'inquiry')
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid', disputedMinor: 0 })
    expect(await counted()).toBe(before)
    const told = await db.read.select().from(letters).where(eq(letters.template, 'dispute-opened'))
    expect(told).toHaveLength(1)
    await standIn.decideDispute(inquiry.id, 'lost')
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid' })
  })

  it('takes the gift out of the totals while the bank has the money, and for good when it is lost', async () => {
    const before = await counted()
    const { id, intent } = await aPaidGift()
    const dispute = await disputeThere(intent)
    const events = await takeEvents()
    await deliver([...events.reverse(), ...events])
    expect(await gift(id)).toMatchObject({ state: 'disputed', disputedMinor: 10000 })
    expect(await counted()).toBe(before)
    expect(await refund(id, 100)).toEqual({ outcome: 'not-refundable' })
    await standIn.decideDispute(dispute.id, 'lost')
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'disputed' })
    expect((await receiptsOf(id)).map(({ amountMinor }) => amountMinor)).toEqual([10000, 0])
  })

  it('that is won puts it back, in whatever order that is told', async () => {
    const { id, intent } = await aPaidGift()
    const before = await counted()
    const dispute = await disputeThere(intent)
    await standIn.decideDispute(dispute.id, 'won')
    await deliver((await takeEvents()).reverse())
    expect(await gift(id)).toMatchObject({ state: 'paid', disputedMinor: 0 })
    expect(await counted()).toBe(before)
    expect((await receiptsOf(id)).map(({ amountMinor }) => amountMinor)).toEqual([10000])
    const [row] = await db.read.select().from(disputes).where(eq(disputes.id, dispute.id))
    expect(row).toMatchObject({ status: 'won', closedAt: expect.any(Number) })
  })

  it('after a full refund takes the same money from no total twice', async () => {
    const before = await counted()
    const { id, intent } = await aPaidGift()
    await refund(id, 10000)
    await disputeThere(intent)
    await deliver()
    expect(await gift(id)).toMatchObject({ refundedMinor: 10000, disputedMinor: 10000 })
    expect(await counted()).toBe(before)
  })

  it('with a word nobody knows yet is kept, and moves nothing by itself', async () => {
    const { id, intent } = await aPaidGift()
    const { id: disputeId } = await disputeThere(intent, 'inquiry')
    const unknown = { data: [{ ...(await told(disputeId)), status: 'mediation_requested' }] }
    await whileItSays(
      ({ url }) => (url === '/v1/list' ? unknown : {}),
      () => deliver(),
    )
    expect(await gift(id)).toMatchObject({ state: 'paid', disputedMinor: 0 })
    const [row] = await db.read.select().from(disputes).where(eq(disputes.id, disputeId))
    expect(row).toMatchObject({ status: 'mediation_requested', withdrawn: false })
  })
})
