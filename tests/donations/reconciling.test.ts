import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { reconcile as reconcileCommand } from '../../app/commands/reconcile'
import { reconcileGifts, type Difference } from '../../app/donations/reconcile-gifts.server'
import { recountGifts } from '../../app/donations/recount-gifts.server'
import { findPayout, listPayouts } from '../../app/donations/find-payouts.server'
import { HOUR } from '../../app/duration'
import { db } from '../../db/client'
import {
  balanceTransactions,
  donations,
  feeTotals,
  giftTotals,
  receipts,
  testPaymentObjects,
} from '../../db/schema'
import {
  aReceiver,
  alter,
  begin,
  chargeOf,
  deliver,
  disputeThere,
  endThere,
  everyTold,
  gift,
  intentOf,
  ledgersAgree,
  loseEvents,
  monthlyOf,
  refundThere,
  standIn,
  takeEvents,
  told,
  type Begun,
  type Told,
} from '../support/giving'
import { seeded, shuffled } from '../support/seeded'

afterEach(ledgersAgree)

const receiver = await aReceiver()

/** The provider keeps events for thirty days. */
const forgetForGood = ({ id }: Told): Promise<void> =>
  db.write(async (tx) => {
    await tx.delete(testPaymentObjects).where(eq(testPaymentObjects.id, id))
  })

async function reconcile(): Promise<Difference[]> {
  const result = await reconcileGifts()
  expect(result).toMatchObject({ outcome: 'reconciled', unapplied: 0 })
  return result.outcome === 'reconciled' ? result.differences : []
}

it('makes a day without webhooks good: everything is found, and a second run finds nothing', async () => {
  const once = await begin()
  const monthly = await begin({ frequency: 'monthly', amount: '15' })
  const debit = await begin({ currency: 'EUR' })
  const left = await begin()
  const back = await begin({ amount: '60' })
  await standIn.pay(once.session)
  await standIn.pay(monthly.session)
  await standIn.payLater(debit.session)
  await standIn.settleLater(debit.session, 'paid')
  await standIn.expire(left.session)
  await standIn.pay(back.session)
  const refunded = await refundThere(await intentOf(back.session), 6000)
  await standIn.renew((await told(monthly.session)).subscription)
  await standIn.payOut()
  await loseEvents()

  const differences = await reconcile()
  expect(new Set(differences.map(({ what }) => what))).toEqual(new Set(['event', 'booking']))
  expect(differences.map(({ detail }) => detail)).toContain('refund.created')
  expect(await gift(once.id)).toMatchObject({ state: 'paid' })
  expect(await gift(debit.id)).toMatchObject({ state: 'paid' })
  expect(await gift(left.id)).toMatchObject({ state: 'abandoned' })
  expect(await gift(back.id)).toMatchObject({ state: 'refunded' })
  const { id: monthlyId } = await monthlyOf(monthly.id)
  const months = await db.read.select().from(donations).where(eq(donations.monthlyGiftId, monthlyId))
  expect(months.map(({ state }) => state)).toEqual(['paid', 'paid'])
  expect(refunded.status).toBe('succeeded')

  expect(await reconcile()).toEqual([])
})

it('finds gifts whose events are gone at the provider too', async () => {
  const paid = await begin({}, undefined, Date.now() - HOUR)
  const crashed = await begin({}, undefined, Date.now() - HOUR)
  await standIn.pay(paid.session)
  await standIn.pay(crashed.session)
  for (const event of await takeEvents()) await forgetForGood(event)
  await db.write(async (tx) => {
    await tx.update(donations).set({ sessionId: null }).where(eq(donations.id, crashed.id))
  })
  const differences = await reconcile()
  expect(differences).toEqual(
    expect.arrayContaining([
      { what: 'gift', id: paid.id, detail: 'pending → paid' },
      { what: 'gift', id: crashed.id, detail: 'pending → paid' },
    ]),
  )
  expect(await reconcile()).toEqual([])
})

describe('a payout', () => {
  it('is matched with every gift, refund, dispute and fee in it, and adds up to the cent', async () => {
    const gifts: Begun[] = []
    for (const amount of ['10', '20', '30', '40']) {
      const begun = await begin({ amount }, receiver.giving)
      await standIn.pay(begun.session)
      gifts.push(begun)
    }
    await refundThere(await intentOf(gifts[0]!.session), 400)
    await disputeThere(await intentOf(gifts[1]!.session))
    await standIn.failRefund((await refundThere(await intentOf(gifts[2]!.session), 3000)).id)
    const payout = (await standIn.payOut()).find(({ currency }) => currency === 'usd')!
    await deliver()
    const found = await findPayout(receiver.organisationId, payout.id)
    expect(found!.payout).toMatchObject({ amountMinor: payout.amount, addsUp: true })
    const own = found!.lines.filter(({ giftId }) => gifts.some(({ id }) => id === giftId))
    expect(own.map(({ type }) => type).sort()).toEqual([
      'adjustment',
      'charge',
      'charge',
      'charge',
      'charge',
      'refund',
      'refund',
      'refund_failure',
    ])
    expect(found!.lines.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(payout.amount)
    expect(
      (await listPayouts(receiver.organisationId, false)).find(({ id }) => id === payout.id),
    ).toMatchObject({ addsUp: true })
    await reconcile()
    expect(await reconcile()).toEqual([])
  })

  it('brings the real fee of a gift whose booking came late', async () => {
    const { id, session } = await begin()
    await standIn.pay(session)
    const charge = await chargeOf(await intentOf(session))
    const booking = (await told(charge)).balance_transaction
    await alter(charge, { balance_transaction: null })
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'paid', feeMinor: null })
    await alter(charge, { balance_transaction: booking })
    await reconcile()
    expect(await gift(id)).toMatchObject({ feeMinor: 103, settledMinor: 2500, settledCurrency: 'USD' })
    const [row] = await db.read
      .select()
      .from(balanceTransactions)
      .where(eq(balanceTransactions.donationId, id))
    expect(row).toMatchObject({ netMinor: 2397 })
  })
})

