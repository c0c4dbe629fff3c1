import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures, submissions } from '../../db/schema'
import { countChange } from './count.server'
import { CONFIRM_WITHIN } from './sign.server'

const BATCH = 500

const expired = (now: number) => and(eq(signatures.state, 'pending'), lte(signatures.expiresAt, now))

export async function countExpired(now: number): Promise<number> {
  const [row] = await db.read
    .select({ n: sql<number>`count(*)` })
    .from(signatures)
    .where(expired(now))
  return row!.n
}

/**
 * Deletes signatures nobody confirmed within seven days, with everything that was typed, and submissions of that age
 * that were never pressed. Takes one batch at a time so that signing goes on in between. Returns how many signatures went.
 */
export async function expireSignatures(now = Date.now()): Promise<number> {
  let gone = 0
  for (;;) {
    const some = await db.write(async (tx) => {
      const due = tx.select({ id: signatures.id }).from(signatures).where(expired(now)).limit(BATCH)
      const rows = await tx
        .delete(signatures)
        .where(and(inArray(signatures.id, due), eq(signatures.state, 'pending')))
        .returning()
      for (const row of rows) countChange(tx, row, null)
      return rows.length
    })
    gone += some
    if (some < BATCH) break
  }
  await db.write(async (tx) => {
    await tx
      .delete(submissions)
      .where(and(isNull(submissions.pressedAt), lte(submissions.createdAt, now - CONFIRM_WITHIN)))
  })
  return gone
}
