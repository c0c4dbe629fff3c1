import Client from 'better-sqlite3'
import { eq, is, type Table } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import * as schema from '../../db/schema'
import { consents, holdDecisions, letters, signatures, suppressions, tokens } from '../../db/schema'
import { config } from '../../app/config.server'
import { HOUR, MINUTE } from '../../app/duration'
import { readChangeForm } from '../../app/petitions/change-form'
import { changeAllUpdates, changeLetters } from '../../app/petitions/change-preferences.server'
import { changeSignature } from '../../app/petitions/change-signature.server'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { everythingKept } from '../../app/petitions/everything-kept.server'
import { findPetition } from '../../app/petitions/find.server'
import { decideHeld } from '../../app/petitions/hold.server'
import { mySignature, mySignatures } from '../../app/petitions/my-signatures.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { outboxTransport } from '../../app/platform/mail/outbox-transport.server'
import { sendDueLetters } from '../../app/platform/mail/send-letters.server'
import { blockMailbox } from '../../app/supporters/blocked-mailboxes.server'
import { mailMyLink } from '../../app/supporters/mail-my-link.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { findMyLink } from '../../app/supporters/my-link.server'
import { engine } from '../support/database'
import { aPetition, countersOf, Postbox, sign, type APetition } from '../support/petitions'

let serial = 0
const someone = () => `someone-${++serial}@example.org`
const hashOf = async (email: string) => (await readMailbox(email))!.hash

/** Signs and confirms. Returns the secret of the letter. */
async function signed(petition: APetition, email: string, answers: Parameters<typeof sign>[2] = {}) {
  const post = new Postbox()
  await sign(petition, email, answers)
  const { secret } = await post.linkAndCode(email)
  await confirmSignature(secret)
  return secret
}

async function askForLink(email: string, now?: number) {
  await mailMyLink((await readMailbox(email))!, 'en', now)
  const mails = await new Postbox().lettersTo(email, now)
  return mails
    .map((mail) => /\/my\/([\w-]{43})/.exec(mail.text)?.[1])
    .filter((secret) => secret !== undefined)
}

const rowOf = async (petition: APetition, email: string) => {
  const mailbox = await hashOf(email)
  const rows = await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))
  return rows.find((row) => row.mailbox.equals(mailbox))
}

const tables = Object.entries(schema).filter(
  (entry): entry is [string, (typeof entry)[1] & Table] => is(entry[1], SQLiteTable) || is(entry[1], PgTable),
)

type Dump = Record<string, string[]>

/** Every row of every table, as text; bytes in hex. */
async function dump(): Promise<Dump> {
  const all: Dump = {}
  for (const [name, table] of tables) {
    const rows = await db.read.select().from(table as unknown as typeof tokens)
    all[name] = rows
      .map((row) =>
        JSON.stringify(row, (_, value: unknown) => {
          const bytes = value as { type?: string; data?: number[] } | null
          return bytes?.type === 'Buffer' ? Buffer.from(bytes.data!).toString('hex') : value
        }),
      )
      .sort()
  }
  return all
}

