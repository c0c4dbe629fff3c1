import { and, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import {
  cancelMonthly,
  changeMonthlyAmount,
  endWantedMonthly,
  pauseMonthly,
  resumeMonthly,
} from '../../app/donations/change-monthly.server'
import { giftSecret } from '../../app/donations/gift-link.server'
import { mendByLink } from '../../app/donations/mend-monthly.server'
import { myGifts } from '../../app/donations/my-gifts.server'
import { settleReturn } from '../../app/donations/settle-return.server'
import { db } from '../../db/client'
import { donations, letters, receipts } from '../../db/schema'
import { seeded, shuffled } from '../support/seeded'
import {
  begin,
  deliver,
  endThere,
  gift,
  ledgersAgree,
  loseEvents,
  monthlyOf,
  standIn,
  takeEvents,
  whileUnreachable,
} from '../support/giving'
import { Postbox } from '../support/petitions'

afterEach(ledgersAgree)

const random = seeded(8)
let serial = 0

async function aMonthlyGift(email = `monthly${++serial}@example.org`) {
  const begun = await begin({ frequency: 'monthly', email, amount: '15' })
  await standIn.pay(begun.session)
  await deliver()
  const monthly = await monthlyOf(begun.id)
  return { ...begun, email, monthlyId: monthly.id, mailbox: monthly.mailbox, sub: monthly.subscriptionId! }
}

const months = (monthlyId: string) =>
  db.read
    .select()
    .from(donations)
    .where(eq(donations.monthlyGiftId, monthlyId))
    .orderBy(donations.paidAt, donations.id)

const lettersOf = async (mailbox: Buffer, template: (typeof letters.$inferSelect)['template']) =>
  (
    await db.read
      .select({ id: letters.id })
      .from(letters)
      .where(and(eq(letters.mailbox, mailbox), eq(letters.template, template)))
  ).length

describe('a monthly gift that begins', () => {
  it('is one gift, not two: the session and the invoice tell of the same', async () => {
    const begun = await begin({ frequency: 'monthly', amount: '15' })
    await standIn.pay(begun.session)
    const events = await takeEvents()
    const types = events.map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['checkout.session.completed', 'invoice.paid']))
    await deliver([...events, ...events])
    const { id: monthlyId, ...monthly } = await monthlyOf(begun.id)
    expect(monthly).toMatchObject({ state: 'active', amountMinor: 1500 })
    expect(await months(monthlyId)).toMatchObject([{ id: begun.id, state: 'paid', amountMinor: 1500 }])
    expect(await db.read.select().from(receipts).where(eq(receipts.donationId, begun.id))).toHaveLength(1)
  })

  it('is one gift in whatever order its events come', async () => {
    for (let i = 0; i < 12; i++) {
      const begun = await begin({ frequency: 'monthly', amount: '15' })
      await standIn.pay(begun.session)
      await deliver(shuffled(await takeEvents(), random))
      const monthly = await monthlyOf(begun.id)
      expect(monthly).toMatchObject({ state: 'active' })
      expect(await months(monthly.id)).toMatchObject([{ id: begun.id, state: 'paid' }])
    }
  })

  it('is shown on its return page without any event', async () => {
    const begun = await begin({ frequency: 'monthly', amount: '15' })
    await standIn.pay(begun.session)
    await loseEvents()
    const returned = await settleReturn(giftSecret(begun.id))
    expect(returned).toMatchObject({ outcome: 'found', gift: { state: 'paid' } })
    expect(await monthlyOf(begun.id)).toMatchObject({ state: 'active' })
  })
})

describe('a first month', () => {
  const aFirst = () => begin({ frequency: 'monthly', amount: '15' })

  it('that is declined and then paid with another card is one gift', async () => {
    const { id, session } = await aFirst()
    await standIn.decline(session)
    await deliver()
    expect(await gift(id)).toMatchObject({ state: 'pending' })
    expect(await monthlyOf(id)).toMatchObject({ state: 'pending' })
    await standIn.pay(session)
    await deliver()
    const { id: monthlyId, mailbox } = await monthlyOf(id)
    expect(await months(monthlyId)).toMatchObject([{ state: 'paid', amountMinor: 1500 }])
    expect(await lettersOf(mailbox, 'renewal-failed')).toBe(0)
  })

  it.each(['declined', 'asked about by the bank (3-D Secure)'])(
    'that is %s and left never began, and is shown to nobody',
    async (how) => {
      const { id, session } = await aFirst()
      await (how === 'declined' ? standIn.decline : standIn.askForAction)(session)
      await deliver()
      await standIn.expire(session)
      const events = await takeEvents()
      await deliver(shuffled(events, random))
      expect(await gift(id)).toMatchObject({ state: 'abandoned' })
      const { mailbox, state } = await monthlyOf(id)
      expect(state).toBe('abandoned')
      expect(await myGifts(mailbox, 'en')).toEqual({ gifts: [], monthly: [] })
      expect(await lettersOf(mailbox, 'monthly-ended')).toBe(0)
    },
  )
})

