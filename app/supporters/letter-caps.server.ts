import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { prepared, type Slots, type Tx } from '../../db/client'
import { inLineFor } from '../../db/dialect'
import { letters } from '../../db/schema'
import { DAY, MINUTE } from '../duration'
import type { Settings } from '../platform/settings.server'

const countLetters = prepared(
  'count_letters',
  (tx: Tx, p: Slots<{ mailbox: Buffer; about: string; since: number }>) =>
    tx
      .select({
        all: sql<number>`count(*)`,
        about: sql<number>`coalesce(sum(case when ${letters.about} = ${p.about} then 1 else 0 end), 0)`,
        lastLink: sql<number | null>`max(case when ${letters.about} = ${p.about}
          and ${letters.template} in ('confirm', 'expired') then ${letters.createdAt} end)`,
      })
      .from(letters)
      .where(
        and(eq(letters.mailbox, p.mailbox), gt(letters.createdAt, p.since), ne(letters.state, 'withheld')),
      ),
)

/**
 * Whether a mailbox may get another letter about a petition: so many in 24 hours about it and about all, and a pause
 * after each that has a link to press, for that one may be on its way. Until the unit ends nobody else counts for this
 * mailbox, so whoever is told yes may write one.
 */
export async function mayWriteTo(
  tx: Tx,
  mailbox: Buffer,
  about: string,
  { mailboxLetters, mailboxLettersInAll, mailboxPause }: Settings,
  now: number,
  how: { afterPause: boolean } = { afterPause: true },
): Promise<boolean> {
  await inLineFor(tx, mailbox)
  const [sent] = await countLetters(tx, { mailbox, about, since: now - DAY })
  const { all, about: aboutIt, lastLink } = sent!
  if (how.afterPause && lastLink !== null && lastLink > now - mailboxPause * MINUTE) return false
  return aboutIt < mailboxLetters && all < mailboxLettersInAll
}
