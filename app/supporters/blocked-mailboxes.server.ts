import { eq } from 'drizzle-orm'
import { db, prepared, type Slots, type Tx } from '../../db/client'
import { blockedMailboxes } from '../../db/schema'
import { readMailbox } from './mailbox.server'

const selectBlocked = prepared('select_blocked_mailbox', (tx: Tx, p: Slots<{ mailbox: Buffer }>) =>
  tx
    .select({ note: blockedMailboxes.note })
    .from(blockedMailboxes)
    .where(eq(blockedMailboxes.mailbox, p.mailbox)),
)

/** True when signatures of this mailbox are taken with the same face and never counted. */
export async function isBlockedMailbox(tx: Tx, mailbox: Buffer): Promise<boolean> {
  return (await selectBlocked(tx, { mailbox })).length > 0
}

/** Blocks one mailbox in all its spellings. Returns false, and changes nothing, when the address is malformed. */
export async function blockMailbox(address: string, note: string | null): Promise<boolean> {
  const mailbox = await readMailbox(address)
  if (!mailbox) return false
  await db.write(async (tx) => {
    await tx
      .insert(blockedMailboxes)
      .values({ mailbox: mailbox.hash, note, createdAt: Date.now() })
      .onConflictDoNothing()
  })
  return true
}
