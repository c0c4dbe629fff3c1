import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { prepared, type Slots, type Tx } from '../../db/client'
import { letters } from '../../db/schema'
import { DAY } from '../duration'

const countLetters = prepared(
  'count_letters',
  (tx: Tx, p: Slots<{ mailbox: Buffer; about: string; since: number }>) =>
    tx
      .select({
        all: sql<number>`count(*)`,
        about: sql<number>`coalesce(sum(case when ${letters.about} = ${p.about} then 1 else 0 end), 0)`,
        lastAbout: sql<
          number | null
        >`max(case when ${letters.about} = ${p.about} then ${letters.createdAt} end)`,
      })
      .from(letters)
      .where(
        and(eq(letters.mailbox, p.mailbox), gt(letters.createdAt, p.since), ne(letters.state, 'withheld')),
      ),
)

/** How many letters a mailbox got from us in the last 24 hours: in all, about one petition, and when the last of those was written. */
export async function lettersTo(
  tx: Tx,
  mailbox: Buffer,
  about: string,
  now: number,
): Promise<{ all: number; about: number; lastAbout: number | null }> {
  const [counted] = await countLetters(tx, { mailbox, about, since: now - DAY })
  return counted!
}
