import { eq, sql } from 'drizzle-orm'
import { tally, type Tx } from '../../db/client'
import { mailings, type RecipientState } from '../../db/schema'

/** States a mailing has a number of; queued and claimed recipients are the rest. */
type Counted = Exclude<RecipientState, 'queued' | 'claimed'>

const isCounted = (state: RecipientState): state is Counted => state !== 'queued' && state !== 'claimed'

/** Moves so many recipients of a mailing from one state to another in its numbers, summed once per batch. */
export function countMoved(
  tx: Tx,
  mailingId: number,
  from: RecipientState,
  to: RecipientState,
  n: number,
): void {
  if (n === 0 || from === to) return
  if (isCounted(from)) add(tx, mailingId, from, -n)
  if (isCounted(to)) add(tx, mailingId, to, n)
}

export const countUnsubscribed = (tx: Tx, mailingId: number): void => add(tx, mailingId, 'unsubscribed', 1)

const add = (tx: Tx, mailingId: number, column: Counted | 'unsubscribed', n: number): void =>
  tally(tx, `mailings/${mailingId}/${column}`, n, (inTx, sum) =>
    inTx
      .update(mailings)
      .set({ [column]: sql`${mailings[column]} + ${sum}` })
      .where(eq(mailings.id, mailingId)),
  )
