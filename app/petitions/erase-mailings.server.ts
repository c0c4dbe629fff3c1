import { randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { mailingRecipients, mailings, subscriptions } from '../../db/schema'
import { countMoved } from './count-recipients.server'

/**
 * Erases a mailbox from the recipients of mailings, whose numbers stay: what was to be sent is not. One of a chunk that is
 * on its way at this moment may still arrive. Returns how many mails it was a recipient of.
 */
export async function eraseFromMailings(tx: Tx, mailbox: Buffer): Promise<number> {
  await tx.delete(subscriptions).where(eq(subscriptions.mailbox, mailbox))
  // Through the unique index of mailing and mailbox: there are hundreds of mailings and millions of recipients.
  const all = await tx.select({ id: mailings.id }).from(mailings)
  if (all.length === 0) return 0
  const rows = await tx
    .select({
      id: mailingRecipients.id,
      mailingId: mailingRecipients.mailingId,
      state: mailingRecipients.state,
    })
    .from(mailingRecipients)
    .where(
      and(
        inArray(
          mailingRecipients.mailingId,
          all.map(({ id }) => id),
        ),
        eq(mailingRecipients.mailbox, mailbox),
      ),
    )
  for (const { id, mailingId, state } of rows) {
    const waits = state === 'queued' || state === 'unknown'
    await tx
      .update(mailingRecipients)
      .set({
        mailbox: randomBytes(32),
        sourceId: 0,
        providerId: null,
        ...(waits ? { state: 'skipped' as const, reason: 'erased' } : {}),
      })
      .where(eq(mailingRecipients.id, id))
    if (waits) countMoved(tx, mailingId, state, 'skipped', 1)
  }
  return rows.length
}