/** Runs statements past the product, as somebody with the database's own tools would. */
async function behindItsBack(...statements: string[]) {
  if (engine === 'sqlite') {
    const client = new Client(config.databaseUrl)
    for (const statement of statements) client.exec(statement)
    client.close()
    return
  }
  const client = new pg.Client(config.databaseUrl)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Makes one kind of change to a table fail, and returns how to mend it. */
async function breakTable(table: string, on: 'delete' | 'insert' | 'update') {
  if (engine === 'sqlite') {
    await behindItsBack(
      `create trigger broken before ${on} on ${table} begin select raise(abort, 'broken by a test'); end`,
    )
    return () => behindItsBack('drop trigger broken')
  }
  await behindItsBack(
    `create or replace function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken by a test'; end $$`,
    `create trigger broken before ${on} on ${table} for each row execute function break_it()`,
  )
  return () => behindItsBack(`drop trigger broken on ${table}`)
}

describe('the link to My page', () => {
  it('goes to a mailbox that signed, once it is asked for, and opens that mailbox', async () => {
    const email = someone()
    await signed(await aPetition(), email)
    const [secret] = await askForLink(email)
    expect(await findMyLink(secret!)).toMatchObject({ outcome: 'found', mailbox: await hashOf(email) })
  })

  it('ends after an hour, and tells no difference to one that never was', async () => {
    const email = someone()
    await signed(await aPetition(), email)
    const now = Date.now()
    const [secret] = await askForLink(email, now)
    expect((await findMyLink(secret!, now + HOUR - 1)).outcome).toBe('found')
    expect(await findMyLink(secret!, now + HOUR)).toEqual({ outcome: 'ended' })
    for (const bad of [
      '',
      'x',
      secret!.slice(0, 42),
      `${secret}A`,
      'A'.repeat(43),
      `${secret!.slice(0, 42)}!`,
    ])
      expect(await findMyLink(bad)).toEqual({ outcome: 'ended' })
  })

  it('serves no other purpose, and no other link serves this one', async () => {
    const email = someone()
    const letter = await signed(await aPetition(), email)
    const [secret] = await askForLink(email)
    expect(await findMyLink(letter)).toEqual({ outcome: 'ended' })
    expect(await confirmSignature(secret!)).toEqual({ outcome: 'unknown' })
    expect(await disownSignature(secret!, false)).toEqual({ outcome: 'unknown' })
  })

  it('goes out three times a day, also when it is asked for forty times at once', async () => {
    const email = someone()
    await signed(await aPetition(), email)
    const mailbox = (await readMailbox(email))!
    await Promise.all(Array.from({ length: 40 }, () => mailMyLink(mailbox, 'en')))
    const all = await db.read.select().from(letters).where(eq(letters.mailbox, mailbox.hash))
    const links = all.filter((letter) => letter.template === 'my-link')
    expect(links).toHaveLength(40)
    expect(links.filter((letter) => letter.state !== 'withheld')).toHaveLength(3)
  })

  it('goes out three times a day, never to an unknown or a suppressed mailbox, with the same rows each time', async () => {
    const [known, unknown, silent] = [someone(), someone(), someone()]
    const petition = await aPetition()
    await signed(petition, known)
    await signed(petition, silent)
    await changeLetters(await hashOf(silent), false)
    const rows = async () => {
      const all = await dump()
      return { letters: all.letters!.length, tokens: all.tokens!.length }
    }
    const now = Date.now()
    for (const [email, times] of [
      [known, 5],
      [unknown, 1],
      [silent, 1],
    ] as const) {
      for (let i = 0; i < times; i++) {
        const before = await rows()
        await mailMyLink((await readMailbox(email))!, 'en', now)
        expect(await rows()).toEqual({ letters: before.letters + 1, tokens: before.tokens + 1 })
      }
    }
    const post = new Postbox()
    const subjects = async (email: string) =>
      (await post.lettersTo(email, now + MINUTE)).filter((mail) => mail.text.includes('/my/')).length
    expect(await subjects(known)).toBe(3)
    expect(await subjects(unknown)).toBe(0)
    expect(await subjects(silent)).toBe(0)
    await mailMyLink((await readMailbox(known))!, 'en', now + 24 * HOUR + 1)
    expect(
      (await post.lettersTo(known, now + 25 * HOUR)).filter((m) => m.text.includes('/my/')),
    ).toHaveLength(4)
  })
})

describe('My page', () => {
  it('shows every signature of the mailbox, in every state and spelling, and nobody else’s', async () => {
    const [counted, waiting, taken, other] = [
      await aPetition(),
      await aPetition(),
      await aPetition(),
      await aPetition(),
    ]
    const email = someone()
    await signed(counted, email, { shown: true, updates: true, comment: 'Because.', name: 'Ana Ixchel' })
    await sign(waiting, email)
    await disownSignature(await signed(taken, email), false)
    await signed(other, someone())
    const { signatures: mine } = await mySignatures(
      await hashOf(email.replace('@', '+tag@').toUpperCase()),
      'en',
    )
    expect(mine.map(({ petition, state }) => [petition.slug, state])).toEqual(
      expect.arrayContaining([
        [counted.slug, 'confirmed'],
        [waiting.slug, 'pending'],
        [taken.slug, 'withdrawn'],
      ]),
    )
    expect(mine).toHaveLength(3)
    expect(mine.find(({ petition }) => petition.slug === counted.slug)).toMatchObject({
      name: 'Ana Ixchel',
      comment: { text: 'Because.', standing: 'waiting' },
      choices: { shown: true, updates: true, deliver: false },
      agreed: { place: 'sign-form', wording: '2026-11' },
      text: { version: 1, current: true, title: counted.title },
      canChange: true,
    })
    expect(await mySignature(await hashOf(email), other.slug, 'en')).toBeNull()
  })

  it('survives a record that cannot be opened', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email, { shown: true })
    const { id } = (await rowOf(petition, email))!
    await db.write(async (tx) => {
      await tx
        .update(signatures)
        .set({ sealed: Buffer.from('odd'), textVersion: 77 })
        .where(eq(signatures.id, id))
      await tx.delete(consents).where(eq(consents.signatureId, id))
    })
    const mailbox = await hashOf(email)
    expect((await mySignatures(mailbox, 'en')).signatures).toMatchObject([{ text: null, canChange: false }])
    const kept = await everythingKept(mailbox)
    expect(kept.signatures).toMatchObject([{ typed: 'cannot be opened', petition: { slug: petition.slug } }])
    expect(await withdrawSignature(mailbox, petition.slug)).toEqual({ outcome: 'withdrawn' })
  })
})

