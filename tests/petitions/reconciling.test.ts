import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { petitionCounters, petitionCountries, petitionDays, reconciliations } from '../../db/schema'
import { HOUR } from '../../app/duration'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { dayOf } from '../../app/petitions/count.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { aPetition, breakdownsOf, countersOf, Postbox, sign, signAndConfirm } from '../support/petitions'

async function signed(petition: Awaited<ReturnType<typeof aPetition>>, email: string) {
  const post = new Postbox()
  await sign(petition, email)
  const { secret } = await post.linkAndCode(email)
  await confirmSignature(secret)
  return secret
}

it('finds no difference after signing, confirming, withdrawing and holding', async () => {
  const petition = await aPetition()
  const secrets = []
  for (let i = 0; i < 5; i++) secrets.push(await signed(petition, `p${i}@example.org`))
  await disownSignature(secrets[0]!, false)
  await sign(petition, 'waiting@example.org')
  await sign(petition, 'machine@example.org', {}, { honeypot: true })
  expect(await countersOf(petition)).toMatchObject({
    pending: 1,
    confirmed: 4,
    held: 0,
    withdrawn: 1,
    removed: 0,
  })
  expect(await reconcileCounters()).toMatchObject({ outcome: 'counted', drift: [] })
})

it('reports every total that differs, sets it right, and finds nothing the second time', async () => {
  const petition = await aPetition()
  const now = Date.now()
  await signAndConfirm(petition, 'one@example.org', {}, { now })
  await db.write(async (tx) => {
    const mine = eq(petitionCounters.petitionId, petition.id)
    await tx.update(petitionCounters).set({ confirmed: 7, withdrawn: 2 }).where(mine)
    await tx.insert(petitionDays).values({ petitionId: petition.id, day: '2020-01-01', confirmed: 6 })
    await tx
      .update(petitionCountries)
      .set({ confirmed: 0 })
      .where(eq(petitionCountries.petitionId, petition.id))
  })
  const result = await reconcileCounters()
  const drift = result.outcome === 'counted' ? result.drift.filter((row) => row.slug === petition.slug) : []
  expect(drift).toEqual([
    { slug: petition.slug, counter: 'confirmed', stood: 7, counted: 1 },
    { slug: petition.slug, counter: 'withdrawn', stood: 2, counted: 0 },
    { slug: petition.slug, counter: 'day 2020-01-01', stood: 6, counted: 0 },
    { slug: petition.slug, counter: 'country GT', stood: 0, counted: 1 },
  ])
  expect(await countersOf(petition)).toMatchObject({ confirmed: 1, withdrawn: 0 })
  expect(await breakdownsOf(petition)).toEqual({ days: { [dayOf(now)]: 1 }, countries: { GT: 1 } })
  expect(await reconcileCounters()).toMatchObject({ drift: [] })
  const [last] = await db.read.select().from(reconciliations).orderBy(reconciliations.id).limit(1)
  expect(last!.finishedAt).not.toBeNull()
})

it('runs once at a time, and overtakes a run that died an hour ago', async () => {
  const both = await Promise.all([reconcileCounters(), reconcileCounters()])
  expect(both.map((run) => run.outcome).sort()).toEqual(['already-running', 'counted'])
  await db.write(async (tx) => {
    await tx.insert(reconciliations).values({ startedAt: Date.now(), running: 1, drift: [] })
  })
  expect(await reconcileCounters()).toEqual({ outcome: 'already-running' })
  expect(await reconcileCounters(undefined, Date.now() + 2 * HOUR)).toMatchObject({ outcome: 'counted' })
})

it('stays exact while people sign, also when a count and signatures wait together', async () => {
  const petition = await aPetition()
  const signing = []
  const runs = []
  for (let i = 0; i < 10; i++) {
    signing.push(...Array.from({ length: 20 }, (_, n) => sign(petition, `crowd${i}-${n}@example.org`)))
    const counting = reconcileCounters()
    signing.push(...Array.from({ length: 20 }, (_, n) => sign(petition, `more${i}-${n}@example.org`)))
    runs.push(await counting)
  }
  await Promise.all(signing)
  expect(runs).toEqual(runs.map((run) => ({ ...run, outcome: 'counted', drift: [] })))
  expect(await countersOf(petition)).toMatchObject({ pending: 400 })
})
