import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { db, type Database, type Tx } from '../../db/client'
import {
  paperSignatures,
  petitionCounters,
  petitions,
  reconciliations,
  signatures,
  type SignatureState,
} from '../../db/schema'
import { HOUR } from '../duration'
import { reconcileBreakdowns } from './reconcile-breakdowns.server'

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
      drift.push(...(await db.write((tx) => reconcilePetition(tx, petition), { alone: true })))
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

/** Nothing of a unit that ends with it is kept. */
class OnlyLooking extends Error {}

/** What `reconcileCounters` would set right in a database, which stays as it is. */
export async function findDrift(
  database: Database = db,
  report: (done: number, of: number) => void = () => {},
): Promise<Drift> {
  const all = await database.read.select({ id: petitions.id, slug: petitions.slug }).from(petitions)
  const drift: Drift = []
  for (const [done, petition] of all.entries()) {
    const look = async (tx: Tx) => {
      drift.push(...(await reconcilePetition(tx, petition)))
      throw new OnlyLooking()
    }
    const looking = database.write(look, { alone: true })
    await looking.catch((error: unknown) => {
      if (!(error instanceof OnlyLooking)) throw error
    })
    report(done + 1, all.length)
  }
  return drift
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

const counters = ['pending', 'confirmed', 'held', 'withdrawn', 'removed', 'comments', 'paper'] as const

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
  const [paper] = await tx
    .select({ n: sql<number>`count(*)` })
    .from(paperSignatures)
    .where(and(eq(paperSignatures.petitionId, id), isNull(paperSignatures.problem)))
  const [comments] = await tx
    .select({ n: sql<number>`count(*)` })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, id),
        eq(signatures.state, 'confirmed'),
        eq(signatures.comment, 'waiting'),
      ),
    )
  const counted = (counter: (typeof counters)[number]) =>
    counter === 'comments' ? comments!.n : counter === 'paper' ? paper!.n : sumOf(counter)
  const sumOf = (counter: SignatureState) =>
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
  return [...drift, ...(await reconcileBreakdowns(tx, { id, slug }))]
}
