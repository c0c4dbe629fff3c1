import { and, eq, ne, or, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionDrafts, petitions } from '../../db/schema'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import type { DraftProblem } from './draft-text'
import { draftOf, isLocked, storedDraft } from './drafts.server'
import { completeness, targetSlugs } from './completeness.server'
import { planToPublish, readBefore, readyChanges, type Revisions } from './plan-publication.server'

export type Marked =
  | { outcome: 'marked' }
  /** Somebody saved since; what was read is not what stands there. */
  | { outcome: 'stale' }
  | { outcome: 'incomplete'; problems: DraftProblem[] }
  /** Who saved last cannot be the second reader. */
  | { outcome: 'own' }
  | { outcome: 'not-ready' }
  | { outcome: 'in-review' }

/** Its writer says that a text is done. */
export const markReady = (
  petitionId: string,
  locale: Locale,
  revision: number,
  _actor: Pick<Actor, 'personId'>,
): Promise<Marked> =>
  db.write(async (tx) => {
    const [petition] = await tx.select().from(petitions).where(eq(petitions.id, petitionId))
    if (!petition || isLocked(petition.state)) return { outcome: 'in-review' }
    const draft = await storedDraft(tx, petitionId, locale)
    if (!draft || draft.revision !== revision) return { outcome: 'stale' }
    const problems = completeness(draft, await targetSlugs(tx, petitionId))
    if (problems.length > 0) return { outcome: 'incomplete', problems }
    const rows = await tx
      .update(petitionDrafts)
      .set({ translation: 'ready', reviewedBy: null })
      .where(and(draftOf(petitionId, locale), eq(petitionDrafts.revision, revision)))
      .returning({ revision: petitionDrafts.revision })
    return { outcome: rows.length > 0 ? 'marked' : 'stale' }
  })

/** Somebody else than who saved last has read a text that is ready. */
export const markReviewed = (
  petitionId: string,
  locale: Locale,
  revision: number,
  actor: Pick<Actor, 'personId'>,
): Promise<Marked> =>
  db.write(async (tx) => {
    const [petition] = await tx.select().from(petitions).where(eq(petitions.id, petitionId))
    if (!petition || isLocked(petition.state)) return { outcome: 'in-review' }
    const rows = await tx
      .update(petitionDrafts)
      .set({ translation: 'reviewed', reviewedBy: actor.personId })
      .where(
        and(
          draftOf(petitionId, locale),
          eq(petitionDrafts.revision, revision),
          eq(petitionDrafts.translation, 'ready'),
          or(isNull(petitionDrafts.savedBy), ne(petitionDrafts.savedBy, actor.personId)),
        ),
      )
      .returning({ revision: petitionDrafts.revision })
    if (rows.length > 0) return { outcome: 'marked' }
    const draft = await storedDraft(tx, petitionId, locale)
    if (!draft || draft.revision !== revision) return { outcome: 'stale' }
    if (draft.translation === 'draft') return { outcome: 'not-ready' }
    return { outcome: draft.savedBy === actor.personId ? 'own' : 'marked' }
  })

/** Somebody has read all that would be published, side by side: one press for every language that others wrote. */
export const markAllReviewed = (
  petitionId: string,
  revisions: Revisions,
  actor: Pick<Actor, 'personId'>,
): Promise<Marked> =>
  db.write(async (tx) => {
    const plan = await planToPublish(tx, petitionId)
    if (!plan || isLocked(plan.petition.state)) return { outcome: 'in-review' }
    if (readBefore(plan, revisions)) return { outcome: 'stale' }
    const others = readyChanges(plan).filter(({ savedBy }) => savedBy !== actor.personId)
    for (const { locale } of others) {
      const revision = plan.revisions[locale]!
      const rows = await tx
        .update(petitionDrafts)
        .set({ translation: 'reviewed', reviewedBy: actor.personId })
        .where(and(draftOf(petitionId, locale), eq(petitionDrafts.revision, revision)))
        .returning({ revision: petitionDrafts.revision })
      if (rows.length === 0) return { outcome: 'stale' } // what was marked before it is what was read
    }
    return { outcome: others.length > 0 ? 'marked' : 'own' }
  })
