import { and, desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client'
import { letters, mailingChunks } from '../../db/schema'
import { DAY, HOUR, SECOND } from '../duration'
import { lettersThisHour } from '../platform/mail/pace-letters.server'
import type { Settings } from '../platform/settings.server'

/** Letters that may wait while a chunk begins. */
const MAY_WAIT = 20

/**
 * Whether somebody waits for a letter: many are due, or one has been for longer than its sender takes to look. Updates wait
 * then; letters are always ahead.
 */
export async function lettersWait(read: Reader, now: number): Promise<boolean> {
  const due = and(eq(letters.state, 'queued'), lte(letters.runAt, now))
  const waiting = await read
    .select({ runAt: letters.runAt })
    .from(letters)
    .where(due)
    .orderBy(letters.runAt)
    .limit(MAY_WAIT + 1)
  return waiting.length > MAY_WAIT || (waiting[0] !== undefined && waiting[0].runAt < now - SECOND)
}

/** Mails an hour that are left for updates: letters take theirs first. */
export async function paceBehindLetters({ mailsPerHour }: Pick<Settings, 'mailsPerHour'>): Promise<number> {
  return Math.max(1, mailsPerHour - (await lettersThisHour()))
}

/**
 * When the next chunk may begin, in epoch ms: mails an hour are spread evenly behind the newest chunk, and those of a UTC
 * day end with it. Read from the chunks themselves, so that no restart and no second worker begins to count anew.
 */
export async function nextChunkAt(
  tx: Tx,
  size: number,
  { mailsPerHour, mailsPerDay }: Pick<Settings, 'mailsPerHour' | 'mailsPerDay'>,
  now: number,
): Promise<number> {
  const today = now - (now % DAY)
  const [newest] = await tx
    .select({ claimedAt: mailingChunks.claimedAt, size: mailingChunks.size })
    .from(mailingChunks)
    .where(lte(mailingChunks.claimedAt, now)) // a clock that was set back stops nothing
    .orderBy(desc(mailingChunks.claimedAt))
    .limit(1)
  if (!newest) return now
  const [sent] = await tx
    .select({ n: sql<number>`coalesce(sum(${mailingChunks.size}), 0)` })
    .from(mailingChunks)
    .where(gte(mailingChunks.claimedAt, today))
  const used = Number(sent!.n)
  // A cap that is smaller than a chunk lets one a day through, over letting none.
  if (used > 0 && used + size > mailsPerDay) return today + DAY
  return newest.claimedAt! + Math.floor((newest.size * HOUR) / mailsPerHour)
}
