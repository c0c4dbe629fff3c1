import { and, asc, eq, inArray, lte, lt } from 'drizzle-orm'
import { db } from '../../db/client'
import { skipLocked } from '../../db/dialect'
import { mailEvents } from '../../db/schema'
import { DAY, MINUTE } from '../duration'
import type { HearOfMail } from '../platform/mail/mail-event'
import { suppress } from './suppression.server'

const BATCH = 200
/** An event may come before its mail is written down; after so long it is about no mail of ours. */
const PATIENCE = DAY

/**
 * Applies what the mail provider told to whatever the mail belongs to: each of `listeners` is asked in turn. A lasting
 * bounce and a complaint end all mail to the mailbox. Several workers may call it; true when there may be more.
 */
export async function applyMailEvents(listeners: HearOfMail[], now = Date.now()): Promise<boolean> {
  const waiting = and(eq(mailEvents.state, 'waiting'), lte(mailEvents.runAt, now))
  const [any] = await db.read.select({ id: mailEvents.id }).from(mailEvents).where(waiting).limit(1)
  if (!any) return false
  return db.write(async (tx) => {
    const found = await skipLocked(
      tx
        .select()
        .from(mailEvents)
        .where(waiting)
        .orderBy(asc(mailEvents.runAt), asc(mailEvents.id))
        .limit(BATCH),
    )
    for (const { id, kind, providerId, happenedAt, createdAt } of found) {
      let mailbox: Buffer | null = null
      for (const hear of listeners)
        mailbox ??= await hear(tx, { kind: kind!, providerId: providerId!, happenedAt }, now)
      if (mailbox && (kind === 'bounced' || kind === 'complained')) await suppress(tx, mailbox, kind, now)
      const gaveUp = createdAt < now - PATIENCE
      await tx
        .update(mailEvents)
        .set(mailbox ? { state: 'applied' } : gaveUp ? { state: 'ignored' } : { runAt: now + MINUTE })
        .where(eq(mailEvents.id, id))
    }
    return found.length === BATCH
  })
}

/** Deletes events after 30 days; the provider delivers none again by then. */
export async function deleteOldMailEvents(now = Date.now()): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .delete(mailEvents)
      .where(and(inArray(mailEvents.state, ['applied', 'ignored']), lt(mailEvents.createdAt, now - 30 * DAY)))
  })
}
