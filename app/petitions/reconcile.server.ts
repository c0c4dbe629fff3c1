import { and, eq, lt, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import {
  petitionCounters,
  petitionCountries,
  petitionDays,
  petitions,
  reconciliations,
  signatures,
} from '../../db/schema'
import { HOUR } from '../duration'
import { dayOf } from './count.server'

export type Drift = (typeof reconciliations.$inferSelect)['drift']

export type Reconciled =
  { outcome: 'counted'; petitions: number; drift: Drift } | { outcome: 'already-running' }

/**
 * Counts the rows of every petition, compares them with the totals that signing keeps, writes down each difference
 * and sets it right. One run at a time: a second one says so and leaves. `report` hears of each petition counted.
 */
export async function reconcileCounters(
  report: (done: number, of: number) => void = () => {},
  now = Date.now(),
): Promise<Reconciled> {
  const run = await begin(now)
  if (run === null) return { outcome: 'already-running' }
  const all = await db.read.select({ id: petitions.id, slug: petitions.slug }).from(petitions)
  const drift: Drift = []
  try {
    for (const [done, petition] of all.entries()) {
      drift.push(...(await db.write((tx) => reconcilePetition(tx, petition))))
      report(done + 1, all.length)
    }
  } finally {
    await db.write(async (tx) => {
      await tx
        .update(reconciliations)
        .set({ running: null, finishedAt: Date.now(), petitions: all.length, drift })
        .where(eq(reconciliations.id, run))
    })
  }
  return { outcome: 'counted', petitions: all.length, drift }
}

/** The row of this run, or null while another is under way; one that died is overtaken after an hour. */
const begin = (now: number): Promise<number | null> =>
  db.write(async (tx) => {
    await tx
      .update(reconciliations)
      .set({ running: null })
      .where(and(eq(reconciliations.running, 1), lt(reconciliations.startedAt, now - HOUR)))
    const [run] = await tx
      .insert(reconciliations)
      .values({ startedAt: now, running: 1, drift: [] })
      .onConflictDoNothing()
      .returning({ id: reconciliations.id })
    return run?.id ?? null
  })

const counters = ['pending', 'confirmed', 'held', 'withdrawn', 'removed'] as const

async function reconcilePetition(tx: Tx, { id, slug }: { id: string; slug: string }): Promise<Drift> {
  // The counter's row is taken first: whoever changes a signature changes it last, so nothing moves while we count.
  await tx
    .insert(petitionCounters)
    .values({ petitionId: id })
    .onConflictDoUpdate({
      target: petitionCounters.petitionId,
      set: { petitionId: id },
    })
  const [stood] = await tx.select().from(petitionCounters).where(eq(petitionCounters.petitionId, id))
  const states = await tx
    .select({
      state: signatures.state,
      marked: sql<number>`case when ${signatures.holdReason} is null then 0 else 1 end`,
      n: sql<number>`count(*)`,
    })
    .from(signatures)
    .where(eq(signatures.petitionId, id))
    .groupBy(signatures.state, sql`case when ${signatures.holdReason} is null then 0 else 1 end`)
  const counted = (counter: (typeof counters)[number]) =>
    states
      .filter((row) => row.state === counter && !(counter === 'pending' && row.marked))
      .reduce((sum, row) => sum + row.n, 0)
  const drift: Drift = counters
    .map((counter) => ({ slug, counter, stood: stood![counter], counted: counted(counter) }))
    .filter((row) => row.stood !== row.counted)
  for (const { counter, counted: n } of drift) {
    await tx
      .update(petitionCounters)
      .set({ [counter]: n })
      .where(eq(petitionCounters.petitionId, id))
  }
  return [...drift, ...(await reconcileDays(tx, id, slug)), ...(await reconcileCountries(tx, id, slug))]
}

const confirmedOf = (id: string) => and(eq(signatures.petitionId, id), eq(signatures.state, 'confirmed'))
const dayStart = sql<number>`${signatures.confirmedAt} - ${signatures.confirmedAt} % 86400000`

async function reconcileDays(tx: Tx, id: string, slug: string): Promise<Drift> {
  const rows = await tx
    .select({ start: dayStart, n: sql<number>`count(*)` })
    .from(signatures)
    .where(confirmedOf(id))
    .groupBy(dayStart)
  const stood = await tx.select().from(petitionDays).where(eq(petitionDays.petitionId, id))
  const counted = new Map(rows.map((row) => [dayOf(row.start), row.n]))
  const drift = differences(slug, 'day', new Map(stood.map((row) => [row.day, row.confirmed])), counted)
  for (const { key, n } of drift.changes) {
    await tx
      .insert(petitionDays)
      .values({ petitionId: id, day: key, confirmed: n })
      .onConflictDoUpdate({ target: [petitionDays.petitionId, petitionDays.day], set: { confirmed: n } })
  }
  return drift.rows
}

async function reconcileCountries(tx: Tx, id: string, slug: string): Promise<Drift> {
  const rows = await tx
    .select({ country: sql<string>`coalesce(${signatures.country}, '')`, n: sql<number>`count(*)` })
    .from(signatures)
    .where(confirmedOf(id))
    .groupBy(sql`coalesce(${signatures.country}, '')`)
  const stood = await tx.select().from(petitionCountries).where(eq(petitionCountries.petitionId, id))
  const counted = new Map(rows.map((row) => [row.country, row.n]))
  const drift = differences(
    slug,
    'country',
    new Map(stood.map((row) => [row.country, row.confirmed])),
    counted,
  )
  for (const { key, n } of drift.changes) {
    await tx
      .insert(petitionCountries)
      .values({ petitionId: id, country: key, confirmed: n })
      .onConflictDoUpdate({
        target: [petitionCountries.petitionId, petitionCountries.country],
        set: { confirmed: n },
      })
  }
  return drift.rows
}

function differences(slug: string, kind: string, stood: Map<string, number>, counted: Map<string, number>) {
  const keys = [...new Set([...stood.keys(), ...counted.keys()])].sort()
  const changes = keys
    .map((key) => ({ key, was: stood.get(key) ?? 0, n: counted.get(key) ?? 0 }))
    .filter(({ was, n }) => was !== n)
  return {
    changes,
    rows: changes.map(({ key, was, n }) => ({ slug, counter: `${kind} ${key}`, stood: was, counted: n })),
  }
}
