import { and, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import { removals, signatures } from '../../db/schema'
import { DAY } from '../duration'
import { forgetPages } from '../platform/page-cache.server'
import { countChange } from './count.server'

export const RESTORED_AT_ONCE = 200

/** How long a removal can be undone; after that what was typed is erased. */
export const UNDO_WITHIN = 30 * DAY

export type Undone =
  | { outcome: 'undone'; restored: number }
  | { outcome: 'unknown' }
  | { outcome: 'too-late' }
  | { outcome: 'undone-before'; at: number }

/**
 * Gives back every signature of a removal that nobody touched since, with its state, day and country; totals follow.
 * One that was interrupted is finished by asking again.
 */
export async function undoRemoval(
  id: string,
  actor: string,
  report: (done: number, of: number) => void = () => {},
  now = Date.now(),
): Promise<Undone> {
  if (!isId(id)) return { outcome: 'unknown' }
  const [removal] = await db.read.select().from(removals).where(eq(removals.id, id))
  if (!removal) return { outcome: 'unknown' }
  if (removal.undoneAt !== null) return { outcome: 'undone-before', at: removal.undoneAt }
  if (removal.startedAt <= now - UNDO_WITHIN) return { outcome: 'too-late' }
  let restored = 0
  for (let some = RESTORED_AT_ONCE; some === RESTORED_AT_ONCE;) {
    some = await restoreSome(id)
    restored += some
    report(restored, removal.removed)
  }
  await db.write(async (tx) => {
    await tx.update(removals).set({ undoneAt: now, undoneBy: actor }).where(eq(removals.id, id))
  })
  await forgetPages()
  return { outcome: 'undone', restored }
}

/** Gives back the next signatures of a removal. Returns how many; fewer than a batch are the last. */
export function restoreSome(id: string): Promise<number> {
  const taken = and(eq(signatures.removalId, id), eq(signatures.state, 'removed'))
  return db.write(async (tx) => {
    const found = await tx.select().from(signatures).where(taken).limit(RESTORED_AT_ONCE)
    for (const before of found) {
      const state = before.stateBefore ?? 'held'
      const after = { state, removedFor: null, removalId: null, stateBefore: null, endedAt: null }
      const rows = await tx
        .update(signatures)
        .set(after)
        .where(and(eq(signatures.id, before.id), taken))
        .returning({ comment: signatures.comment })
      for (const { comment } of rows)
        countChange(tx, { ...before, comment }, { ...before, ...after, comment })
    }
    if (found.length > 0)
      await tx
        .update(removals)
        .set({ restored: sql`${removals.restored} + ${found.length}` })
        .where(eq(removals.id, id))
    return found.length
  })
}
