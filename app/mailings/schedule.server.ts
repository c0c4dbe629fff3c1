import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { aboutOf, holdMailing, type In } from './own-mailing.server'

export type Scheduled = { outcome: 'scheduled' | 'past' | 'not-from-here' | 'unknown' }

/** Sets when an approved mailing begins by itself, in epoch ms; null: when somebody says so. */
export function scheduleMailing(
  actor: In,
  reference: string,
  scheduledAt: number | null,
  now = Date.now(),
): Promise<Scheduled> {
  return db.write(async (tx): Promise<Scheduled> => {
    const mailing = await holdMailing(tx, actor.organisation.id, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (mailing.state !== 'scheduled') return { outcome: 'not-from-here' }
    if (scheduledAt !== null && scheduledAt <= now) return { outcome: 'past' }
    await tx.update(mailings).set({ scheduledAt }).where(eq(mailings.id, mailing.id))
    await record(tx, {
      actor,
      organisationId: mailing.organisationId,
      action: 'mailing.scheduled',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      details: { scheduledAt },
      now,
    })
    return { outcome: 'scheduled' }
  })
}
