import { eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { consents, letters, settings, signatures, submissions, suppressions, tokens } from '../../db/schema'
import { DAY, HOUR, MINUTE } from '../../app/duration'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { paced } from '../../app/platform/mail/pace-letters.server'
import { readNetworkList } from '../../app/platform/network-list'
import { hashNetwork, networkPrefix } from '../../app/platform/network.server'
import { changeSetting, listSettings, readSettings } from '../../app/platform/settings.server'
import { blockDomain } from '../../app/supporters/blocked-domains.server'
import { blockMailbox } from '../../app/supporters/blocked-mailboxes.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { suppress } from '../../app/supporters/suppression.server'
import { aPetition, countersOf, Postbox, sign, signAndConfirm, type APetition } from '../support/petitions'

afterEach(async () => {
  await db.write(async (tx) => void (await tx.delete(letters))) // a postbox would write them all out
  for (const { name, initial } of await listSettings()) await changeSetting(name, String(initial))
})

const set = async (name: string, value: number | string) =>
  expect(await changeSetting(name, String(value))).toEqual({ outcome: 'changed' })
const signaturesOf = (petition: APetition) =>
  db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id)).orderBy(signatures.id)
const submissionsOf = (petition: APetition) =>
  db.read
    .select({ reasons: submissions.reasons, network: submissions.network, until: submissions.networkUntil })
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .where(eq(signatures.petitionId, petition.id))
    .orderBy(submissions.id)

let network = 0
/** Addresses for documentation (RFC 5737, RFC 3849), a new one each time. */
const aNetwork = () => `2001:db8:0:${(++network).toString(16)}::7`

describe('the settings', () => {
  it('hold every limit and say what it does', async () => {
    const all = await listSettings()
    expect(Object.fromEntries(all.map(({ name, value }) => [name, value]))).toMatchObject({
      mailboxLetters: 3,
      mailboxLettersInAll: 10,
      networkSignatures: 30,
      networkMinutes: 10,
      domainLetters: 200,
      fastPresses: 5,
      stampHours: 24,
    })
    for (const { does } of all) expect(does.length).toBeGreaterThan(20)
  })

  it.each([
    ['holdAt', '', 'number'],
    ['holdAt', 'many', 'number'],
    ['holdAt', '0', 'at least 1'],
    ['holdAt', '3.5', 'whole'],
    ['mailboxLetters', '1000', 'at most 50'],
    ['networkExempt', '192.0.2.0/24, 300.1.1.1', '300.1.1.1'],
    ['networkExempt', '192.0.2.0/33', '192.0.2.0/33'],
    ['networkExempt', '0.0.0.0/0', '0.0.0.0/0'],
  ])('refuse %s = %j with a sentence and keep what stood', async (name, value, why) => {
    const before = await readSettings()
    expect(await changeSetting(name, value)).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining(why),
    })
    expect(await readSettings()).toEqual(before)
  })

  it('know no other names, not even those every object has', async () => {
    for (const name of ['nothing', 'constructor', '__proto__', ''])
      expect(await changeSetting(name, '1')).toEqual({ outcome: 'unknown' })
  })

  it('count at once in this process, and survive a stored value that makes no sense', async () => {
    await set('holdAt', 9)
    expect((await readSettings()).holdAt).toBe(9)
    await db.write(async (tx) => {
      await tx.update(settings).set({ value: 'soon' }).where(eq(settings.key, 'holdAt'))
    })
    await set('fastSeconds', 3)
    expect((await readSettings()).holdAt).toBe(6)
  })

  it('take addresses, CIDRs and comments as networks', () => {
    const { networks, malformed } = readNetworkList('192.0.2.0/24 # the office\n2001:db8::/32, 198.51.100.7')
    expect(malformed).toEqual([])
    expect(networks.check('192.0.2.200')).toBe(true)
    expect(networks.check('198.51.100.8')).toBe(false)
    expect(networks.check('2001:db8:7::1', 'ipv6')).toBe(true)
  })
})

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:1:2::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', null],
    ['', null],
    ['300.1.2.3', null],
  ])('of %j is %j', (address, prefix) => {
    expect(networkPrefix(address)).toBe(prefix)
  })

  it('has another hash every day', () => {
    const now = Date.now()
    const hash = (address: string, at: number) => hashNetwork(address, at)!.toString('hex')
    expect(hash('2001:db8::1', now)).toBe(hash('2001:db8::ffff', now))
    expect(hash('2001:db8::1', now)).not.toBe(hash('2001:db8:0:1::1', now))
    expect(hash('2001:db8::1', now)).not.toBe(hash('2001:db8::1', now + DAY))
  })

  it('is stored as a hash that goes after 72 hours, and never as it is', async () => {
    const petition = await aPetition()
    const now = Date.now()
    await sign(petition, 'ana@example.org', {}, { network: '198.51.100.77', now })
    const [row] = await submissionsOf(petition)
    expect(row).toMatchObject({ network: hashNetwork('198.51.100.77', now), until: now + 3 * DAY })
    const kept = JSON.stringify([await signaturesOf(petition), await db.read.select().from(submissions)])
    expect(kept).not.toContain('198.51.100.77')
  })
})

