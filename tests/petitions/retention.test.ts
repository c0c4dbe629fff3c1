import { and, eq, isNotNull } from 'drizzle-orm'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { consents, petitions, signatures, submissions } from '../../db/schema'
import { config } from '../../app/config.server'
import { DAY, HOUR } from '../../app/duration'
import { anonymiseClosed, sixMonthsBefore } from '../../app/petitions/anonymise.server'
import { changeState } from '../../app/petitions/change-state.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { readHistory } from '../../app/petitions/history.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { removeSignatures } from '../../app/petitions/remove.server'
import { applyRetention, countRetention } from '../../app/petitions/retain.server'
import { engine } from '../support/database'
import {
  aPetition,
  breakdownsOf,
  countersOf,
  Postbox,
  sign,
  signAndConfirm,
  type APetition,
} from '../support/petitions'

const signaturesOf = (petition: APetition) =>
  db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id)).orderBy(signatures.id)
const consentsOf = (petition: APetition) =>
  db.read
    .select({ consent: consents })
    .from(consents)
    .innerJoin(signatures, eq(signatures.id, consents.signatureId))
    .where(eq(signatures.petitionId, petition.id))
const numbersOf = async (petition: APetition) => ({
  counters: await countersOf(petition),
  ...(await breakdownsOf(petition)),
  history: await readHistory(petition.slug),
})

/** A petition with a signature in every state, closed some time ago. */
async function aClosedPetition(closedAgo: number) {
  const petition = await aPetition()
  const post = new Postbox()
  await signAndConfirm(petition, 'shown@example.org', {
    name: 'Ana',
    shown: true,
    updates: true,
    deliver: true,
  })
  await signAndConfirm(petition, 'plain@example.org', { country: 'SV', comment: 'A comment' })
  await signAndConfirm(petition, 'machine@example.org', {}, { honeypot: true })
  await sign(petition, 'gone@example.org')
  const { secret } = await post.linkAndCode('gone@example.org')
  await disownSignature(secret, false)
  await signAndConfirm(petition, 'removed@example.org', { country: 'FR' })
  await removeSignatures({
    petitionId: petition.id,
    conditions: { country: 'FR' },
    reason: 'other',
    actor: 'us',
  })
  await changeState(petition.id, 'closed', null, Date.now() - closedAgo)
  return petition
}

describe('hashes of networks', () => {
  it('go after 72 hours, from the signature and from what was sent', async () => {
    const petition = await aPetition()
    await signAndConfirm(petition, 'counted@example.org')
    await sign(petition, 'waiting@example.org')
    const kept = async () =>
      (
        await db.read
          .select({ id: submissions.id })
          .from(submissions)
          .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
          .where(and(eq(signatures.petitionId, petition.id), isNotNull(submissions.network)))
      ).length + (await signaturesOf(petition)).filter((row) => row.network).length
    await applyRetention(Date.now() + 3 * DAY - HOUR)
    expect(await kept()).toBe(4)
    await applyRetention(Date.now() + 3 * DAY + HOUR)
    expect(await kept()).toBe(0)
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 1 })
  })

  it('live no longer because the button was pressed late', async () => {
    const petition = await aPetition()
    const sent = Date.now()
    await sign(petition, 'late@example.org', {}, { now: sent })
    const { confirmSignature } = await import('../../app/petitions/confirm.server')
    const { secret } = await new Postbox().linkAndCode('late@example.org')
    await confirmSignature(secret, '192.0.2.1', sent + 2 * DAY)
    expect((await signaturesOf(petition))[0]).toMatchObject({
      state: 'confirmed',
      networkUntil: sent + 3 * DAY,
    })
  })
})