describe('a renewal', () => {
  it('is a gift of its own, once, with a receipt, in whatever order and however often it is told', async () => {
    const { id, monthlyId, sub } = await aMonthlyGift()
    await standIn.renew(sub)
    const events = await takeEvents()
    await deliver(shuffled([...events, ...events], random))
    const [first, second, ...more] = await months(monthlyId)
    expect(more).toEqual([])
    expect([first!.id, second!.state, second!.amountMinor]).toEqual([id, 'paid', 1500])
    expect(second!.invoiceId).not.toBe(first!.invoiceId)
    expect(await db.read.select().from(receipts).where(eq(receipts.donationId, second!.id))).toHaveLength(1)
  })

  it('that fails is no gift; its donor gets one letter, which leads to where it is mended', async () => {
    const { monthlyId, mailbox, sub, email, id } = await aMonthlyGift()
    const invoice = await standIn.renew(sub, 'declined')
    const openMonth = `${standIn.origin}/test-payments/invoices/${invoice.id}`
    const events = await takeEvents()
    await deliver([...events, ...events])
    await deliver([...events].reverse())
    expect(await months(monthlyId)).toHaveLength(1)
    expect(await monthlyOf(id)).toMatchObject({ state: 'past-due' })
    expect(await lettersOf(mailbox, 'renewal-failed')).toBe(1)
    const mail = (await new Postbox().lettersTo(email)).find(({ text }) => text.includes('/fix'))
    const [, secret] = /\/donations\/([\w-]{43})\/fix/.exec(mail!.text)!
    expect(await mendByLink(secret!, '/my')).toEqual({ outcome: 'redirect', url: openMonth })
    const press = (deed: string) =>
      fetch(openMonth, { method: 'POST', body: new URLSearchParams({ deed }), redirect: 'manual' })
    await press('decline')
    await deliver()
    expect(await lettersOf(mailbox, 'renewal-failed')).toBe(1)
    await press('use-card')
    await deliver()
    expect(await months(monthlyId)).toMatchObject([{ state: 'paid' }, { state: 'paid' }])
    expect(await monthlyOf(id)).toMatchObject({ state: 'active' })
    expect(await mendByLink(secret!, '/my')).toMatchObject({ outcome: 'redirect', url: /portal/ })
    expect(await mendByLink('A'.repeat(43), '/my')).toEqual({ outcome: 'unknown' })
  })

  it('that fails again next month is told again', async () => {
    const { mailbox, sub } = await aMonthlyGift()
    await standIn.renew(sub, 'declined')
    await deliver()
    await standIn.recover(sub)
    await standIn.renew(sub, 'declined')
    await deliver()
    expect(await lettersOf(mailbox, 'renewal-failed')).toBe(2)
  })

  it('that the bank wants confirmed (SCA) is told in its own words, once', async () => {
    const { mailbox, sub, monthlyId } = await aMonthlyGift()
    await standIn.renew(sub, 'action-required')
    const events = await takeEvents()
    await deliver([...events, ...events])
    expect(await lettersOf(mailbox, 'renewal-needs-action')).toBe(1)
    expect(await lettersOf(mailbox, 'renewal-failed')).toBe(0)
    await standIn.recover(sub)
    await deliver()
    expect(await months(monthlyId)).toHaveLength(2)
  })
})

