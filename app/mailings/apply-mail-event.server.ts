import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { mailingRecipients, type RecipientState } from '../../db/schema'
import { suppress } from '../supporters/suppression.server'
import { countMoved } from '../petitions/count-recipients.server'
import { watchReputation } from './watch-reputation.server'

/** What a provider tells of a mail later. bounced: the mailbox takes nothing; soft-bounced: it may another time. */
export interface MailEvent {
  kind: 'delivered' | 'delayed' | 'soft-bounced' | 'bounced' | 'complained' | 'failed'
  /** What the provider calls the mail. */
  providerId: string
}

interface Meaning {
  state: RecipientState
  /** States it may follow; an event that comes late changes nothing that is worse. */
  after: readonly RecipientState[]
  suppressed?: 'bounced' | 'complained'
}

const meanings: Record<Exclude<MailEvent['kind'], 'delayed'>, Meaning> = {
  delivered: { state: 'delivered', after: ['sent', 'failed'] },
  failed: { state: 'failed', after: ['sent'] },
  'soft-bounced': { state: 'failed', after: ['sent'] },
  bounced: { state: 'bounced', after: ['sent', 'failed', 'delivered'], suppressed: 'bounced' },
  complained: {
    state: 'complained',
    after: ['sent', 'failed', 'delivered', 'bounced'],
    suppressed: 'complained',
  },
}

/**
 * Takes what the provider tells of a mail of a mailing, in whatever order and however often: a bounce or a complaint also
 * ends letters to the mailbox, and too many of them pause the mailing. False: no mail of a mailing, or not yet written down.
 */
export async function applyMailEvent(
  tx: Tx,
  { kind, providerId }: MailEvent,
  now = Date.now(),
): Promise<boolean> {
  const [recipient] = await locked(
    tx.select().from(mailingRecipients).where(eq(mailingRecipients.providerId, providerId)),
  )
  if (!recipient) return false
  if (kind === 'delayed') return true
  const { state, after, suppressed } = meanings[kind]
  if (suppressed) await suppress(tx, recipient.mailbox, suppressed, now)
  const [moved] = await tx
    .update(mailingRecipients)
    .set({ state, reason: state === 'failed' ? kind : null, changedAt: now })
    .where(and(eq(mailingRecipients.id, recipient.id), inArray(mailingRecipients.state, [...after])))
    .returning({ id: mailingRecipients.id })
  if (!moved) return true
  countMoved(tx, recipient.mailingId, recipient.state, state, 1)
  if (suppressed) await watchReputation(tx, recipient.mailingId, now)
  return true
}
