import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures, submissions } from '../../db/schema'
import { countChange } from './count.server'
import { CONFIRM_WITHIN } from './sign.server'

const BATCH = 500

/**
 * Deletes signatures nobody confirmed within seven days, with everything that was typed, and submissions of that age
 * that were never pressed. Takes one batch at a time so that signing goes on in between. Returns how many signatures went.
 */
export async function expireSignatures(now = Date.now()): Promise<number> {
  let expired = 0
  for (;;) {
    const gone = await db.write(async (tx) => {
      const due = tx
        .select({ id: signatures.id })
        .from(signatures)
        .where(and(eq(signatures.state, 'pending'), lte(signatures.expiresAt, now)))
        .limit(BATCH)
      const rows = await tx
        .delete(signatures)
        .where(and(inArray(signatures.id, due), eq(signatures.state, 'pending')))
        .returning()
      for (const row of rows) countChange(tx, row, null)
      return rows.length
    })
    expired += gone
    if (gone < BATCH) break
  }
  await db.write(async (tx) => {
    await tx
      .delete(submissions)
      .where(and(isNull(submissions.pressedAt), lte(submissions.createdAt, now - CONFIRM_WITHIN)))
  })
  return expired
}