describe('withdrawing', () => {
  it('lowers the count in the open, once, erases what was typed and sends a letter', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email, { shown: true, comment: 'Because.' })
    await signed(petition, someone())
    const mailbox = await hashOf(email)
    const post = new Postbox()
    await post.lettersTo(email)
    const all = await Promise.all(Array.from({ length: 5 }, () => withdrawSignature(mailbox, petition.slug)))
    expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['withdrawn']))
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, withdrawn: 1 })
    expect(await rowOf(petition, email)).toMatchObject({ sealed: null, shownName: null, country: null })
    const told = (await post.lettersTo(email)).filter((mail) => /withdrawn/i.test(mail.subject))
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toContain('/my')
    await reconcileCounters().then((counted) => expect(counted).toMatchObject({ drift: [] }))
  })

  it('deletes a signature that waits, with its link', async () => {
    const petition = await aPetition()
    const email = someone()
    await sign(petition, email)
    const { secret } = await new Postbox().linkAndCode(email)
    expect(await withdrawSignature(await hashOf(email), petition.slug)).toEqual({ outcome: 'withdrawn' })
    expect(await rowOf(petition, email)).toBeUndefined()
    expect(await countersOf(petition)).toMatchObject({ pending: 0, withdrawn: 0 })
    expect(await confirmSignature(secret)).toEqual({ outcome: 'unknown' })
  })

  it('finds nothing of anybody else', async () => {
    const petition = await aPetition()
    await signed(petition, someone())
    expect(await withdrawSignature(await hashOf(someone()), petition.slug)).toEqual({ outcome: 'none' })
    expect(await withdrawSignature(await hashOf(someone()), 'no-such-petition')).toEqual({ outcome: 'none' })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1 })
  })

  it('can be undone by signing again', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email)
    await withdrawSignature(await hashOf(email), petition.slug, Date.now() - HOUR)
    await db.write(async (tx) => void (await tx.delete(letters)))
    await signed(petition, email)
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, withdrawn: 0 })
  })
})

