import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { reviews } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { evidenceProblems, type EvidenceProblem } from '../evidence/evidence-problems.server'
import type { Locale } from '../i18n'
import { transition } from '../petitions/transition.server'
import { forgetPages } from '../platform/page-cache.server'
import { readSettings } from '../platform/settings.server'
import { submissionProblems, type SubmissionProblem } from '../workshop/completeness.server'
import { findDrafts } from '../workshop/drafts.server'
import { afterWorkingDays } from './working-days'

type Person = Pick<Actor, 'personId' | 'name' | 'locale'>
interface OwnPetition {
  id: string
  organisationId: string
}

/** What keeps a petition from being submitted, and what its reviewers will ask about. */
export interface Missing {
  texts: SubmissionProblem[]
  /** Tags that would stay in the public text as they are. */
  tags: EvidenceProblem[]
  /** Told, and no hindrance: the page shows claims that disagree in any case. */
  told: EvidenceProblem[]
}

export async function missingForReview(petition: OwnPetition, locale: Locale): Promise<Missing> {
  const drafts = await findDrafts(petition.id)
  const ready = Object.values(drafts).filter(({ translation }) => translation !== 'draft')
  const stories = Object.fromEntries(ready.map((draft) => [draft.locale, draft.text.story]))
  const found = await evidenceProblems(petition, stories, locale)
  return {
    texts: await submissionProblems(petition.id),
    tags: found.filter(({ problem }) => problem !== 'disagreeing'),
    told: found.filter(({ problem }) => problem === 'disagreeing'),
  }
}

export type Submitted = { outcome: 'submitted' | 'incomplete' | 'not-from-here' }

/** Lays a petition before its reviewers; its text rests until they decide or it is taken back. */
export async function submitForReview(
  person: Person,
  petition: OwnPetition,
  now = Date.now(),
): Promise<Submitted> {
  const { texts, tags } = await missingForReview(petition, person.locale)
  if (texts.length + tags.length > 0) return { outcome: 'incomplete' }
  const { reviewDays } = await readSettings()
  const submitted = await db.write(async (tx): Promise<Submitted> => {
    const moved = await transition(tx, petition.id, 'submit', { actor: person, now })
    if (moved.outcome !== 'moved') return { outcome: 'not-from-here' }
    await tx.insert(reviews).values({
      petitionId: petition.id,
      submittedBy: person.personId,
      submittedAt: now,
      dueAt: afterWorkingDays(now, reviewDays),
    })
    return { outcome: 'submitted' }
  })
  if (submitted.outcome === 'submitted') await forgetPages()
  return submitted
}

/** Takes a petition back from its reviewers, also an approved one that waits for its day. */
export async function takeBack(
  person: Person,
  petition: OwnPetition,
  now = Date.now(),
): Promise<{ outcome: 'taken-back' | 'not-from-here' }> {
  const taken = await db.write(async (tx) => {
    const moved = await transition(tx, petition.id, 'take-back', { actor: person, now })
    if (moved.outcome !== 'moved') return { outcome: 'not-from-here' as const }
    await tx
      .update(reviews)
      .set({ decision: 'taken-back', decidedBy: person.personId, decidedAt: now })
      .where(and(eq(reviews.petitionId, petition.id), isNull(reviews.decision)))
    return { outcome: 'taken-back' as const }
  })
  if (taken.outcome === 'taken-back') await forgetPages()
  return taken
}
