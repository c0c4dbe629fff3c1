import { and, eq, inArray, lt, or } from 'drizzle-orm'
import { db } from '../../../db/client'
import { letters, outboxMails } from '../../../db/schema'
import { DAY } from '../../duration'

const BATCH = 1000

/**
 * Deletes withheld letters after 7 days, sent and failed ones and the outbox's mails after 30, a batch at a time so
 * that signing goes on in between. Returns how many rows went.
 */
export async function deleteOldLetters(now = Date.now()): Promise<number> {
  const ended = or(
    and(eq(letters.state, 'withheld'), lt(letters.createdAt, now - 7 * DAY)),
    and(inArray(letters.state, ['sent', 'failed']), lt(letters.createdAt, now - 30 * DAY)),
  )
  const fromLetters = await inBatches(() =>
    db.write(async (tx) => {
      const some = tx.select({ id: letters.id }).from(letters).where(ended).limit(BATCH)
      const gone = await tx.delete(letters).where(inArray(letters.id, some)).returning({ id: letters.id })
      return gone.length
    }),
  )
  const fromOutbox = await inBatches(() =>
    db.write(async (tx) => {
      const some = tx
        .select({ id: outboxMails.id })
        .from(outboxMails)
        .where(lt(outboxMails.createdAt, now - 30 * DAY))
        .limit(BATCH)
      const gone = await tx
        .delete(outboxMails)
        .where(inArray(outboxMails.id, some))
        .returning({ id: outboxMails.id })
      return gone.length
    }),
  )
  return fromLetters + fromOutbox
}

async function inBatches(deleteSome: () => Promise<number>): Promise<number> {
  let gone = 0
  for (let some = BATCH; some === BATCH; gone += some) some = await deleteSome()
  return gone
}
