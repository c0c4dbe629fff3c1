import { and, asc, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { db } from '../../db/client'
import { removals } from '../../db/schema'
import { MINUTE } from '../duration'
import { forgetPages } from '../platform/page-cache.server'
import { removalWaits } from './ask-removal.server'
import { removeSome } from './remove.server'
import { RESTORED_AT_ONCE, restoreSome } from './undo-removal.server'

/** How long a worker has a removal to itself; one that died is followed by another. */
const LEASE = MINUTE
/** Batches of one step. */
const BATCHES = 10

/**
 * Takes the next step of the oldest removal that was asked for, or of undoing one, and says how far it came. Returns
 * true when there is more to do at once. Repeating a step changes nothing twice.
 */
export async function carryOutRemovals(now = Date.now()): Promise<boolean> {
  if (!(await removalWaits())) return false
  const task = await claim(now)
  if (!task) return false
  const ended = task.task === 'undo' ? await undo(task.id) : await remove(task, now)
  await db.write(async (tx) => {
    const at = Date.now()
    const done = task.task === 'undo' ? { undoneAt: at, task: null } : { finishedAt: at, task: null }
    await tx
      .update(removals)
      .set({ leaseUntil: null, ...(ended ? done : {}) })
      .where(and(eq(removals.id, task.id), eq(removals.task, task.task!))) // unless somebody stopped it
  })
  if (ended) await forgetPages()
  return true
}

const claim = (now: number) =>
  db.write(async (tx) => {
    const free = and(isNotNull(removals.task), or(isNull(removals.leaseUntil), lte(removals.leaseUntil, now)))
    const [next] = await tx
      .select({ id: removals.id })
      .from(removals)
      .where(free)
      .orderBy(asc(removals.startedAt))
      .limit(1)
    if (!next) return null
    const [claimed] = await tx
      .update(removals)
      .set({ leaseUntil: now + LEASE })
      .where(and(eq(removals.id, next.id), free))
      .returning()
    return claimed ?? null
  })

async function remove(removal: typeof removals.$inferSelect, now: number): Promise<boolean> {
  let { cursor } = removal
  for (let batch = 0; batch < BATCHES; batch++) {
    if (await wasStopped(removal.id)) return false
    const { last } = await removeSome({ ...removal, cursor }, now)
    if (last === null) return true
    cursor = last
  }
  return false
}

async function undo(id: string): Promise<boolean> {
  for (let batch = 0; batch < BATCHES; batch++) if ((await restoreSome(id)) < RESTORED_AT_ONCE) return true
  return false
}

async function wasStopped(id: string): Promise<boolean> {
  const [row] = await db.read.select({ task: removals.task }).from(removals).where(eq(removals.id, id))
  return row?.task !== 'remove'
}
