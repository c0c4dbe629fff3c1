import { sql } from 'drizzle-orm'
import { tally, type Tx } from '../../db/client'
import { petitionCounters } from '../../db/schema'

/** Adds to the number of a petition's signatures on paper, which is never part of those confirmed online. */
export function countPaper(tx: Tx, petitionId: string, n: number): void {
  tally(tx, `petition ${petitionId} paper`, n, (t, sum) =>
    t
      .insert(petitionCounters)
      .values({ petitionId, paper: sum })
      .onConflictDoUpdate({
        target: petitionCounters.petitionId,
        set: { paper: sql`${petitionCounters.paper} + ${sum}` },
      }),
  )
}
