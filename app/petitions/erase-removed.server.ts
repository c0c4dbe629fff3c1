import { and, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import { UNDO_WITHIN } from './undo-removal.server'

const BATCH = 500

const due = (now: number) =>
  and(
    eq(signatures.state, 'removed'),
    isNotNull(signatures.sealed),
    lte(signatures.endedAt, now - UNDO_WITHIN),
  )

export async function countRemovedToErase(now: number): Promise<number> {
  const [row] = await db.read
    .select({ n: sql<number>`count(*)` })
    .from(signatures)
    .where(due(now))
  return row!.n
}

/** Erases what removed signers typed, once their removal cannot be undone any more. Returns how many were emptied. */
export async function eraseRemoved(now: number): Promise<number> {
  let erased = 0
  for (let some = BATCH; some === BATCH; erased += some) {
    some = await db.write(async (tx) => {
      const ids = tx.select({ id: signatures.id }).from(signatures).where(due(now)).limit(BATCH)
      const rows = await tx
        .update(signatures)
        .set({
          sealed: null,
          shownName: null,
          shownComment: null,
          comment: 'none',
          updates: false,
          deliver: false,
        })
        .where(inArray(signatures.id, ids))
        .returning({ id: signatures.id })
      return rows.length
    })
  }
  return erased
}
