import type { Tx } from '../../db/client'
import { announcements } from '../../db/schema'

type Row = typeof announcements.$inferSelect

/** Promises every signer it concerns a letter, in the transaction of its cause; a job writes them. Once for each cause. */
export async function announce(tx: Tx, cause: Pick<Row, 'petitionId' | 'kind' | 'about'>): Promise<void> {
  await tx.insert(announcements).values(cause).onConflictDoNothing()
}