describe('changing', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return readChangeForm(data).change
  }

  it('leaves alone what the form did not carry, and blanks nothing', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email, { shown: true, updates: true, comment: 'Because.', name: 'Ana' })
    const mailbox = await hashOf(email)
    await changeSignature(mailbox, petition.slug, form({}), 'en')
    await changeSignature(mailbox, petition.slug, { name: '' }, 'en')
    expect(await mySignature(mailbox, petition.slug, 'en')).toMatchObject({
      name: 'Ana',
      comment: { text: 'Because.' },
      choices: { shown: true, updates: true },
    })
    const agreed = await db.read.select().from(consents)
    expect(agreed.filter((consent) => consent.place === 'my-page')).toHaveLength(0)
  })

  it('shows or hides the name at once, and keeps what was agreed to with wording, place and time', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email, { name: 'Ana' })
    const mailbox = await hashOf(email)
    const now = Date.now() + MINUTE
    const change = form({ name: ' Ana  Ixchel ', choices: 'shown', shown: 'on', deliver: 'on' })
    await Promise.all([1, 2].map(() => changeSignature(mailbox, petition.slug, change, 'es', now)))
    const page = (await findPetition('en', petition.slug)) as { recent: { name: string }[] }
    expect(page.recent.map(({ name }) => name)).toEqual(['Ana Ixchel'])
    const { id } = (await rowOf(petition, email))!
    const agreed = await db.read
      .select()
      .from(consents)
      .where(eq(consents.signatureId, id))
      .orderBy(consents.id)
    expect(agreed.slice(1)).toMatchObject([
      {
        place: 'my-page',
        wording: 'my-2026-11',
        locale: 'es',
        shown: true,
        deliver: true,
        updates: false,
        givenAt: now,
        effectiveAt: now,
      },
    ])
    await changeSignature(mailbox, petition.slug, form({ choices: 'shown' }), 'es', now)
    expect(await rowOf(petition, email)).toMatchObject({ shownName: null, deliver: false })
  })

  it('hides a changed comment until somebody has read it, and keeps an unchanged one', async () => {
    const petition = await aPetition()
    const email = someone()
    await signed(petition, email, { shown: true, comment: 'Because.' })
    const { id } = (await rowOf(petition, email))!
    await db.write(
      async (tx) =>
        void (await tx
          .update(signatures)
          .set({ shownComment: 'Because.', comment: 'approved' })
          .where(eq(signatures.id, id))),
    )
    const mailbox = await hashOf(email)
    await changeSignature(mailbox, petition.slug, form({ name: 'Ana', comment: 'Because.' }), 'en')
    expect((await rowOf(petition, email))!.shownComment).toBe('Because.')
    await changeSignature(mailbox, petition.slug, form({ comment: 'Another.' }), 'en')
    expect((await rowOf(petition, email))!.shownComment).toBeNull()
    expect(await mySignature(mailbox, petition.slug, 'en')).toMatchObject({
      comment: { text: 'Another.', standing: 'waiting' },
    })
  })

  it('is refused for one that is not confirmed, and finds nothing of anybody else', async () => {
    const petition = await aPetition()
    const email = someone()
    await sign(petition, email)
    const change = { name: 'Mallory' }
    expect(await changeSignature(await hashOf(email), petition.slug, change, 'en')).toEqual({
      outcome: 'not-standing',
    })
    expect(await changeSignature(await hashOf(someone()), petition.slug, change, 'en')).toEqual({
      outcome: 'none',
    })
  })

  it('turns all updates on and off, with what was agreed to', async () => {
    const [one, two] = [await aPetition(), await aPetition()]
    const email = someone()
    await signed(one, email, { updates: true, shown: true })
    await signed(two, email)
    const mailbox = await hashOf(email)
    expect(await changeAllUpdates(mailbox, true, 'en')).toBe(1)
    expect(await changeAllUpdates(mailbox, true, 'en')).toBe(0)
    expect(await changeAllUpdates(mailbox, false, 'en')).toBe(2)
    expect(await mySignature(mailbox, one.slug, 'en')).toMatchObject({
      choices: { shown: true, updates: false },
      agreed: { place: 'my-page' },
    })
  })
})

describe('the download', () => {
  it('holds everything that was typed, agreed to and sent, and no secret', async () => {
    const petition = await aPetition()
    const email = 'Canary.Download@example.org'
    const letter = await signed(petition, email, {
      postcode: '01001',
      comment: 'Because.',
      name: 'Ana Canary',
    })
    await sign(petition, email, { name: 'Typed Again' }, { now: Date.now() + 5 * MINUTE })
    await changeLetters(await hashOf(email), false)
    await blockMailbox(email, 'a note')
    const { id } = (await rowOf(petition, email))!
    await db.write(async (tx) => {
      await tx
        .insert(holdDecisions)
        .values({ signatureId: id, decision: 'accept', reason: 'known', actor: 'x', decidedAt: 1 })
    })
    const kept = JSON.stringify(await everythingKept(await hashOf(email)))
    for (const what of [
      'Ana Canary',
      email,
      '01001',
      'Because.',
      'Typed Again',
      '"place":"sign-form"',
      'a note',
      '"reason":"known"',
      '"template":"confirm"',
      '"template":"already-signed"',
      '"purpose":"confirm"',
      '"reason":"asked"',
      petition.title,
    ])
      expect(kept).toContain(what)
    expect(kept).not.toContain(letter)
    expect(kept).not.toContain('codeHash')
  })

  it('holds nothing of anybody else', async () => {
    const petition = await aPetition()
    await signed(petition, someone(), { name: 'Somebody Else' })
    const kept = await everythingKept(await hashOf(someone()))
    expect(kept).toMatchObject({ signatures: [], letters: [], links: [], noLetters: [], blocked: [] })
  })
})

