import { count, inArray, min } from 'drizzle-orm'
import { db } from '../../db/client'
import { stripeEvents } from '../../db/schema'

/** How many events wait to be applied or were given up, and since when the oldest has waited, in ms. */
export async function inboxLength(now = Date.now()): Promise<{ unapplied: number; oldestMs: number }> {
  const [row] = await db.read
    .select({ unapplied: count(), oldest: min(stripeEvents.receivedAt) })
    .from(stripeEvents)
    .where(inArray(stripeEvents.state, ['waiting', 'failed']))
  return { unapplied: row!.unapplied, oldestMs: row!.oldest === null ? 0 : now - row!.oldest }
}