describe('a donor', () => {
  it('gives another amount from the next month on', async () => {
    const { id, mailbox, monthlyId, sub } = await aMonthlyGift()
    const changed = await changeMonthlyAmount(mailbox, monthlyId, { amount: '20,50', coverFee: true }, 'es')
    expect(changed).toEqual({ outcome: 'changed' })
    const { amountMinor, feeCoverMinor } = await monthlyOf(id)
    expect(amountMinor - feeCoverMinor).toBe(2050)
    expect(await changeMonthlyAmount(mailbox, monthlyId, { amount: '1e9', coverFee: false }, 'en')).toEqual({
      outcome: 'problem',
      problem: 'malformed',
    })
    await standIn.renew(sub)
    await deliver()
    expect(await months(monthlyId)).toMatchObject([{ amountMinor: 1500 }, { amountMinor, feeCoverMinor }])
  })

  it('pauses, and goes on', async () => {
    const { id, mailbox, monthlyId, sub } = await aMonthlyGift()
    expect(await pauseMonthly(mailbox, monthlyId)).toEqual({ outcome: 'changed' })
    expect(await monthlyOf(id)).toMatchObject({ state: 'paused' })
    await standIn.renew(sub)
    await deliver()
    expect(await months(monthlyId)).toHaveLength(1)
    expect(await resumeMonthly(mailbox, monthlyId)).toEqual({ outcome: 'changed' })
    await standIn.renew(sub)
    await deliver()
    expect(await monthlyOf(id)).toMatchObject({ state: 'active', pausedAt: null })
    expect(await months(monthlyId)).toHaveLength(2)
  })

  it('ends it at once, in one press, and is told once that it ended', async () => {
    const { id, mailbox, monthlyId } = await aMonthlyGift()
    expect(await cancelMonthly(mailbox, monthlyId, 'now')).toEqual({ outcome: 'changed' })
    const events = await takeEvents()
    await deliver([...events, ...events])
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended', endedBecause: 'asked', endWanted: null })
    expect(await lettersOf(mailbox, 'monthly-ended')).toBe(1)
    expect(await cancelMonthly(mailbox, monthlyId, 'now')).toEqual({ outcome: 'over' })
  })

  it('ends it even while the provider does not answer: the wish outlives that', async () => {
    const { id, mailbox, monthlyId } = await aMonthlyGift()
    const ended = await whileUnreachable(() => cancelMonthly(mailbox, monthlyId, 'now'))
    expect(ended).toEqual({ outcome: 'unavailable' })
    expect(await monthlyOf(id)).toMatchObject({ state: 'active', endWanted: 'asked' })
    expect(await endWantedMonthly()).toBe(1)
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended', endedBecause: 'asked' })
    await loseEvents()
  })

  it('ends it with the month that is paid, or changes their mind before', async () => {
    const { id, mailbox, monthlyId, sub } = await aMonthlyGift()
    await cancelMonthly(mailbox, monthlyId, 'period-end')
    expect(await monthlyOf(id)).toMatchObject({ state: 'active', cancelsAt: expect.any(Number) })
    await resumeMonthly(mailbox, monthlyId)
    expect(await monthlyOf(id)).toMatchObject({ state: 'active', cancelsAt: null })
    await cancelMonthly(mailbox, monthlyId, 'period-end')
    await endThere(sub)
    await deliver()
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended', endedBecause: 'asked' })
  })

  it('changes no gift of another mailbox', async () => {
    const { monthlyId } = await aMonthlyGift()
    const other = await aMonthlyGift()
    for (const change of [
      pauseMonthly(other.mailbox, monthlyId),
      cancelMonthly(other.mailbox, monthlyId, 'now'),
      changeMonthlyAmount(other.mailbox, monthlyId, { amount: '500', coverFee: false }, 'en'),
    ])
      expect(await change).toEqual({ outcome: 'unknown' })
  })
})

describe('the provider', () => {
  it('ends a gift whose renewals all failed, and the donor hears why', async () => {
    const { id, mailbox, sub } = await aMonthlyGift()
    await standIn.renew(sub, 'declined')
    await deliver()
    await standIn.giveUp(sub)
    await deliver()
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended', endedBecause: 'unpaid' })
    expect(await lettersOf(mailbox, 'monthly-ended')).toBe(1)
  })

  it('never makes an ended gift run again by old news', async () => {
    const { id, sub } = await aMonthlyGift()
    await standIn.renew(sub)
    await endThere(sub)
    await deliver((await takeEvents()).reverse())
    expect(await monthlyOf(id)).toMatchObject({ state: 'ended' })
  })
})
