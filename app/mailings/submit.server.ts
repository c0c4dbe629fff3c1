import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { mailings, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import { publicStates } from '../petitions/states'
import { readSettings } from '../platform/settings.server'
import { somebodyElseApproves } from './approvers.server'
import { namesNobody } from './audience'
import { contentHash } from './content-hash'
import { aboutOf, holdMailing, textsOf, type In, type Mailing } from './own-mailing.server'
import { sendingProblems, type TextProblem } from './text-problems'
import { isWithinWeek } from './weekly-cap.server'

export type Submitted =
  /** A second person has to read it. */
  | { outcome: 'waiting-approval' }
  /** Nobody else may approve in this organisation: it can be sent. */
  | { outcome: 'ready' }
  | { outcome: 'wrong'; problems: TextProblem[] }
  /** Its audience names nobody. */
  | { outcome: 'nobody' }
  | { outcome: 'stale' }
  | { outcome: 'past' }
  | { outcome: 'petition-not-public' }
  | { outcome: 'weekly-cap'; most: number }
  | { outcome: 'not-from-here' }
  | { outcome: 'unknown' }

/**
 * Hands a draft to a second person, or makes it ready where there is none. From here on its text and audience stay as
 * they are. `scheduledAt`: epoch ms when it is to begin by itself; null: when somebody says so.
 */
export async function submitForApproval(
  actor: In,
  reference: string,
  { revision, scheduledAt }: { revision: number; scheduledAt: number | null },
  now = Date.now(),
): Promise<Submitted> {
  const { mailingsPerWeek } = await readSettings()
  const organisationId = actor.organisation.id
  return db.write(async (tx): Promise<Submitted> => {
    const mailing = await holdMailing(tx, organisationId, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (mailing.state !== 'draft') return { outcome: 'not-from-here' }
    if (mailing.revision !== revision) return { outcome: 'stale' }
    if (scheduledAt !== null && scheduledAt <= now) return { outcome: 'past' }
    const texts = await textsOf(tx, mailing.id)
    const problems = sendingProblems(texts, mailing.kind)
    if (problems.length > 0) return { outcome: 'wrong', problems }
    if (namesNobody(mailing.audience)) return { outcome: 'nobody' }
    const [petition] = mailing.petitionId
      ? await tx
          .select({ state: petitions.state })
          .from(petitions)
          .where(eq(petitions.id, mailing.petitionId))
      : []
    if (petition && !publicStates.includes(petition.state)) return { outcome: 'petition-not-public' }
    if (!(await isWithinWeek(tx, mailing, mailingsPerWeek, now)))
      return { outcome: 'weekly-cap', most: mailingsPerWeek }
    const waits = await somebodyElseApproves(organisationId, [actor.personId, mailing.savedBy], tx)
    await tx
      .update(mailings)
      .set({
        state: waits ? 'waiting-approval' : 'scheduled',
        scheduledAt,
        submittedBy: actor.personId,
        submittedAt: now,
        approvedBy: null,
        approvedAt: waits ? null : now,
        contentHash: contentHash(mailing, texts),
      })
      .where(eq(mailings.id, mailing.id))
    await record(tx, {
      actor,
      organisationId,
      action: 'mailing.submitted',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      details: { alone: !waits },
      now,
    })
    return { outcome: waits ? 'waiting-approval' : 'ready' }
  })
}

export type Returned = { outcome: 'returned' | 'not-from-here' | 'unknown' }

/** Makes a draft again of what waits or is ready, by whoever reads it or wrote it; an approval is then gone. */
export function returnToDraft(
  actor: In,
  reference: string,
  reason: string | null,
  now = Date.now(),
): Promise<Returned> {
  return db.write(async (tx): Promise<Returned> => {
    const mailing = await holdMailing(tx, actor.organisation.id, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (!isWaiting(mailing)) return { outcome: 'not-from-here' }
    await tx
      .update(mailings)
      .set({
        state: 'draft',
        scheduledAt: null,
        approvedBy: null,
        approvedAt: null,
        contentHash: null,
        revision: mailing.revision + 1, // whoever still has it open sees that something happened
      })
      .where(eq(mailings.id, mailing.id))
    await record(tx, {
      actor,
      organisationId: mailing.organisationId,
      action: 'mailing.returned',
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      reason,
      now,
    })
    return { outcome: 'returned' }
  })
}

const isWaiting = ({ state }: Mailing) => state === 'waiting-approval' || state === 'scheduled'
