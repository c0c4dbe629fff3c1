import { and, inArray, isNotNull, lte } from 'drizzle-orm'
import { db } from '../../db/client'
import { reports } from '../../db/schema'

const BATCH = 500

/** Erases the hashes of reporters' networks after 72 hours, a batch at a time. Returns how many went. */
export async function forgetReporters(now = Date.now()): Promise<number> {
  let gone = 0
  for (let some = BATCH; some === BATCH; gone += some) {
    some = await db.write(async (tx) => {
      const due = tx
        .select({ id: reports.id })
        .from(reports)
        .where(and(isNotNull(reports.reporter), lte(reports.reporterUntil, now)))
        .limit(BATCH)
      const rows = await tx
        .update(reports)
        .set({ reporter: null, reporterUntil: null })
        .where(inArray(reports.id, due))
        .returning({ id: reports.id })
      return rows.length
    })
  }
  return gone
}
