import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { removals, signatures } from '../../db/schema'
import { DAY } from '../../app/duration'
import { dayOf } from '../../app/petitions/count.server'
import { readCount } from '../../app/petitions/read-counts.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import type { AskedConditions } from '../../app/petitions/removal-conditions.server'
import { removeSignatures } from '../../app/petitions/remove.server'
import { undoRemoval } from '../../app/petitions/undo-removal.server'
import { aPetition, breakdownsOf, countersOf, signAndConfirm, type APetition } from '../support/petitions'

const now = Date.now()

/** Six signatures, each different in one way, and one in review. */
async function aMixedPetition() {
  const petition = await aPetition()
  const yesterday = { now: now - DAY }
  await signAndConfirm(petition, 'plain@example.org', { shown: true }, { now })
  await signAndConfirm(petition, 'g.oogle@googlemail.com', {}, { now })
  await signAndConfirm(petition, 'abroad@example.org', { country: 'FR' }, { now })
  await signAndConfirm(petition, 'early@example.org', {}, yesterday)
  await signAndConfirm(petition, 'elsewhere@example.org', {}, { now, network: '198.51.100.9' })
  await signAndConfirm(petition, 'thrown@mailinator.com', {}, { now })
  await signAndConfirm(petition, 'machine@example.org', {}, { now, honeypot: true })
  return petition
}

const remove = (petition: APetition, conditions: AskedConditions, dryRun = false) =>
  removeSignatures({ petitionId: petition.id, conditions, reason: 'automated', actor: 'a moderator', dryRun })

async function numbersOf(petition: APetition) {
  return { counters: await countersOf(petition), ...(await breakdownsOf(petition)) }
}

it.each<[AskedConditions, number]>([
  [{ mailDomain: 'GMAIL.com' }, 1],
  [{ mailDomain: 'example.org' }, 5],
  [{ country: 'fr' }, 1],
  [{ toDay: dayOf(now - DAY) }, 1],
  [{ fromDay: dayOf(now), toDay: dayOf(now) }, 6],
  [{ network: '198.51.100.9' }, 1],
  [{ network: '198.51.100.10' }, 0],
  [{ scoreAtLeast: 3 }, 2],
  [{ state: 'held' }, 1],
  [{ state: 'confirmed', mailDomain: 'example.org', country: 'GT' }, 3],
])('counts by %j, then removes exactly those, then gives them back', async (conditions, n) => {
  const petition = await aMixedPetition()
  const before = await numbersOf(petition)
  expect(await remove(petition, conditions, true)).toEqual({ outcome: 'counted', matching: n })
  expect(await numbersOf(petition)).toEqual(before)

  const removed = await remove(petition, conditions)
  expect(removed).toMatchObject({ outcome: 'removed', removed: n })
  const after = await numbersOf(petition)
  expect(after.counters.confirmed + after.counters.held).toBe(7 - n)
  expect(await readCount(petition.slug)).toMatchObject({ removed: n, removedFor: { automated: n } })
  const sum = (numbers: Record<string, number>) => Object.values(numbers).reduce((a, b) => a + b, 0)
  expect([sum(after.days), sum(after.countries)]).toEqual([
    after.counters.confirmed,
    after.counters.confirmed,
  ])
  expect(await reconcileCounters()).toMatchObject({ drift: [] })

  const { id } = removed as { id: string }
  expect(await undoRemoval(id, 'another moderator')).toEqual({ outcome: 'undone', restored: n })
  expect(await numbersOf(petition)).toEqual(before)
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
})

it.each<[AskedConditions, string]>([
  [{}, 'needs a condition'],
  [{ country: undefined }, 'needs a condition'],
  [{ country: 'XX' }, 'country'],
  [{ mailDomain: 'no domain' }, 'mail domain'],
  [{ fromDay: '9 March' }, 'day'],
  [{ network: 'nowhere' }, 'network'],
  [{ scoreAtLeast: Number.NaN }, 'score'],
  [{ anything: 1 } as object, 'anything'],
])('removes nothing for %j', async (conditions, why) => {
  const petition = await aPetition()
  await signAndConfirm(petition, 'stays@example.org')
  expect(await remove(petition, conditions)).toMatchObject({
    outcome: 'malformed',
    why: expect.stringContaining(why),
  })
  expect(await countersOf(petition)).toMatchObject({ confirmed: 1, removed: 0 })
})

it('leaves other petitions alone, and whoever has not confirmed', async () => {
  const [one, other] = [await aMixedPetition(), await aMixedPetition()]
  const before = await numbersOf(other)
  await remove(one, { fromDay: '2020-01-01' })
  expect(await numbersOf(other)).toEqual(before)
  expect(await countersOf(one)).toMatchObject({ confirmed: 0, held: 0, removed: 7 })
})

it('keeps who did it and why, shows no removed name, and no address', async () => {
  const petition = await aMixedPetition()
  const { id } = (await remove(petition, { mailDomain: 'example.org' })) as { id: string }
  const [row] = await db.read.select().from(removals).where(eq(removals.id, id))
  expect(row).toMatchObject({ reason: 'automated', actor: 'a moderator', removed: 5, undoneAt: null })
  expect(row!.finishedAt).not.toBeNull()
  expect(JSON.stringify(row)).not.toContain('example.org')
})

it('works in batches, and one that was interrupted is finished by asking again', async () => {
  const petition = await aPetition()
  await Promise.all(Array.from({ length: 230 }, (_, i) => signAndConfirm(petition, `many${i}@gmail.com`)))
  const interrupted = removeSignatures(
    { petitionId: petition.id, conditions: { country: 'GT' }, reason: 'invented', actor: 'a moderator' },
    () => {
      throw new Error('the machine fell')
    },
  )
  await expect(interrupted).rejects.toThrow('the machine fell')
  expect(await countersOf(petition)).toMatchObject({ confirmed: 30, removed: 200 })
  expect(await remove(petition, { country: 'GT' })).toMatchObject({ removed: 30 })
  expect(await readCount(petition.slug)).toMatchObject({
    confirmed: 0,
    removed: 230,
    removedFor: { invented: 200, automated: 30 },
  })
  const all = await db.read.select().from(removals).where(eq(removals.petitionId, petition.id))
  for (const { id } of all) expect(await undoRemoval(id, 'a moderator')).toMatchObject({ outcome: 'undone' })
  expect(await countersOf(petition)).toMatchObject({ confirmed: 230, removed: 0 })
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
})

it('is undone once, within thirty days, and never for what its owner withdrew since', async () => {
  const petition = await aMixedPetition()
  const { id } = (await remove(petition, { country: 'GT' })) as { id: string }
  expect(await undoRemoval(id, 'a moderator', undefined, Date.now() + 31 * DAY)).toEqual({
    outcome: 'too-late',
  })
  expect(await undoRemoval('nothing', 'a moderator')).toEqual({ outcome: 'unknown' })
  await db.write(async (tx) => {
    await tx.update(signatures).set({ state: 'disowned' }).where(eq(signatures.removalId, id))
  })
  expect(await undoRemoval(id, 'a moderator')).toEqual({ outcome: 'undone', restored: 0 })
  expect(await undoRemoval(id, 'a moderator')).toMatchObject({ outcome: 'undone-before' })
  await reconcileCounters() // they withdrew past the product, which counted nothing
})
