import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { endWantedMonthly } from '../../app/donations/change-monthly.server'
import { forgetUnpaid } from '../../app/donations/erase-donor.server'
import { findGift, listGifts } from '../../app/donations/find-gifts.server'
import { giftSecret } from '../../app/donations/gift-link.server'
import { publicTotals } from '../../app/donations/gift-totals.server'
import { myGifts } from '../../app/donations/my-gifts.server'
import { settleReturn } from '../../app/donations/settle-return.server'
import { shownDonors } from '../../app/donations/shown-donors.server'
import { DAY } from '../../app/duration'
import { erasePerson, personKept } from '../../app/person.server'
import { mailMyLink } from '../../app/supporters/mail-my-link.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { db } from '../../db/client'
import { donations, monthlyGifts } from '../../db/schema'
import * as schema from '../../db/schema'
import {
  aReceiver,
  begin,
  deliver,
  gift,
  ledgersAgree,
  loseEvents,
  monthlyOf,
  standIn,
  told,
} from '../support/giving'
import { Postbox } from '../support/petitions'

afterEach(ledgersAgree)

const mailboxOf = async (email: string) => (await readMailbox(email))!

async function aPaidGift(
  giver: Parameters<typeof begin>[0],
  receiver?: Awaited<ReturnType<typeof aReceiver>>,
) {
  const begun = await begin(giver, receiver?.giving)
  await standIn.pay(begun.session)
  await deliver()
  return begun
}

describe('a donor who is not shown', () => {
  it('is nowhere but in what their organisation and they themselves open', async () => {
    const receiver = await aReceiver()
    const petitionId = receiver.giving.petition!.id
    await aPaidGift({ name: 'Hidden Person', email: 'hidden@example.org', shown: false }, receiver)
    await aPaidGift({ name: 'Shown Person', email: 'shown@example.org', shown: true }, receiver)
    const shown = await shownDonors(receiver.organisationId, petitionId, { tests: true })
    expect(shown.map(({ name }) => name)).toEqual(['Shown Person'])
    expect(JSON.stringify(await publicTotals(receiver.organisationId, petitionId))).not.toContain('Person')
    const columns = await db.read.select({ name: donations.shownName }).from(donations)
    expect(columns.map(({ name }) => name)).not.toContain('Hidden Person')
  })

  it('and nothing a donor typed, is readable in no table', async () => {
    await aPaidGift({ name: 'Canary Xiquin', email: 'canary.xiquin@example.org', frequency: 'monthly' })
    for (const [name, table] of Object.entries(schema)) {
      if (name.startsWith('testPayment') || typeof table !== 'object' || !('getSQL' in table)) continue
      const rows = await db.read.select().from(table as typeof donations)
      const text = JSON.stringify(rows, (_, value: unknown) =>
        value && typeof value === 'object' && 'data' in value && Array.isArray(value.data)
          ? Buffer.from(value.data as number[]).toString('latin1')
          : value,
      )
      expect(text, name).not.toMatch(/Xiquin|canary\.x/i)
    }
  })

  it('tells the provider an address for the receipt and nothing else: no name, nothing of theirs in metadata', async () => {
    const { session } = await begin({ name: 'Canary Name', email: 'meta@example.org' })
    const page = await told(session)
    expect(JSON.stringify(page)).not.toContain('Canary Name')
    expect(JSON.stringify([page.metadata, page.client_reference_id])).not.toContain('@')
  })
})

it('never counts a test in a public number', async () => {
  const receiver = await aReceiver()
  await aPaidGift({ shown: true, name: 'Test Person' }, receiver)
  const petitionId = receiver.giving.petition!.id
  expect(await publicTotals(receiver.organisationId, petitionId)).toEqual([])
  expect(await shownDonors(receiver.organisationId, petitionId)).toEqual([])
})

