import { setImmediate as turn } from 'node:timers/promises'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { removals, signatures, type RemovalConditions, type RemovalReason } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { forgetPages } from '../platform/page-cache.server'
import { countChange } from './count.server'
import {
  matching,
  readConditions,
  type AskedConditions,
  type ReadConditions,
} from './removal-conditions.server'

const BATCH = 200

export interface Removal {
  petitionId: string
  conditions: AskedConditions
  /** What the public reads beside the number. */
  reason: RemovalReason
  actor: string
  /** Counts and changes nothing. */
  dryRun?: boolean
}

export type Removed =
  | { outcome: 'counted'; matching: number }
  | { outcome: 'removed'; id: string; removed: number }
  | Extract<ReadConditions, { outcome: 'malformed' }>

/**
 * Takes signatures out of the total and every breakdown under a public reason, a batch at a time so that signing goes
 * on in between. Needs a condition. One that was interrupted is finished by asking again; each run can be undone.
 */
export async function removeSignatures(
  removal: Removal,
  report: (done: number, of: number) => void = () => {},
  now = Date.now(),
): Promise<Removed> {
  const read = await readConditions(removal.conditions, now)
  if (read.outcome === 'malformed') return read
  const { petitionId, reason, actor } = removal
  const { conditions } = read
  const total = await countMatching(petitionId, conditions, now)
  if (removal.dryRun) return { outcome: 'counted', matching: total }

  const id = uuidv7()
  await db.write(async (tx) => {
    await tx.insert(removals).values({ id, petitionId, reason, conditions, actor, startedAt: now })
  })
  let removed = 0
  let cursor = 0
  for (;;) {
    const batch = await removeSome({ id, petitionId, conditions, reason, startedAt: now, cursor }, now)
    removed += batch.changed
    report(removed, Math.max(total, removed))
    if (batch.last === null) break
    cursor = batch.last
  }
  await db.write(async (tx) => {
    await tx.update(removals).set({ finishedAt: Date.now() }).where(eq(removals.id, id))
  })
  await forgetPages()
  return { outcome: 'removed', id, removed }
}

type UnderWay = Pick<
  typeof removals.$inferSelect,
  'id' | 'petitionId' | 'conditions' | 'reason' | 'startedAt' | 'cursor'
>

/** Takes out the next signatures of a removal; `last` is the cursor of those after, or null at the end. */
export function removeSome(removal: UnderWay, now: number) {
  const { id, petitionId, conditions, reason, startedAt, cursor } = removal
  return db.write(async (tx) => {
    const found = await tx
      .select()
      .from(signatures)
      .where(and(matching(petitionId, conditions, startedAt), gt(signatures.id, cursor)))
      .orderBy(asc(signatures.id))
      .limit(BATCH)
    let changed = 0
    for (const before of found) {
      const stateBefore = before.state === 'held' ? ('held' as const) : ('confirmed' as const)
      const after = {
        state: 'removed',
        removedFor: reason,
        removalId: id,
        stateBefore,
        endedAt: now,
      } as const
      const rows = await tx
        .update(signatures)
        .set(after)
        .where(and(eq(signatures.id, before.id), eq(signatures.state, before.state)))
        .returning({ comment: signatures.comment })
      if (rows.length === 0) continue // its owner withdrew it in this moment
      const { comment } = rows[0]! // as it stands now: a moderator may have read it in this moment
      countChange(tx, { ...before, comment }, { ...before, ...after, comment })
      changed++
    }
    const last = found.length === BATCH ? found.at(-1)!.id : null
    await tx
      .update(removals)
      .set({ removed: sql`${removals.removed} + ${changed}`, ...(last === null ? {} : { cursor: last }) })
      .where(eq(removals.id, id))
    return { changed, last }
  })
}

/** Signatures counted by one query: counting a million must not make everybody else wait. */
const COUNTED_AT_ONCE = 20_000

/** How many signatures a removal would take. */
export async function countMatching(
  petitionId: string,
  conditions: RemovalConditions,
  now: number,
): Promise<number> {
  let n = 0
  let cursor = 0
  for (let more = true; more;) {
    const some = db.read
      .select({ id: signatures.id })
      .from(signatures)
      .where(and(matching(petitionId, conditions, now), gt(signatures.id, cursor)))
      .orderBy(asc(signatures.id))
      .limit(COUNTED_AT_ONCE)
      .as('some')
    const [row] = await db.read
      .select({ n: sql<number>`count(*)`, last: sql<number>`coalesce(max(${some.id}), 0)` })
      .from(some)
    n += row!.n
    cursor = row!.last
    more = row!.n === COUNTED_AT_ONCE
    await turn()
  }
  return n
}
