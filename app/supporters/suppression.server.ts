import { eq } from 'drizzle-orm'
import { prepared, type Slots, type Tx } from '../../db/client'
import { suppressions } from '../../db/schema'

type Reason = (typeof suppressions.$inferSelect)['reason']

const selectSuppression = prepared('select_suppression', (tx: Tx, p: Slots<{ mailbox: Buffer }>) =>
  tx.select({ reason: suppressions.reason }).from(suppressions).where(eq(suppressions.mailbox, p.mailbox)),
)

/** True when the owner of a mailbox asked for no letters at all. */
export async function isSuppressed(tx: Tx, mailbox: Buffer): Promise<boolean> {
  return (await selectSuppression(tx, { mailbox })).length > 0
}

/** Sends nothing to a mailbox any more. Repeating it changes nothing. Returns whether it did. */
export async function suppress(tx: Tx, mailbox: Buffer, reason: Reason, now: number): Promise<boolean> {
  const rows = await tx
    .insert(suppressions)
    .values({ mailbox, reason, createdAt: now })
    .onConflictDoNothing()
    .returning({ reason: suppressions.reason })
  return rows.length > 0
}

/** Takes a mailbox's wish for no letters back. Repeating it changes nothing. */
export async function allowLetters(tx: Tx, mailbox: Buffer): Promise<void> {
  await tx.delete(suppressions).where(eq(suppressions.mailbox, mailbox))
}
