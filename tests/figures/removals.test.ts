import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, removals } from '../../db/schema'
import { DAY, MINUTE } from '../../app/duration'
import {
  askRemoval,
  askUndo,
  findRemoval,
  listRemovals,
  stopRemoval,
} from '../../app/petitions/ask-removal.server'
import { carryOutRemovals } from '../../app/petitions/carry-out-removals.server'
import { removeSignatures } from '../../app/petitions/remove.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { manySignatures } from '../support/million-signatures'
import { aPetition, countersOf, signAndConfirm } from '../support/petitions'

const actor = { personId: '00000000-0000-7000-8000-000000000000', name: 'Rosa' }

async function aFullPetition(n: number) {
  const petition = await aPetition()
  await manySignatures(process.env.DATABASE_URL!, petition.id, n)
  const row = await db.read.query.petitions.findFirst({ where: (p, { eq }) => eq(p.id, petition.id) })
  return { ...petition, organisationId: row!.organisationId }
}
type Full = Awaited<ReturnType<typeof aFullPetition>>

const all = { conditions: { fromDay: '2020-01-01' }, reason: 'automated' as const }
async function ask(petition: Full) {
  const asked = await askRemoval(petition, all, actor)
  if (asked.outcome !== 'asked') throw new Error(asked.outcome)
  return asked.id
}
/** Steps of the worker until nothing is left to do. */
async function carryOut() {
  let steps = 0
  while (await carryOutRemovals()) steps++
  return steps
}

it('removes in steps that can be watched, and gives back in steps', async () => {
  const petition = await aFullPetition(4_500)
  const before = await countersOf(petition)
  const id = await ask(petition)
  expect(await findRemoval(petition, id)).toMatchObject({ task: 'remove', removed: 0, total: 4_500 })
  await carryOutRemovals()
  expect(await findRemoval(petition, id)).toMatchObject({ task: 'remove', removed: 2_000, finishedAt: null })
  await carryOut()
  expect(await findRemoval(petition, id)).toMatchObject({ task: null, removed: 4_500 })
  expect(await countersOf(petition)).toMatchObject({ confirmed: 0, held: 0, removed: 4_500, comments: 0 })
  expect(await askUndo(petition, id, actor)).toBe(true)
  await carryOut()
  expect(await findRemoval(petition, id)).toMatchObject({ task: null, restored: 4_500 })
  expect((await findRemoval(petition, id))!.undoneAt).not.toBeNull()
  expect(await countersOf(petition)).toEqual(before)
  const found = await reconcileCounters()
  expect(found.outcome === 'counted' && found.drift.filter(({ slug }) => slug === petition.slug)).toEqual([])
  const log = await db.read.select().from(audit).where(eq(audit.petitionId, petition.id)).orderBy(audit.id)
  expect(log.map(({ action, details }) => [action, details.matching ?? details.signatures])).toEqual([
    ['signatures.removed', 4_500],
    ['signatures.removal-undone', 4_500],
  ])
})

it('is stopped half way by a person, and what it took can still be given back', async () => {
  const petition = await aFullPetition(3_000)
  const id = await ask(petition)
  await carryOutRemovals()
  expect(await stopRemoval(petition, id, actor)).toBe(true)
  expect(await carryOut()).toBe(0)
  expect(await countersOf(petition)).toMatchObject({ removed: 2_000 })
  expect(await findRemoval(petition, id)).toMatchObject({ task: null, removed: 2_000 })
  expect(await stopRemoval(petition, id, actor)).toBe(false)
  await askUndo(petition, id, actor)
  await carryOut()
  expect(await countersOf(petition)).toMatchObject({ removed: 0 })
})

it('is left to the worker that has it, and taken over when that one died', async () => {
  const petition = await aFullPetition(100)
  const id = await ask(petition)
  const now = Date.now()
  await db.write(async (tx) => {
    await tx
      .update(removals)
      .set({ leaseUntil: now + MINUTE })
      .where(eq(removals.id, id))
  })
  expect(await carryOutRemovals(now)).toBe(false)
  expect(await countersOf(petition)).toMatchObject({ removed: 0 })
  expect(await carryOutRemovals(now + MINUTE)).toBe(true)
  expect(await countersOf(petition)).toMatchObject({ removed: 100 })
})

it('never goes on by itself with what was begun on a command line', async () => {
  const petition = await aFullPetition(50)
  const interrupted = removeSignatures({ petitionId: petition.id, ...all, actor: 'command line' }, () => {
    throw new Error('interrupted')
  })
  await expect(interrupted).rejects.toThrow('interrupted')
  expect(await carryOut()).toBe(0)
  expect((await listRemovals(petition))[0]).toMatchObject({ task: null, finishedAt: null })
})

it('knows nothing of another petition’s removals, undoes none twice and none after 30 days', async () => {
  const [petition, other] = [await aFullPetition(20), await aFullPetition(20)]
  const id = await ask(petition)
  await carryOut()
  expect(await findRemoval(other, id)).toBeNull()
  expect(await askUndo(other, id, actor)).toBe(false)
  expect(await askUndo(petition, id, actor, Date.now() + 31 * DAY)).toBe(false)
  expect(await askUndo(petition, id, actor)).toBe(true)
  expect(await askUndo(petition, id, actor)).toBe(false)
  await carryOut()
  expect(await askUndo(petition, id, actor)).toBe(false)
})

it('asks for nothing without a condition or where nothing matches', async () => {
  const petition = await aFullPetition(5)
  expect(await askRemoval(petition, { conditions: {}, reason: 'other' }, actor)).toMatchObject({
    outcome: 'malformed',
  })
  expect(await askRemoval(petition, { conditions: { country: 'NZ' }, reason: 'other' }, actor)).toEqual({
    outcome: 'nothing',
  })
})

it('lets waiting comments leave the total with their signatures, and come back with them', async () => {
  const petition = await aFullPetition(0)
  await signAndConfirm(petition, 'c@example.org', { shown: true, comment: 'Sí.' })
  const id = await ask(petition)
  await carryOut()
  expect(await countersOf(petition)).toMatchObject({ comments: 0, removed: 1 })
  await askUndo(petition, id, actor)
  await carryOut()
  expect(await countersOf(petition)).toMatchObject({ comments: 1, confirmed: 1 })
})
