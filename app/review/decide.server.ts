import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { organisations, petitions, petitionTexts, reviews, type Localized } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import { transition } from '../petitions/transition.server'
import { forgetPages } from '../platform/page-cache.server'
import { publishTexts } from '../workshop/publish-texts.server'
import { isHiding, type RejectionCode } from './reasons'
import { tellWriters } from './review-letters.server'
import { somebodyElseReviews } from './reviewers.server'

type Person = Pick<Actor, 'personId' | 'name'>
type Petition = typeof petitions.$inferSelect

export type Decision =
  /** `revisions`: the texts that were read. */
  | { decision: 'approve'; revisions: Partial<Record<Locale, number>> }
  | { decision: 'return'; reason: string }
  | { decision: 'reject'; code: RejectionCode; reason: Localized }

export type Decided =
  | { outcome: 'opened' | 'waits-for-its-day' | 'waits-for-the-instance' | 'returned' | 'rejected' }
  /** Somebody else was faster, or it was taken back. */
  | { outcome: 'decided-already' }
  /** Who submitted it does not decide it while somebody else can. */
  | { outcome: 'own' }
  /** The text is another one than was read. */
  | { outcome: 'stale' }
  | { outcome: 'incomplete' }

/** Undoes the whole unit: nothing of a decision is stored that could not be carried out. */
class Undone extends Error {
  constructor(readonly decided: Decided) {
    super(decided.outcome)
  }
}

/**
 * Decides on a petition that waits for review; of two who do at once one succeeds. Approving publishes the text and opens
 * it, or lets it wait for its day; under moderation the organisation's approval waits for the instance's. The writers
 * get a letter.
 */
export async function decideReview(
  person: Person,
  petitionId: string,
  decision: Decision,
  for_: 'organisation' | 'instance',
  now = Date.now(),
): Promise<Decided> {
  const decided = await db
    .write((tx) => decide(tx, person, petitionId, decision, for_, now))
    .catch((error: unknown) => {
      if (error instanceof Undone) return error.decided
      throw error
    })
  await forgetPages()
  return decided
}

async function decide(
  tx: Tx,
  person: Person,
  petitionId: string,
  decision: Decision,
  for_: 'organisation' | 'instance',
  now: number,
): Promise<Decided> {
  const [row] = await tx
    .select({ review: reviews, petition: petitions, organisation: organisations.state })
    .from(reviews)
    .innerJoin(petitions, eq(petitions.id, reviews.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .where(and(eq(reviews.petitionId, petitionId), isNull(reviews.decision)))
  if (!row) return { outcome: 'decided-already' }
  const { review, petition } = row
  if (for_ === 'instance' && review.agreedAt === null) return { outcome: 'decided-already' }
  const { organisationId } = petition
  const isOwn = review.submittedBy === person.personId
  if (isOwn && (await somebodyElseReviews(tx, for_ === 'instance' ? null : organisationId, person.personId)))
    return { outcome: 'own' }
  const alone = isOwn ? 'nobody-else-reviews' : null
  const about = { actor: person, organisationId, petitionId, about: petition.slug, now }

  if (decision.decision === 'approve' && for_ === 'organisation' && row.organisation === 'moderated') {
    const agreed = await tx
      .update(reviews)
      .set({ agreedBy: person.personId, agreedAt: now })
      .where(and(eq(reviews.id, review.id), isNull(reviews.decision), isNull(reviews.agreedAt)))
      .returning({ id: reviews.id })
    if (agreed.length === 0) return { outcome: 'decided-already' }
    await record(tx, {
      ...about,
      action: 'petition.approved',
      details: { waitsFor: 'instance', code: alone },
    })
    await tellWriters(
      tx,
      petition,
      review.submittedBy,
      person.personId,
      { decision: 'waits', reason: null },
      now,
    )
    return { outcome: 'waits-for-the-instance' }
  }

  const words = { approve: 'approved', return: 'returned', reject: 'rejected' } as const
  const told = decision.decision === 'approve' ? null : reasonOf(decision)
  const rows = await tx
    .update(reviews)
    .set({
      decision: words[decision.decision],
      decidedBy: person.personId,
      decidedAt: now,
      reasonCode: decision.decision === 'reject' ? decision.code : null,
      reason: told,
    })
    .where(and(eq(reviews.id, review.id), isNull(reviews.decision)))
    .returning({ id: reviews.id })
  if (rows.length === 0) return { outcome: 'decided-already' }
  const outcome = await carryOut(tx, person, petition, decision, alone, now)
  if (outcome.outcome === 'waits-for-its-day')
    await record(tx, {
      ...about,
      action: 'petition.approved',
      details: { opensAt: petition.opensAt, code: alone },
    })
  const letter = { decision: words[decision.decision], reason: told }
  await tellWriters(tx, petition, review.submittedBy, person.personId, letter, now)
  return outcome
}

const reasonOf = (decision: Exclude<Decision, { decision: 'approve' }>): Localized =>
  decision.decision === 'return' ? { en: decision.reason, es: decision.reason } : decision.reason

async function carryOut(
  tx: Tx,
  actor: Person,
  petition: Petition,
  decision: Decision,
  alone: string | null,
  now: number,
): Promise<Decided> {
  const move = async (
    ...[name, how]: [Parameters<typeof transition>[2], Partial<Parameters<typeof transition>[3]>?]
  ) => {
    const moved = await transition(tx, petition.id, name, { actor, reasonCode: alone, now, ...how })
    if (moved.outcome === 'no-text') throw new Undone({ outcome: 'incomplete' })
    if (moved.outcome !== 'moved') throw new Undone({ outcome: 'decided-already' })
  }
  switch (decision.decision) {
    case 'return':
      await move('return')
      return { outcome: 'returned' }
    case 'reject': {
      const { code, reason } = decision
      if (isHiding(code)) await hideTexts(tx, petition.id)
      else await publish(tx, actor, petition.id, undefined, now)
      await move('reject', { reason, reasonCode: alone ? `${code} ${alone}` : code })
      // It was never public, so nothing tells that there was something.
      if (isHiding(code) && petition.publishedAt === null)
        await tx.update(petitions).set({ publishedAt: null }).where(eq(petitions.id, petition.id))
      return { outcome: 'rejected' }
    }
    case 'approve':
      await publish(tx, actor, petition.id, decision.revisions, now)
      if (petition.opensAt !== null && petition.opensAt > now) return { outcome: 'waits-for-its-day' }
      await move('approve')
      return { outcome: 'opened' }
  }
}

async function publish(
  tx: Tx,
  actor: Person,
  petitionId: string,
  revisions: Partial<Record<Locale, number>> | undefined,
  now: number,
) {
  const { outcome } = await publishTexts(tx, petitionId, actor, { note: null, revisions, now })
  if (outcome === 'stale' || outcome === 'incomplete') throw new Undone({ outcome })
}

const hideTexts = (tx: Tx, petitionId: string) =>
  tx.update(petitionTexts).set({ current: false }).where(eq(petitionTexts.petitionId, petitionId))