describe('a donor who erases themselves', () => {
  it('leaves the books as they are, without the person, and their monthly gift ends', async () => {
    const receiver = await aReceiver()
    const email = 'erased@example.org'
    const once = await aPaidGift({ email, name: 'Gone Person', shown: true }, receiver)
    const monthly = await aPaidGift({ email, name: 'Gone Person', frequency: 'monthly' }, receiver)
    const { hash } = await mailboxOf(email)
    const before = await gift(once.id)
    const erased = await erasePerson(hash)
    expect(erased).toMatchObject({ gifts: 2, monthly: 1 })
    const after = await gift(once.id)
    expect(after).toMatchObject({
      state: 'paid',
      amountMinor: before.amountMinor,
      feeMinor: before.feeMinor,
      sealed: null,
      shownName: null,
    })
    expect(after.mailbox).not.toEqual(hash)
    expect(await monthlyOf(monthly.id)).toMatchObject({ sealed: null, endWanted: 'erased' })
    expect(await endWantedMonthly()).toBe(1)
    expect(await monthlyOf(monthly.id)).toMatchObject({ state: 'ended', endedBecause: 'erased' })
    await loseEvents()
    expect(await myGifts(hash, 'en')).toEqual({ gifts: [], monthly: [] })
    expect(await settleReturn(giftSecret(once.id))).toEqual({ outcome: 'unknown' })
    expect((await findGift(receiver.organisationId, once.id))!.gift.donor).toBeNull()
    expect(await erasePerson(hash)).toMatchObject({ gifts: 0, monthly: 0 })
  })

  it('gets no letter about a month that was on its way', async () => {
    const email = 'on-the-way@example.org'
    const { id } = await aPaidGift({ email, frequency: 'monthly' })
    const { subscriptionId } = await monthlyOf(id)
    await standIn.renew(subscriptionId!)
    await erasePerson((await mailboxOf(email)).hash)
    await deliver()
    expect(await new Postbox().lettersTo(email)).toEqual([])
    const months = await db.read
      .select()
      .from(donations)
      .where(eq(donations.sealed, Buffer.alloc(0)))
    expect(months).toEqual([])
  })
})

it('hands a donor everything that is kept about what they gave', async () => {
  const email = 'kept@example.org'
  await aPaidGift({ email, name: 'Keeps Everything', frequency: 'monthly', amount: '12' })
  const kept = await personKept((await mailboxOf(email)).hash)
  expect(kept.gifts).toMatchObject([
    {
      amountMinor: 1200,
      currency: 'USD',
      typed: { name: 'Keeps Everything', email },
      receipts: [{ number: expect.stringMatching(/^TEST-\d{4}-\d{6}$/) }],
    },
  ])
  expect(kept.monthlyGifts).toMatchObject([{ state: 'active', typed: { email } }])
  expect(JSON.stringify(kept)).not.toMatch(/\/donations\/[\w-]{43}/)
})

it('mails a donor who never signed the link to My page, at the address they gave with', async () => {
  const email = 'Only.Donor@example.org'
  await aPaidGift({ email })
  await mailMyLink(await mailboxOf(email), 'en')
  await mailMyLink(await mailboxOf('nobody@example.org'), 'en')
  const post = new Postbox()
  const mails = await post.lettersTo(email)
  expect(mails.map(({ subject }) => subject)).toContain('Your link to My page')
  expect(await post.lettersTo('nobody@example.org')).toEqual([])
})

it('forgets who did not pay after thirty days', async () => {
  const left = await begin({ email: 'left@example.org', frequency: 'monthly' })
  await standIn.expire(left.session)
  await deliver()
  expect(await forgetUnpaid()).toBe(0)
  expect(await forgetUnpaid(Date.now() + 31 * DAY)).toBeGreaterThan(0)
  expect(await gift(left.id)).toMatchObject({ state: 'abandoned', sealed: null })
  const [promise] = await db.read
    .select()
    .from(monthlyGifts)
    .where(eq(monthlyGifts.id, (await gift(left.id)).monthlyGiftId!))
  expect(promise).toMatchObject({ sealed: null })
})

it('lists gifts of one organisation, a page at a time, and never another’s', async () => {
  const [one, other] = [await aReceiver(), await aReceiver()]
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push((await aPaidGift({ amount: String(10 + n) }, one)).id)
  const foreign = await aPaidGift({}, other)
  const filter = { livemode: false }
  const first = await listGifts(one.organisationId, filter, null, 3)
  const second = await listGifts(one.organisationId, filter, first.more, 3)
  expect([...first.gifts, ...second.gifts].map(({ id }) => id)).toEqual([...ids].reverse())
  expect(second.more).toBeNull()
  expect(await findGift(one.organisationId, foreign.id)).toBeNull()
  expect(await findGift(one.organisationId, 'no-id')).toBeNull()
  const found = await listGifts(one.organisationId, { ...filter, state: 'refunded' })
  expect(found.gifts).toEqual([])
})
