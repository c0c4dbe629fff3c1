import { and, inArray, isNotNull, lt } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailingChunks, mailingRecipients, mailings } from '../../db/schema'
import { DAY } from '../duration'

/** How long it is known who got a mailing: for bounces that come late, and for "not those who got that one". */
export const RECIPIENTS_KEPT = 180 * DAY
const BATCH = 1_000

/** Deletes recipients and chunks of mailings that ended long ago, a batch at a time; their numbers stay. Returns how many. */
export async function forgetRecipients(now = Date.now()): Promise<number> {
  const old = await db.read
    .select({ id: mailings.id })
    .from(mailings)
    .where(and(isNotNull(mailings.endedAt), lt(mailings.endedAt, now - RECIPIENTS_KEPT)))
  const ids = old.map(({ id }) => id)
  if (ids.length === 0) return 0
  let gone = 0
  for (let some = BATCH; some === BATCH; gone += some) {
    some = await db.write(async (tx) => {
      const rows = tx
        .select({ id: mailingRecipients.id })
        .from(mailingRecipients)
        .where(inArray(mailingRecipients.mailingId, ids))
        .limit(BATCH)
      const deleted = await tx
        .delete(mailingRecipients)
        .where(inArray(mailingRecipients.id, rows))
        .returning({ id: mailingRecipients.id })
      return deleted.length
    })
  }
  await db.write(async (tx) => {
    await tx.delete(mailingChunks).where(inArray(mailingChunks.mailingId, ids))
  })
  return gone
}
