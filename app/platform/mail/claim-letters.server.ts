import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { db } from '../../../db/client'
import { skipLocked } from '../../../db/dialect'
import { letters } from '../../../db/schema'
import { MINUTE } from '../../duration'

/** How long a claimed letter is one worker's; a worker that dies gives it back by doing nothing. */
export const LEASE = 2 * MINUTE

export type ClaimedLetter = typeof letters.$inferSelect

const due = (now: number) => and(eq(letters.state, 'queued'), lte(letters.runAt, now))

/** Takes letters that are due, oldest first, and hides them from every other worker for the length of a lease. */
export async function claimLetters(limit: number, now: number): Promise<ClaimedLetter[]> {
  const [any] = await db.read.select({ id: letters.id }).from(letters).where(due(now)).limit(1)
  if (!any) return []
  return db.write(async (tx) => {
    // Two statements: inside an `in (…)` PostgreSQL may run a locking `limit` more than once.
    const found = await skipLocked(
      tx.select({ id: letters.id }).from(letters).where(due(now)).orderBy(asc(letters.runAt)).limit(limit),
    )
    if (found.length === 0) return []
    const ids = found.map((row) => row.id)
    const claimed = await tx
      .update(letters)
      .set({ runAt: now + LEASE, attempts: sql`${letters.attempts} + 1` })
      .where(inArray(letters.id, ids))
      .returning()
    return claimed.sort((a, b) => a.id - b.id)
  })
}

/** What one claim may change: nothing once the lease ran out and somebody else holds the letter. */
const held = ({ id, attempts }: ClaimedLetter) =>
  and(eq(letters.id, id), eq(letters.attempts, attempts), eq(letters.state, 'queued'))

/** Gives a letter back untried. */
export async function giveBack(letter: ClaimedLetter, now: number): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .update(letters)
      .set({ runAt: now, attempts: letter.attempts - 1 })
      .where(held(letter))
  })
}

/** Writes down that a letter went out, whoever holds it by now, and forgets what it said. */
export async function markSent({ id }: ClaimedLetter, now: number, providerId: string | null): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .update(letters)
      .set({ state: 'sent', sealed: null, error: null, sentAt: now, providerId })
      .where(and(eq(letters.id, id), inArray(letters.state, ['queued', 'failed', 'withheld'])))
  })
}

export async function retryAt(letter: ClaimedLetter, runAt: number, error: string): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(letters).set({ runAt, error }).where(held(letter))
  })
}

/** Ends a letter that cannot be sent; only the code of the fault stays, for staff. */
export async function markFailed(letter: ClaimedLetter, error: string): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(letters).set({ state: 'failed', sealed: null, error }).where(held(letter))
  })
}
