import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { holdDecisions, signatures } from '../../db/schema'
import { decideHeld, listHeld } from '../../app/petitions/hold.server'
import { readCount } from '../../app/petitions/read-counts.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { aPetition, breakdownsOf, countersOf, signAndConfirm } from '../support/petitions'

const held = async (petition: Awaited<ReturnType<typeof aPetition>>, email: string, name = 'Rosa') =>
  signAndConfirm(petition, email, { shown: true, name }, { honeypot: true })
const only = async (id: number) => (await db.read.select().from(signatures).where(eq(signatures.id, id)))[0]!

it('lists what is in review with what speaks against it, fifty at a time, and nobody’s name', async () => {
  const petition = await aPetition()
  for (let i = 0; i < 53; i++) await held(petition, `h${i}@example.org`)
  const first = await listHeld(petition.id)
  expect(first.held).toHaveLength(50)
  expect(first.held[0]).toEqual({
    id: expect.any(Number),
    confirmedAt: expect.any(Number),
    country: 'GT',
    holdReason: 'honeypot',
    score: 6,
    reasons: [{ reason: 'honeypot', points: 6 }],
  })
  const second = await listHeld(petition.id, first.next!)
  expect(second).toMatchObject({ next: null })
  expect(new Set([...first.held, ...second.held].map((row) => row.id)).size).toBe(53)
})

it('lets an accepted signature count, with its name where its signer said so', async () => {
  const petition = await aPetition()
  const id = await held(petition, 'rosa@example.org')
  expect(await decideHeld(id, 'accept', 'I wrote to her, she answered.', 'a moderator')).toEqual({
    outcome: 'accepted',
  })
  expect(await only(id)).toMatchObject({ state: 'confirmed', holdReason: null, shownName: 'Rosa' })
  expect(await countersOf(petition)).toMatchObject({ confirmed: 1, held: 0 })
  expect((await breakdownsOf(petition)).countries).toEqual({ GT: 1 })
  const decisions = await db.read.select().from(holdDecisions).where(eq(holdDecisions.signatureId, id))
  expect(decisions).toMatchObject([{ decision: 'accept', actor: 'a moderator' }])
})

it('counts a rejected signature among the removed, under its reason', async () => {
  const petition = await aPetition()
  const id = await held(petition, 'machine@example.org')
  expect(await decideHeld(id, 'reject', 'automated', 'a moderator')).toEqual({ outcome: 'rejected' })
  expect(await readCount(petition.slug)).toMatchObject({
    confirmed: 0,
    held: 0,
    removed: 1,
    removedFor: { automated: 1, invented: 0 },
  })
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
})

it.each([
  ['accept', ' '],
  ['reject', ''],
  ['reject', 'because'],
] as const)('wants a reason to %s: %j is none', async (decision, reason) => {
  const petition = await aPetition()
  const id = await held(petition, 'someone@example.org')
  expect(await decideHeld(id, decision, reason, 'a moderator')).toEqual({ outcome: 'needs-reason' })
  expect((await only(id)).state).toBe('held')
})

it('is decided once, however many decide at once', async () => {
  const petition = await aPetition()
  const id = await held(petition, 'contested@example.org')
  const decided = await Promise.all([
    decideHeld(id, 'accept', 'A person.', 'one'),
    decideHeld(id, 'reject', 'automated', 'other'),
    decideHeld(id, 'accept', 'A person.', 'third'),
  ])
  expect(decided.filter(({ outcome }) => outcome === 'not-held')).toHaveLength(2)
  expect(await decideHeld(987_654_321, 'accept', 'A person.', 'one')).toEqual({ outcome: 'not-held' })
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
})