describe('a petition that closed six months ago', () => {
  it('keeps its numbers and nobody’s data', async () => {
    const petition = await aClosedPetition(200 * DAY)
    const before = await numbersOf(petition)
    const mailboxes = (await signaturesOf(petition)).map((row) => row.mailbox.toString('hex'))
    const due = await countRetention()
    expect(due.anonymised).toBe(5)
    expect((await signaturesOf(petition))[0]).toMatchObject({ shownName: 'Ana' }) // counting changed nothing

    expect(await applyRetention()).toMatchObject({ ...due, leftTheFile: true })
    expect(await numbersOf(petition)).toEqual(before)
    expect(await reconcileCounters()).toMatchObject({ drift: [] })
    for (const row of await signaturesOf(petition)) {
      expect(row).toMatchObject({
        sealed: null,
        shownName: null,
        shownComment: null,
        domain: null,
        network: null,
      })
      expect(row).toMatchObject({ updates: false, deliver: false, reasons: [] })
      expect(row.createdAt % DAY).toBe(0)
      expect((row.confirmedAt ?? 0) % DAY).toBe(0)
      expect(mailboxes).not.toContain(row.mailbox.toString('hex'))
    }
    const agreed = await consentsOf(petition)
    expect(agreed).toHaveLength(5)
    for (const { consent } of agreed) {
      expect(consent.submissionId).toBeNull()
      expect([consent.givenAt % DAY, (consent.effectiveAt ?? 0) % DAY]).toEqual([0, 0])
    }
    const [done] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
    expect(done!.anonymisedAt).not.toBeNull()
    expect((await countRetention()).anonymised).toBe(0)
  })

  it.each([
    ['closed', 170 * DAY],
    ['open', 0],
  ] as const)('is another thing than one that is %s', async (_state, ago) => {
    const petition = ago ? await aClosedPetition(ago) : await aPetition()
    if (!ago) await signAndConfirm(petition, 'stays@example.org', { shown: true })
    await applyRetention()
    expect((await signaturesOf(petition)).every((row) => row.anonymisedAt === null)).toBe(true)
    expect((await signaturesOf(petition))[0]!.sealed).not.toBeNull()
  })

  it('counts from its closing, also where it closed by itself or was delivered later', async () => {
    const now = Date.now()
    const closing = await aPetition({ closesAt: now + HOUR })
    const delivered = await aPetition()
    for (const petition of [closing, delivered]) await signAndConfirm(petition, 'someone@example.org')
    await db.write(async (tx) => {
      await tx
        .update(petitions)
        .set({ closesAt: now - 200 * DAY })
        .where(eq(petitions.id, closing.id))
    })
    await changeState(delivered.id, 'closed', null, now - 200 * DAY)
    await changeState(delivered.id, 'delivered', null, now - DAY)
    await applyRetention(now)
    for (const petition of [closing, delivered])
      expect((await signaturesOf(petition))[0]).toMatchObject({ sealed: null, state: 'confirmed' })
  })

  it('is finished by the next run when one was interrupted half-way', async () => {
    const petition = await aPetition()
    await Promise.all(Array.from({ length: 250 }, (_, i) => signAndConfirm(petition, `many${i}@gmail.com`)))
    await changeState(petition.id, 'won', null, Date.now() - 200 * DAY)
    const before = await numbersOf(petition)
    const interrupted = anonymiseClosed(Date.now(), () => {
      throw new Error('the machine fell')
    })
    await expect(interrupted).rejects.toThrow('the machine fell')
    const left = (await signaturesOf(petition)).filter((row) => row.anonymisedAt === null).length
    expect(left).toBe(150)
    expect(await countRetention()).toMatchObject({ anonymised: left })
    expect(await applyRetention()).toMatchObject({ anonymised: left })
    expect((await signaturesOf(petition)).every((row) => row.sealed === null)).toBe(true)
    expect(await numbersOf(petition)).toEqual(before)
    expect(await reconcileCounters()).toMatchObject({ drift: [] })
  })
})

it.each([
  ['2026-08-31', '2026-02-28'],
  ['2024-08-30', '2024-02-29'],
  ['2026-03-15', '2025-09-15'],
])('six months before %s is %s', (day, before) => {
  expect(sixMonthsBefore(Date.parse(day))).toBe(Date.parse(before))
})

it('empties removed signatures when their removal cannot be undone any more', async () => {
  const petition = await aPetition()
  await signAndConfirm(petition, 'removed@example.org', { shown: true })
  await removeSignatures({
    petitionId: petition.id,
    conditions: { country: 'GT' },
    reason: 'other',
    actor: 'us',
  })
  await applyRetention(Date.now() + 29 * DAY)
  expect((await signaturesOf(petition))[0]!.sealed).not.toBeNull()
  await applyRetention(Date.now() + 31 * DAY)
  expect((await signaturesOf(petition))[0]).toMatchObject({ sealed: null, shownName: null, state: 'removed' })
  expect(await countersOf(petition)).toMatchObject({ removed: 1 })
})

it.skipIf(engine !== 'sqlite')('what retention took is in no byte of the file or its log', async () => {
  const files = [config.databaseUrl, `${config.databaseUrl}-wal`, `${config.databaseUrl}-shm`]
  const bytes = () => Buffer.concat(files.filter(existsSync).map((file) => readFileSync(file)))

  const petition = await aPetition()
  await signAndConfirm(petition, 'canary@example.org', { name: 'Canaria Amarilla', shown: true })
  await sign(petition, 'unconfirmed@example.org', { name: 'Nobody' })
  const [signed] = await signaturesOf(petition)
  const [waiting] = (
    await db.read.select().from(submissions).where(isNotNull(submissions.sealed)).orderBy(submissions.id)
  ).slice(-1)
  const canaries = [
    Buffer.from('Canaria Amarilla'),
    signed!.sealed!,
    signed!.mailbox,
    signed!.network!,
    waiting!.sealed!,
  ]
  for (const canary of canaries) expect(bytes().includes(canary)).toBe(true)

  await changeState(petition.id, 'closed', null, Date.now() - 200 * DAY)
  // The letters that hold the mailbox's hash have a rule of their own: 30 days after they went.
  const { deleteOldLetters } = await import('../../app/platform/mail/delete-old-letters.server')
  const later = Date.now() + 40 * DAY
  await new Postbox().lettersTo('canary@example.org')
  await deleteOldLetters(later)
  expect(await applyRetention(later)).toMatchObject({ leftTheFile: true })
  for (const canary of canaries) expect(bytes().includes(canary)).toBe(false)
  expect(bytes().includes(Buffer.from(petition.slug))).toBe(true) // the search finds what stays
})
