import { and, eq, isNull, lt, lte, or } from 'drizzle-orm'
import { db } from '../../db/client'
import { jobTurns } from '../../db/schema'
import { MINUTE } from '../duration'

/** How long a turn is one worker's without word from it; it is renewed three times as often. */
const LEASE = MINUTE

export interface Turn {
  outcome: 'mine'
  /** Nobody runs the job again in this period. */
  end(): Promise<void>
  /** Another worker goes on with it. */
  handOver(): Promise<void>
}

/** ended: it has run in this period. held: a worker runs it; it may be asked for again in `ms` milliseconds. */
export type Asked = Turn | { outcome: 'ended' } | { outcome: 'held'; ms: number }

/**
 * Asks for a job's turn in a period, counted from any moment all workers know. One worker gets it; when that one dies
 * before it has ended it, another gets it within a minute. Clocks may differ by less than that.
 */
export async function takeTurn(name: string, period: number, lease = LEASE): Promise<Asked> {
  const [row] = await db.read.select().from(jobTurns).where(eq(jobTurns.name, name))
  const known = row && answerFrom(row, period)
  if (known) return known // most workers hear so without writing
  const heldUntil = Date.now() + lease
  const [taken] = await db.write((tx) =>
    tx
      .insert(jobTurns)
      .values({ name, period, heldUntil })
      .onConflictDoUpdate({
        target: jobTurns.name,
        set: { period, heldUntil },
        setWhere: or(
          and(isNull(jobTurns.heldUntil), lt(jobTurns.period, period)),
          and(lte(jobTurns.heldUntil, Date.now()), lte(jobTurns.period, period)),
        ),
      })
      .returning(),
  )
  return taken ? hold(name, heldUntil, lease) : { outcome: 'held', ms: lease }
}

function answerFrom(row: typeof jobTurns.$inferSelect, period: number): Asked | null {
  if (row.heldUntil === null) return row.period >= period ? { outcome: 'ended' } : null
  const ms = row.heldUntil - Date.now()
  return ms > 0 ? { outcome: 'held', ms } : null
}

function hold(name: string, until: number, lease: number): Turn {
  let mine = until // also the mark by which this turn is told from a later one
  const change = (heldUntil: number | null) =>
    db.write(async (tx) => {
      await tx
        .update(jobTurns)
        .set({ heldUntil })
        .where(and(eq(jobTurns.name, name), eq(jobTurns.heldUntil, mine)))
    })
  let renewing: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    const next = Date.now() + lease
    renewing = change(next).then(
      () => void (mine = next),
      () => {}, // what cannot be renewed ends by itself
    )
  }, lease / 3)
  const leave = async (heldUntil: number | null) => {
    clearInterval(timer)
    await renewing
    await change(heldUntil)
  }
  return { outcome: 'mine', end: () => leave(null), handOver: () => leave(0) }
}