describe('erasing', () => {
  /** Somebody with a signature in every state, letters sent and waiting, and links. */
  async function somebodyEverywhere(email: string) {
    const names = ['confirmed', 'held', 'pending', 'withdrawn', 'disowned', 'removed'] as const
    const petitions = {} as Record<(typeof names)[number], APetition>
    for (const name of names) petitions[name] = await aPetition()
    for (const petition of Object.values(petitions)) {
      const other = someone()
      await signed(petition, other, { name: 'Somebody Else', shown: true })
    }
    const before = await dump()
    const answers = {
      name: 'Canary Quetzal',
      comment: 'Canary comment',
      postcode: 'C4N4RY',
      shown: true,
      updates: true,
    }
    for (const name of ['confirmed', 'withdrawn', 'removed'] as const)
      await signed(petitions[name], email, answers)
    await sign(petitions.held, email, answers, { honeypot: true })
    await confirmSignature((await new Postbox().linkAndCode(email)).secret)
    await sign(petitions.disowned, email, answers)
    await disownSignature((await new Postbox().linkAndCode(email)).secret, false)
    await withdrawSignature(await hashOf(email), petitions.withdrawn.slug)
    const removed = (await rowOf(petitions.removed, email))!
    await db.write(async (tx) => {
      await tx
        .update(signatures)
        .set({ state: 'held', holdReason: 'score' })
        .where(eq(signatures.id, removed.id))
    })
    await decideHeld(removed.id, 'reject', 'duplicate', 'moderator of Canary Quetzal')
    await sign(petitions.pending, email, answers)
    await mailMyLink((await readMailbox(email))!, 'en')
    while ((await sendDueLetters(outboxTransport, 100)).taken > 0);
    await sign(petitions.confirmed, email, answers, { now: Date.now() + 5 * MINUTE }) // a letter that waits
    await reconcileCounters()
    return { petitions, before }
  }

  const counted = /^(signatures|petition(Counters|Days|Countries|Removals)|reconciliations|removals)$/

  it('leaves no trace of a canary in any table', async () => {
    const email = `canary-${++serial}@example.org`
    const mailbox = await hashOf(email)
    const { petitions, before } = await somebodyEverywhere(email)
    const full = await dump()
    expect(JSON.stringify(full)).toContain(mailbox.toString('hex'))
    expect(JSON.stringify(full)).toContain('Canary Quetzal')

    const erased = await eraseSupporter(mailbox)
    expect(erased).toMatchObject({ withdrawn: 2, deleted: 2, former: 2, kept: 0 })

    const after = await dump()
    const everything = JSON.stringify(after)
    expect(everything).not.toContain(mailbox.toString('hex'))
    expect(everything).not.toMatch(/canary/i)
    for (const [table, rows] of Object.entries(after)) {
      if (!counted.test(table)) expect(rows, table).toEqual(before[table])
    }
    // What the canary added and what is left of it: rows with random bytes for a mailbox, and nothing else to read.
    const known = new Set(before.signatures)
    const left = after.signatures!.filter((row) => !known.has(row)).map((row) => JSON.parse(row) as object)
    expect(left).toHaveLength(4)
    for (const row of left) {
      expect(row).toMatchObject({
        sealed: null,
        shownName: null,
        shownComment: null,
        country: null,
        domain: null,
        network: null,
        removalId: null,
        score: 0,
        reasons: [],
      })
      const times = row as { createdAt: number; endedAt: number }
      expect(times.createdAt % (24 * HOUR)).toBe(0)
      expect(times.endedAt % (24 * HOUR)).toBe(0)
    }
    expect(await countersOf(petitions.confirmed)).toMatchObject({ confirmed: 1, withdrawn: 1 })
    expect(await countersOf(petitions.held)).toMatchObject({ confirmed: 1, held: 0, withdrawn: 1 })
    expect(await countersOf(petitions.pending)).toMatchObject({ confirmed: 1, pending: 0, withdrawn: 0 })
    expect(await countersOf(petitions.withdrawn)).toMatchObject({ confirmed: 1, withdrawn: 1 })
    expect(await countersOf(petitions.disowned)).toMatchObject({ confirmed: 1, withdrawn: 0 })
    expect(await countersOf(petitions.removed)).toMatchObject({ confirmed: 1, removed: 1 })
    expect(await reconcileCounters()).toMatchObject({ drift: [] })
    expect(await eraseSupporter(mailbox)).toEqual({
      withdrawn: 0,
      deleted: 0,
      former: 0,
      letters: 0,
      kept: 0,
      paper: 0,
    })
  })

  for (const [table, on] of [
    ['signatures', 'delete'],
    ['signatures', 'insert'],
    ['submissions', 'delete'],
    ['tokens', 'delete'],
    ['letters', 'delete'],
    ['outbox_mails', 'delete'],
    ['suppressions', 'insert'],
    ['petition_counters', 'update'],
  ] as const) {
    it(`changes nothing when ${on} on ${table} fails`, async () => {
      const email = `canary-${++serial}@example.org`
      const mailbox = await hashOf(email)
      await somebodyEverywhere(email)
      const before = await dump()
      const mend = await breakTable(table, on)
      try {
        await expect(eraseSupporter(mailbox, { never: true })).rejects.toThrow()
      } finally {
        await mend()
      }
      expect(await dump()).toEqual(before)
      expect(await eraseSupporter(mailbox, { never: true })).toMatchObject({ withdrawn: 2, kept: 1 })
    })
  }

  it('keeps the fingerprint alone for whoever wants no letters, now or before', async () => {
    const email = someone()
    const petition = await aPetition()
    await signed(petition, email)
    const mailbox = await hashOf(email)
    expect(await eraseSupporter(mailbox, { never: true })).toMatchObject({ kept: 1 })
    expect(await eraseSupporter(mailbox)).toMatchObject({ kept: 1 })
    const kept = await db.read.select().from(suppressions).where(eq(suppressions.mailbox, mailbox))
    expect(kept).toMatchObject([{ reason: 'asked' }])
    expect(await everythingKept(mailbox)).toMatchObject({ signatures: [], letters: [], links: [] })
  })

  it('keeps a block without its note', async () => {
    const email = someone()
    await signed(await aPetition(), email)
    await blockMailbox(email, 'sends canary forms')
    expect(await eraseSupporter(await hashOf(email))).toMatchObject({ kept: 1 })
    expect(JSON.stringify(await dump())).not.toContain('sends canary forms')
  })

  it('lets the link that asked for it tell what was erased, and ends every other', async () => {
    const email = someone()
    await signed(await aPetition(), email)
    const [first] = await askForLink(email)
    const [second] = await askForLink(email)
    const mailbox = await hashOf(email)
    await eraseSupporter(mailbox, { secret: second! })
    expect(await findMyLink(second!)).toMatchObject({ outcome: 'erased', erased: { withdrawn: 1, kept: 0 } })
    expect(await findMyLink(first!)).toEqual({ outcome: 'ended' })
    expect(JSON.stringify(await dump())).not.toContain(mailbox.toString('hex'))
  })

  describe('while the same mailbox signs', () => {
    beforeEach(async () => void (await db.write(async (tx) => void (await tx.delete(letters)))))

    it('erases it or lets it be new, never half', async () => {
      for (let round = 0; round < 12; round++) {
        const [old, fresh] = [await aPetition(), await aPetition()]
        const email = someone()
        const mailbox = await hashOf(email)
        await signed(old, email)
        const soon = Date.now() + 5 * MINUTE
        await Promise.allSettled([
          sign(old, email, {}, { now: soon }),
          sign(fresh, email, {}, { now: soon }),
          eraseSupporter(mailbox),
          sign(old, email, {}, { now: soon + 5 * MINUTE }),
        ])
        const mine = (await db.read.select().from(signatures)).filter((row) => row.mailbox.equals(mailbox))
        const sent = (await db.read.select().from(letters)).filter((row) => row.mailbox.equals(mailbox))
        const all = await db.read.select().from(schema.submissions)
        for (const row of mine) {
          expect(row.state).toBe('pending')
          expect(sent.some((letter) => letter.about === row.petitionId)).toBe(true)
          expect(all.some((submission) => submission.signatureId === row.id)).toBe(true)
        }
        for (const letter of sent) expect(mine.some((row) => row.petitionId === letter.about)).toBe(true)
        const bare = (await db.read.select().from(signatures)).filter((row) => row.anonymisedAt !== null)
        for (const row of bare)
          expect(all.some((submission) => submission.signatureId === row.id)).toBe(false)
      }
      expect(await reconcileCounters()).toMatchObject({ drift: [] })
    })
  })
})