it('says at the command line what differed, and that a second run finds nothing', async () => {
  const { session } = await begin()
  await standIn.pay(session)
  const events = await takeEvents()
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(await reconcileCommand.run([])).toBe(0)
  const lines = said.mock.calls.map(([line]) => String(line))
  for (const { id, type } of events.filter(({ type }) => type === 'checkout.session.completed'))
    expect(lines).toContain(`event ${id} never came: ${type}\n`)
  said.mockClear()
  expect(await reconcileCommand.run([])).toBe(0)
  expect(said.mock.calls).toEqual([['0 differences, 0 events not applied yet\n']])
  said.mockRestore()
})

it('sets totals right that stood wrong, names each, and finds nothing the second time', async () => {
  const { session } = await begin({}, receiver.giving)
  await standIn.pay(session)
  await deliver()
  await db.write(async (tx) => {
    await tx.update(giftTotals).set({ countedMinor: 1, gifts: 0 }).where(eq(giftTotals.currency, 'USD'))
    await tx.update(feeTotals).set({ feeMinor: 7 }).where(eq(feeTotals.currency, 'USD'))
  })
  const drift = await recountGifts()
  expect(new Set(drift.map(({ total }) => total.split(' ').at(-1)))).toEqual(
    new Set(['gifts', 'countedMinor', 'feeMinor']),
  )
  expect(await recountGifts()).toEqual([])
})

describe('whatever happens, in whatever order it is told, twice or never', () => {
  it.each([1, 2, 3, 4])('ends in the provider’s state (seed %i)', async (seed) => {
    const random = seeded(seed)
    const pick = <T>(things: T[]): T => things[Math.floor(random() * things.length)]!
    const begun: Begun[] = []
    const { giving } = await aReceiver()
    for (let i = 0; i < 8; i++)
      begun.push(await begin({ frequency: i % 3 === 2 ? 'monthly' : 'once', amount: String(10 + i) }, giving))
    const waiting: Told[] = []
    for (let step = 0; step < 60; step++) {
      await happen(pick(begun), random)
      for (const event of await takeEvents()) {
        if (random() < 0.3) continue // lost
        waiting.push(event)
        if (random() < 0.3) waiting.push(event) // sent twice
      }
      if (random() < 0.3) await deliver(shuffled(waiting.splice(0), random))
    }
    await deliver(shuffled(waiting, random).slice(0, Math.floor(waiting.length / 2)))
    await reconcile()
    await ledgersAgree()
    for (const { id, session } of begun) {
      const { state } = await gift(id)
      const page = await told(session)
      if (page.status === 'open') expect(state).toBe('pending')
      if (page.status === 'expired') expect(state).toBe('abandoned')
    }
    const paid = await db.read.select().from(donations)
    const issued = await db.read.select().from(receipts)
    for (const row of paid.filter(({ paidAt }) => paidAt !== null))
      expect(
        issued.filter(({ donationId, correctsId }) => donationId === row.id && !correctsId),
      ).toHaveLength(1)
    expect(await reconcile()).toEqual([])
  })
})

/** One thing that can happen to a gift at the provider now. */
async function happen({ session }: Begun, random: () => number): Promise<void> {
  const page = await told(session)
  const can: (() => Promise<unknown>)[] = []
  const coin = random()
  if (page.status === 'open') {
    const pay = () => standIn.pay(session)
    can.push(
      pay,
      pay,
      () => standIn.expire(session),
      () => standIn.decline(session),
      () => standIn.askForAction(session),
    )
    if (page.mode === 'payment') can.push(() => standIn.payLater(session))
  }
  const intent = page.payment_intent ? await told(page.payment_intent) : null
  if (intent?.status === 'processing')
    can.push(() => standIn.settleLater(session, coin < 0.5 ? 'paid' : 'failed'))
  if (intent?.status === 'succeeded') {
    const { amount, amount_refunded: gone, disputed } = await told(intent.latest_charge)
    const own = (one: Told) => one.payment_intent === intent.id
    const disputes = (await everyTold('dispute')).filter(own)
    const open = disputes.find(({ status }) => status === 'needs_response')
    const refund = (await everyTold('refund')).find((one) => own(one) && one.status === 'succeeded')
    if (amount > gone && !disputed)
      can.push(() => refundThere(intent.id, Math.ceil((amount - gone) * coin) || 1))
    if (refund) can.push(() => standIn.failRefund(refund.id))
    if (!disputes.length) can.push(() => disputeThere(intent.id, coin < 0.3 ? 'inquiry' : 'dispute'))
    if (open) can.push(() => standIn.decideDispute(open.id, coin < 0.5 ? 'won' : 'lost'))
  }
  const subscription = page.subscription ? await told(page.subscription) : null
  if (subscription?.status === 'past_due') can.push(() => standIn.recover(subscription.id))
  if (subscription?.status === 'active') {
    can.push(
      () => standIn.renew(subscription.id),
      () => standIn.renew(subscription.id, coin < 0.5 ? 'declined' : 'action-required'),
    )
    if (coin < 0.2) can.push(() => endThere(subscription.id))
  }
  if (coin < 0.1) can.push(() => standIn.payOut())
  await can[Math.floor(random() * can.length)]?.()
}
