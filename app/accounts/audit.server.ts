import type { Tx } from '../../db/client'
import { audit } from '../../db/schema'
import type { Actor } from './can'

/** Actions as the audit log names them: subject and verb in the past. */
export type Audited =
  | `account.${'signed-in' | 'factor-added' | 'factor-removed' | 'password-changed' | 'recovered' | 'sessions-ended'}`
  | `team.${'invited' | 'invitation-revoked' | 'joined' | 'roles-changed' | 'left' | 'removed'}`
  | `organisation.${'created' | 'changed' | 'trusted' | 'moderated' | 'suspended'}`
  | `campaign.${'created' | 'changed' | 'published' | 'archived' | 'reordered'}`
  | `petition.${'created' | 'duplicated' | 'settings-changed' | 'text-published' | 'submitted' | 'taken-back' | 'approved' | 'returned' | 'rejected' | 'opened' | 'paused' | 'closed' | 'taken-down' | 'restored' | 'won' | 'delivered' | 'answered'}`
  | `evidence.${'source-recorded' | 'source-changed' | 'claim-recorded' | 'claim-changed' | 'reviewed' | 'attached' | 'detached'}`
  | `report.${'upheld' | 'dismissed'}`
  | `signatures.${'accepted' | 'rejected' | 'removed' | 'removal-undone' | 'comment-approved' | 'comment-rejected' | 'comment-reopened' | 'searched' | 'opened' | 'removal-stopped'}`
  | `export.${'requested' | 'downloaded' | 'revoked'}`
  | `paper.${'sheet-entered' | 'row-mended' | 'sheet-withdrawn'}`
  | `delivery.${'prepared' | 'delivered' | 'link-ended' | 'answer-recorded'}`
  | `mailing.${'created' | 'submitted' | 'returned' | 'approved' | 'scheduled' | 'started' | 'paused' | 'resumed' | 'cancelled' | 'tested' | 'unknown-decided'}`
  | `update.${'published'}`
  | `gifts.${'refunded' | 'exported' | 'searched' | 'opened' | 'allowed' | 'stopped'}`
  | `giving.${'changed' | 'goal-changed' | 'breaker-changed' | 'breaker-opened' | 'breaker-closed'}`
  | `setting.${'changed'}`

export interface AuditEntry {
  /** Who; null is the command line or a job, and `by` then says which. */
  actor: Pick<Actor, 'personId' | 'name'> | null
  by?: string
  organisationId: string | null
  action: Audited
  petitionId?: string | null
  /** A slug or name of what it was done to; nothing of a supporter. */
  about?: string | null
  reason?: string | null
  details?: Record<string, string | number | boolean | null>
  now?: number
}

/** Writes who did what into the log, in the transaction that does it: both are stored, or neither. */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, by = 'Amparo', now = Date.now(), details = {}, ...rest } = entry
  await tx.insert(audit).values({
    ...rest,
    personId: actor?.personId ?? null,
    actor: actor?.name ?? by,
    details,
    at: now,
  })
}
