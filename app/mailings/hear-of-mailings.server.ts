import { and, eq, inArray } from 'drizzle-orm'
import { locked } from '../../db/dialect'
import { mailingRecipients, type MailEventKind, type RecipientState } from '../../db/schema'
import { countMoved } from '../petitions/count-recipients.server'
import type { HearOfMail } from '../platform/mail/mail-event'
import { watchReputation } from './watch-reputation.server'

interface Meaning {
  state: RecipientState
  /** States it may follow: what comes late changes nothing that is worse. */
  after: RecipientState[]
}

const meanings: Record<Exclude<MailEventKind, 'delayed'>, Meaning> = {
  failed: { state: 'failed', after: ['sent'] },
  'soft-bounced': { state: 'failed', after: ['sent'] },
  delivered: { state: 'delivered', after: ['sent', 'failed'] },
  bounced: { state: 'bounced', after: ['sent', 'failed', 'delivered'] },
  complained: { state: 'complained', after: ['sent', 'failed', 'delivered', 'bounced'] },
}

/** Writes down what became of a mail of a mailing, and pauses the mailing where too many bounce or complain. */
export const hearOfMailings: HearOfMail = async (tx, { kind, providerId }, now) => {
  const [recipient] = await locked(
    tx.select().from(mailingRecipients).where(eq(mailingRecipients.providerId, providerId)),
  )
  if (!recipient) return null
  const { id, mailbox, mailingId, state: before } = recipient
  if (kind === 'delayed') return mailbox
  const { state, after } = meanings[kind]
  const [moved] = await tx
    .update(mailingRecipients)
    .set({ state, reason: state === 'failed' ? kind : null, changedAt: now })
    .where(and(eq(mailingRecipients.id, id), inArray(mailingRecipients.state, after)))
    .returning({ id: mailingRecipients.id })
  if (!moved) return mailbox
  countMoved(tx, mailingId, before, state, 1)
  if (state === 'bounced' || state === 'complained') await watchReputation(tx, mailingId, now)
  return mailbox
}