describe('limits that only score', () => {
  it('let two hundred people behind one address all get their letter and all count', async () => {
    const petition = await aPetition()
    const [address, now] = [aNetwork(), Date.now()]
    for (let i = 0; i < 200; i++)
      await signAndConfirm(petition, `carrier${i}@gmail.com`, {}, { network: address, now })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 200, held: 0 })
    const written = await db.read.select().from(letters).where(eq(letters.about, petition.id))
    expect(written.filter((letter) => letter.state === 'queued')).toHaveLength(200)
    const scored = (await signaturesOf(petition)).filter((row) => row.score > 0)
    expect(scored).toHaveLength(170)
    expect(scored[0]!.reasons).toEqual([{ reason: 'network-burst', points: 3 }])
  })

  it('count a network by petition, and an IPv6 network by its /64', async () => {
    await set('networkSignatures', 2)
    const now = Date.now()
    const [one, other] = [await aPetition(), await aPetition()]
    for (let i = 0; i < 3; i++) {
      await sign(one, `p${i}@example.org`, {}, { network: `2001:db8:7:7::${i}`, now })
      await sign(other, `p${i}@example.org`, {}, { network: `2001:db8:7:${i}::1`, now })
    }
    expect((await submissionsOf(one)).map((row) => row.reasons.length)).toEqual([0, 0, 1])
    expect((await submissionsOf(other)).map((row) => row.reasons.length)).toEqual([0, 0, 0])
  })

  it('never score a network on the list', async () => {
    await set('networkSignatures', 1)
    await set('networkExempt', '203.0.113.0/24 # the office')
    const petition = await aPetition()
    for (let i = 0; i < 3; i++) await sign(petition, `o${i}@example.org`, {}, { network: '203.0.113.9' })
    expect((await submissionsOf(petition)).flatMap((row) => row.reasons)).toEqual([])
  })

  it('hold a signature when two things speak against it, and say it nowhere but in the numbers', async () => {
    await set('networkSignatures', 1)
    const petition = await aPetition()
    const address = aNetwork()
    const now = Date.now()
    await sign(petition, 'first@example.org', {}, { network: address, now })
    const post = new Postbox()
    await sign(petition, 'second@sub.mailinator.com', { shown: true }, { network: address, now })
    const { secret } = await post.linkAndCode('second@sub.mailinator.com')
    expect(await confirmSignature(secret)).toMatchObject({ outcome: 'confirmed' })
    const [, second] = await signaturesOf(petition)
    expect(second).toMatchObject({ state: 'held', holdReason: 'score', score: 6, shownName: null })
    expect(second!.reasons.map(({ reason }) => reason)).toEqual(['disposable-domain', 'network-burst'])
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0, held: 1, pending: 1 })
  })

  it('delay letters to one domain beyond its hour, with a code that waits for them', async () => {
    await set('domainLetters', 4)
    const petition = await aPetition()
    const now = Date.now()
    for (let i = 0; i < 6; i++) await signAndConfirm(petition, `d${i}@one-domain.example`, {}, { now })
    const written = await db.read
      .select()
      .from(letters)
      .where(eq(letters.about, petition.id))
      .orderBy(letters.id)
    expect(written.map((letter) => (letter.runAt - now) / MINUTE)).toEqual([0, 0, 0, 0, 15, 30])
    const codes = await db.read
      .select({ until: submissions.codeExpiresAt })
      .from(submissions)
      .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
      .where(eq(signatures.petitionId, petition.id))
      .orderBy(submissions.id)
    expect(codes.at(-1)!.until).toBe(now + HOUR + 30 * MINUTE)
    expect(await countersOf(petition)).toMatchObject({ confirmed: 6, held: 0 })
  })

  it('never delay letters to a provider that everybody uses', async () => {
    await set('domainLetters', 1)
    const petition = await aPetition()
    for (let i = 0; i < 4; i++) await sign(petition, `g${i}@gmail.com`)
    expect((await submissionsOf(petition)).flatMap((row) => row.reasons)).toEqual([])
  })

  it('score presses that come faster than people read', async () => {
    await set('fastPresses', 2)
    const petition = await aPetition()
    const post = new Postbox()
    const now = Date.now()
    const address = aNetwork()
    for (let i = 0; i < 5; i++) {
      await sign(petition, `f${i}@example.org`, {}, { now })
      const { secret } = await post.linkAndCode(`f${i}@example.org`)
      // The last one took four seconds.
      await confirmSignature(secret, address, now + (i === 4 ? 4000 : 1000))
    }
    expect((await signaturesOf(petition)).map((row) => row.score)).toEqual([0, 0, 3, 3, 0])
    expect(await countersOf(petition)).toMatchObject({ confirmed: 5 })
  })
})

