import { inArray, lt } from 'drizzle-orm'
import { db } from '../../db/client'
import { tokens } from '../../db/schema'
import { DAY } from '../duration'

const BATCH = 1000
/** An expired link still leads to its petition for this long. */
const KEPT_AFTER_EXPIRY = 30 * DAY

/** Deletes tokens 30 days after their end, a batch at a time. Returns how many went. */
export async function deleteOldTokens(now = Date.now()): Promise<number> {
  let gone = 0
  for (;;) {
    const rows = await db.write((tx) => {
      const some = tx
        .select({ hash: tokens.hash })
        .from(tokens)
        .where(lt(tokens.expiresAt, now - KEPT_AFTER_EXPIRY))
        .limit(BATCH)
      return tx.delete(tokens).where(inArray(tokens.hash, some)).returning({ hash: tokens.hash })
    })
    gone += rows.length
    if (rows.length < BATCH) return gone
  }
}
