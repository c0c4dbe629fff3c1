import { sum } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionCounters as counters } from '../../db/schema'

/** Signatures of all petitions by state. */
export async function totalSignatures(): Promise<Record<string, number>> {
  const [totals] = await db.read
    .select({
      pending: sum(counters.pending),
      confirmed: sum(counters.confirmed),
      held: sum(counters.held),
      withdrawn: sum(counters.withdrawn),
      removed: sum(counters.removed),
    })
    .from(counters)
  return Object.fromEntries(Object.entries(totals ?? {}).map(([state, n]) => [state, Number(n)]))
}
