import { and, desc, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import {
  breakerDefaults,
  changeBreaker,
  closeBreaker,
  openBreaker,
  readBreaker,
} from '../../app/donations/breaker.server'
import { findGiving } from '../../app/donations/find-giving.server'
import { DAY, HOUR, MINUTE, SECOND } from '../../app/duration'
import { changeSetting } from '../../app/platform/settings.server'
import { db } from '../../db/client'
import { audit, donations, letters } from '../../db/schema'
import {
  aReceiver,
  begin,
  deliver,
  gift,
  ledgersAgree,
  monthlyOf,
  post,
  standIn,
  takeEvents,
} from '../support/giving'
import { actorOf, aPerson } from '../support/organizers'

afterEach(ledgersAgree)

async function aWatchedReceiver() {
  const receiver = await aReceiver()
  const treasurer = await aPerson({ roles: ['finance'], in: { id: receiver.organisationId, slug: '' } })
  return { ...receiver, treasurer, actor: await actorOf(treasurer) }
}

/** The giving of a receiver as its page finds it now. */
const givingOf = async ({ slug }: { slug: string }, now?: number) => (await findGiving(slug, now))!

const toldOf = async (template: 'card-testing') =>
  (await db.read.select({ id: letters.id }).from(letters).where(eq(letters.template, template))).length

it('lets a real donor through while 500 cards are tried, and opens nothing wide to those who try', async () => {
  const receiver = await aWatchedReceiver()
  const before = await toldOf('card-testing')
  const tried = { through: 0, refused: 0 }
  const machine = async (n: number) => {
    const giving = await givingOf(receiver)
    const network = `198.51.${n % 40}.${n % 7}`
    const started = await post({ amount: '1', email: `t${n}@mail.example`, network }, giving)
    if (started.outcome !== 'redirect') return void tried.refused++
    tried.through++
    const [row] = await db.read
      .select()
      .from(donations)
      .where(and(eq(donations.organisationId, receiver.organisationId), eq(donations.state, 'pending')))
      .orderBy(desc(donations.createdAt), desc(donations.id))
      .limit(1)
    await standIn.decline(row!.sessionId!)
    await deliver()
  }
  for (let n = 0; n < 250; n++) await machine(n)

  const donor = { email: 'real@example.org', amount: '30', name: 'Rosa Tot', network: '203.0.113.9' }
  const now = Date.now()
  const first = await post(donor, await givingOf(receiver), now)
  expect(first).toMatchObject({ outcome: 'wait', seconds: 15 })
  const wait = first.outcome === 'wait' ? first.wait : ''
  const early = await post({ ...donor, wait }, await givingOf(receiver), now + 5 * SECOND)
  expect(early).toEqual({ outcome: 'wait', wait, seconds: 10 })
  const { id, session } = await begin({ ...donor, wait }, await givingOf(receiver), now + 16 * SECOND)
  await standIn.pay(session)
  await deliver()

  for (let n = 250; n < 500; n++) await machine(n)
  expect(await gift(id)).toMatchObject({ state: 'paid', amountMinor: 3000 })
  expect(tried.through).toBeLessThan(20)
  expect(tried.refused).toBe(500 - tried.through)
  expect((await readBreaker(receiver.organisationId)).open).toBe(true)
  expect((await toldOf('card-testing')) - before).toBe(1)
})

describe('the guard', () => {
  it('raises the smallest gift and makes everybody wait while it is up, and no longer', async () => {
    const receiver = await aWatchedReceiver()
    const now = Date.now()
    await openBreaker(receiver.actor, receiver.organisationId, now)
    const guarded = await givingOf(receiver, now)
    expect(guarded.guarded).toBe(true)
    expect(guarded.floors.USD).toBe(100 * breakerDefaults.floorTimes)
    expect(await post({ amount: '4.99' }, guarded, now)).toEqual({
      outcome: 'problems',
      problems: { amount: 'below-floor' },
    })
    expect(await post({ amount: '5' }, guarded, now)).toMatchObject({ outcome: 'wait' })
    const after = await givingOf(receiver, now + breakerDefaults.holdMinutes * MINUTE)
    expect(after).toMatchObject({ guarded: false, floors: { USD: 100 } })
    expect(await post({ amount: '1' }, after, now + HOUR)).toMatchObject({ outcome: 'redirect' })
  })

  it('is opened, ended and adjusted by finance people, and each is written down', async () => {
    const { actor, organisationId } = await aWatchedReceiver()
    await openBreaker(actor, organisationId)
    await openBreaker(actor, organisationId)
    await closeBreaker(actor, organisationId)
    await closeBreaker(actor, organisationId)
    const change = { declines: 5, minutes: 5, holdMinutes: 30, floorTimes: 3 }
    expect(await changeBreaker(actor, organisationId, change)).toEqual({ outcome: 'changed' })
    expect(await changeBreaker(actor, organisationId, { ...change, declines: 0, floorTimes: 1.5 })).toEqual({
      outcome: 'problems',
      fields: ['declines', 'floorTimes'],
    })
    expect(await readBreaker(organisationId)).toMatchObject({ ...change, open: false })
    const log = await db.read.select().from(audit).where(eq(audit.organisationId, organisationId))
    expect(log.map(({ action }) => action).filter((action) => action.startsWith('giving.breaker'))).toEqual([
      'giving.breaker-opened',
      'giving.breaker-closed',
      'giving.breaker-changed',
    ])
  })

  it('is not opened by old news, nor by few declines', async () => {
    const receiver = await aWatchedReceiver()
    const declined = async (ago: number) => {
      const { session } = await begin({}, receiver.giving)
      await standIn.decline(session)
      await deliver(
        (await takeEvents()).map((event) => ({
          ...event,
          created: event.created - Math.floor(ago / SECOND),
        })),
      )
    }
    for (let i = 0; i < 12; i++) await declined(DAY)
    for (let i = 0; i < breakerDefaults.declines - 1; i++) await declined(0)
    expect((await readBreaker(receiver.organisationId)).open).toBe(false)
    await declined(0)
    expect((await readBreaker(receiver.organisationId)).open).toBe(true)
  })
})

it('notices cards that are tried by promising to give every month', async () => {
  const receiver = await aWatchedReceiver()
  for (let n = 0; n < breakerDefaults.declines; n++) {
    const tried = { frequency: 'monthly', email: `m${n}@mail.example`, network: `198.51.100.${n}` } as const
    const { session } = await begin(tried, await givingOf(receiver))
    await standIn.decline(session)
    await deliver()
  }
  expect((await readBreaker(receiver.organisationId)).open).toBe(true)
})

it('takes no renewal that a bank declines for a card that is tried', async () => {
  const receiver = await aWatchedReceiver()
  const { id, session } = await begin({ frequency: 'monthly' }, await givingOf(receiver))
  await standIn.pay(session)
  await deliver()
  const { subscriptionId } = await monthlyOf(id)
  for (let n = 0; n < breakerDefaults.declines; n++) {
    await standIn.renew(subscriptionId!, 'declined')
    await deliver()
    await standIn.recover(subscriptionId!)
  }
  await deliver()
  expect((await readBreaker(receiver.organisationId)).open).toBe(false)
})

describe('a stamp to wait', () => {
  it('works once, for what was posted, and not when it is made up or old', async () => {
    const receiver = await aWatchedReceiver()
    await openBreaker(receiver.actor, receiver.organisationId)
    const giving = await givingOf(receiver)
    const now = Date.now()
    const donor = { email: 'stamp@example.org', amount: '10' }
    const asked = await post(donor, giving, now)
    const wait = asked.outcome === 'wait' ? asked.wait : ''
    const later = now + 20 * SECOND
    for (const other of [
      { ...donor, wait, amount: '11' },
      { ...donor, wait, email: 'other@example.org' },
      { ...donor, wait: `${wait.slice(0, -1)}${wait.endsWith('A') ? 'B' : 'A'}` },
      { ...donor, wait: 'made.up.stamp' },
    ]) {
      const refused = await post(other, giving, later)
      expect(refused).toMatchObject({ outcome: 'wait' })
      expect(refused).not.toMatchObject({ wait })
    }
    expect(await post({ ...donor, wait }, giving, now + HOUR)).toMatchObject({ outcome: 'wait' })
    expect(await post({ ...donor, wait }, giving, later)).toMatchObject({ outcome: 'redirect' })
    // The same words lead to the same page; after that page is over the stamp is worth nothing.
    expect(await post({ ...donor, wait }, giving, later)).toMatchObject({ outcome: 'redirect' })
    const over = later + 16 * MINUTE
    expect(await post({ ...donor, wait }, giving, over)).toMatchObject({ outcome: 'wait' })
  })
})

describe('limits', () => {
  it('make a busy network wait, refuse it only when it is very busy, and leave others alone', async () => {
    const { giving } = await aReceiver()
    const from = (network: string) => post({ network }, giving)
    const outcomes: string[] = []
    for (let n = 0; n < 62; n++) outcomes.push((await from('192.0.2.44')).outcome)
    expect(outcomes.slice(0, 15)).toEqual(Array(15).fill('redirect'))
    expect(outcomes.slice(15, 60)).toEqual(Array(45).fill('wait'))
    expect(outcomes.slice(60)).toEqual(['limited', 'limited'])
    expect(await from('192.0.2.45')).toMatchObject({ outcome: 'redirect' })
    await changeSetting('networkExempt', '192.0.2.0/24')
    expect(await from('192.0.2.44')).toMatchObject({ outcome: 'redirect' })
    await changeSetting('networkExempt', '')
  })

  it('count the 64 bits of an IPv6 subscriber together', async () => {
    const { giving } = await aReceiver()
    const outcomes = []
    for (let n = 0; n < 16; n++)
      outcomes.push((await post({ network: `2001:db8:7:7::${n.toString(16)}` }, giving)).outcome)
    expect(outcomes.at(-1)).toBe('wait')
  })

  it('refuse one address that begins gift after gift, in every spelling', async () => {
    const { giving } = await aReceiver()
    const outcomes = []
    for (let n = 0; n < 7; n++)
      outcomes.push((await post({ email: `same+${n}@example.org`, amount: String(10 + n) }, giving)).outcome)
    expect(outcomes).toEqual([...Array(6).fill('redirect'), 'limited'])
  })

  it('make everybody on a page wait once it is very busy, and nobody on another', async () => {
    const [busy, quiet] = [await aReceiver(), await aReceiver()]
    await changeSetting('giftsPerPage', '5')
    for (let n = 0; n < 5; n++) expect(await post({}, busy.giving)).toMatchObject({ outcome: 'redirect' })
    expect(await post({}, busy.giving)).toMatchObject({ outcome: 'wait' })
    expect(await post({}, quiet.giving)).toMatchObject({ outcome: 'redirect' })
    await changeSetting('giftsPerPage', '150')
  })
})
