import { inArray, lte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures, submissions } from '../../db/schema'

const BATCH = 500

/** How many hashes of networks have been kept for as long as they may be. */
export async function countOldNetworks(now: number): Promise<number> {
  let n = 0
  for (const table of [signatures, submissions]) {
    const [row] = await db.read
      .select({ n: sql<number>`count(*)` })
      .from(table)
      .where(lte(table.networkUntil, now))
    n += row!.n
  }
  return n
}

/** Erases the hashes of networks after 72 hours, a batch at a time. Returns how many went. */
export async function forgetNetworks(now: number): Promise<number> {
  let gone = 0
  for (const table of [signatures, submissions]) {
    for (let some = BATCH; some === BATCH; gone += some) {
      some = await db.write(async (tx) => {
        const due = tx.select({ id: table.id }).from(table).where(lte(table.networkUntil, now)).limit(BATCH)
        const rows = await tx
          .update(table)
          .set({ network: null, networkUntil: null })
          .where(inArray(table.id, due))
          .returning({ id: table.id })
        return rows.length
      })
    }
  }
  return gone
}