it('the breaker lets so many letters out in an hour, and the rest wait', async () => {
  await set('lettersPerHour', 70)
  const asked: number[] = []
  const step = async (limit: number) => {
    asked.push(limit)
    return limit
  }
  expect([await paced(50, step), await paced(50, step), await paced(50, step)]).toEqual([50, 20, 0])
  expect(asked).toEqual([50, 20])
})

describe('signers who get no letter', () => {
  it('are told nothing and cost the same rows', async () => {
    await blockDomain('blocked.example', null)
    expect(await blockMailbox('Single.Person+tag@example.net', null)).toBe(true)
    expect(await blockMailbox('nobody', null)).toBe(false)
    const now = Date.now()
    const quiet = (await readMailbox('quiet@example.org'))!
    await db.write((tx) => suppress(tx, quiet.hash, 'not-me', now))

    const tables = { signatures, submissions, consents, tokens, letters, suppressions }
    const rows = async () => {
      const counted: Record<string, number> = {}
      for (const [name, table] of Object.entries(tables)) {
        const [row] = await db.read.select({ n: sql<number>`count(*)` }).from(table)
        counted[name] = row!.n
      }
      return counted
    }
    const petition = await aPetition()
    const cost = async (email: string, how: Parameters<typeof sign>[3] = {}) => {
      const before = await rows()
      expect(await sign(petition, email, {}, how)).toEqual({ outcome: 'received' })
      const after = await rows()
      return Object.fromEntries(Object.keys(after).map((name) => [name, after[name]! - before[name]!]))
    }
    const fresh = { signatures: 1, submissions: 1, consents: 1, tokens: 1, letters: 1, suppressions: 0 }
    expect(await cost('new@example.org')).toEqual(fresh)
    expect(await cost('any@blocked.example')).toEqual(fresh)
    expect(await cost('singleperson@example.net')).toEqual(fresh) // another mailbox: its dots count
    expect(await cost('single.person@example.net')).toEqual(fresh)
    expect(await cost('quiet@example.org')).toEqual(fresh)
    expect(await cost('machine@example.org', { honeypot: true })).toEqual(fresh)
    // A mailbox has one signature: whoever comes again adds none, limited or not.
    expect(await cost('new@example.org')).toEqual({ ...fresh, signatures: 0 })
    expect(await cost('new@example.org', { now: now + 5 * MINUTE })).toEqual({ ...fresh, signatures: 0 })

    const held = (await signaturesOf(petition)).flatMap((row) => row.holdReason ?? [])
    expect(held.sort()).toEqual(['blocked-domain', 'blocked-mailbox', 'honeypot'])
  })

  it('are limited by what the settings say', async () => {
    await set('mailboxLetters', 1)
    const petition = await aPetition()
    const start = Date.now()
    for (const minutes of [0, 10]) {
      await sign(petition, 'one@example.org', {}, { now: start + minutes * MINUTE })
    }
    const states = (await db.read.select().from(letters).where(eq(letters.about, petition.id))).map(
      (l) => l.state,
    )
    expect(states.sort()).toEqual(['queued', 'withheld'])
  })
})
