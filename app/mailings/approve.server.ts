import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { aboutOf, holdMailing, type In } from './own-mailing.server'

export type Approved = {
  outcome:
    | 'approved'
    /** Whoever wrote or submitted it last does not approve it. */
    | 'own'
    /** It is not what was read. */
    | 'changed'
    | 'not-from-here'
    | 'unknown'
}

/**
 * A second person agrees to exactly what they read: `contentHash` is that of the page they read it on, in hex. One whose
 * time has passed while it waited begins when somebody says so.
 */
export function approveMailing(
  actor: In,
  reference: string,
  contentHash: string,
  now = Date.now(),
): Promise<Approved> {
  return db.write(async (tx): Promise<Approved> => {
    const mailing = await holdMailing(tx, actor.organisation.id, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (mailing.state !== 'waiting-approval') return { outcome: 'not-from-here' }
    if ([mailing.submittedBy, mailing.savedBy].includes(actor.personId)) return { outcome: 'own' }
    if (mailing.contentHash?.toString('hex') !== contentHash) return { outcome: 'changed' }
    const { scheduledAt } = mailing
    await tx
      .update(mailings)
      .set({
        state: 'scheduled',
        approvedBy: actor.personId,
        approvedAt: now,
        scheduledAt: scheduledAt !== null && scheduledAt > now ? scheduledAt : null,
      })
      .where(eq(mailings.id, mailing.id))
    await record(tx, {
      actor,
      organisationId: mailing.organisationId,
      action: 'mailing.approved',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      now,
    })
    return { outcome: 'approved' }
  })
}
