import { and, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { answers, petitionTargets, targets, type Localized, type PetitionState } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { announce } from '../petitions/announce.server'
import { transition } from '../petitions/transition.server'
import { forgetPages } from '../platform/page-cache.server'
import type { AnswerOutcome } from './words'

export interface AnswerText {
  outcome: AnswerOutcome
  answeredOn: string
  /** Markdown. */
  text: Localized
  documentUrl: string | null
}

export type Recorded =
  /** stayed: the petition does not count as answered, or won, with it. */
  | { outcome: 'recorded'; version: number; stayed: boolean }
  /** Somebody recorded a version that whoever typed had not seen; nothing is stored. */
  | { outcome: 'stale' }
  | { outcome: 'unknown' }

interface Recording {
  petition: { id: string; organisationId: string }
  /** Slug of the target. */
  target: string
  /** The version that was shown with the form; 0 when there was none. */
  seen: number
  answer: AnswerText
  /** With it the petition is won. */
  won: boolean
  /** Signers who asked are told of a correction, too; of a first version they always are. */
  tell: boolean
  actor: Pick<Actor, 'personId' | 'name'>
  now?: number
}

/** A petition that is answered or won needs no move for a further answer. */
const isThere = (state: PetitionState, move: 'win' | 'answer'): boolean =>
  state === 'won' || (move === 'answer' && state === 'answered')

/** Records what a target answered, as the next version of its answer. */
export async function recordAnswer(recording: Recording): Promise<Recorded> {
  const { petition, seen, answer, actor, now = Date.now() } = recording
  const recorded = await db.write(async (tx): Promise<Recorded> => {
    const [to] = await tx
      .select({ id: targets.id })
      .from(petitionTargets)
      .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
      .where(and(eq(petitionTargets.petitionId, petition.id), eq(targets.slug, recording.target)))
    if (!to) return { outcome: 'unknown' }
    const [newest] = await tx
      .select({ version: answers.version })
      .from(answers)
      .where(and(eq(answers.petitionId, petition.id), eq(answers.targetId, to.id)))
      .orderBy(desc(answers.version))
      .limit(1)
    if ((newest?.version ?? 0) !== seen) return { outcome: 'stale' }
    const version = seen + 1
    const [stored] = await tx
      .insert(answers)
      .values({
        petitionId: petition.id,
        targetId: to.id,
        version,
        ...answer,
        recordedBy: actor.personId,
        recordedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: answers.id })
    if (!stored) return { outcome: 'stale' }
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'delivery.answer-recorded',
      petitionId: petition.id,
      about: recording.target,
      details: { version, outcome: answer.outcome },
      now,
    })
    const move = recording.won ? 'win' : 'answer'
    const moved = await transition(tx, petition.id, move, { actor, now })
    const stayed = moved.outcome === 'not-from-here' && !isThere(moved.state, move)
    if (version === 1 || recording.tell)
      await announce(tx, { petitionId: petition.id, kind: 'answered', about: stored.id })
    return { outcome: 'recorded', version, stayed }
  })
  if (recorded.outcome === 'recorded') await forgetPages()
  return recorded
}
