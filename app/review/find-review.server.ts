import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { people, petitions, reviews, type Localized } from '../../db/schema'
import { findOwnPetition } from '../petitions/find-own.server'
import type { OwnPetition } from '../petitions/views'
import type { Locale } from '../i18n'

export interface ReviewView {
  submittedBy: { id: string; name: string }
  /** Epoch ms. */
  submittedAt: number
  dueAt: number
  agreed: { by: string; at: number } | null
  decision: 'approved' | 'returned' | 'rejected' | 'taken-back' | null
  decidedBy: string | null
  decidedAt: number | null
  reasonCode: string | null
  reason: Localized | null
}

export interface ReviewsOfPetition {
  /** The one that waits. */
  waiting: ReviewView | null
  /** Decided ones, the newest first. */
  earlier: ReviewView[]
  /** Epoch ms; when an approved one opens by itself. */
  opensAt: number | null
}

/** Every time a petition was submitted, and what became of it. */
export async function findReviews(petitionId: string): Promise<ReviewsOfPetition> {
  const rows = await db.read
    .select()
    .from(reviews)
    .where(eq(reviews.petitionId, petitionId))
    .orderBy(desc(reviews.submittedAt), desc(reviews.id))
    .limit(50)
  const ids = new Set(rows.flatMap((row) => [row.submittedBy, row.agreedBy, row.decidedBy]))
  const found = await Promise.all(
    [...ids]
      .filter((id) => id !== null)
      .map((id) =>
        db.read.select({ id: people.id, name: people.name }).from(people).where(eq(people.id, id)),
      ),
  )
  const names = new Map(found.flat().map(({ id, name }) => [id, name]))
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  const all = rows.map((row): ReviewView => ({
    submittedBy: { id: row.submittedBy, name: name(row.submittedBy) ?? '' },
    submittedAt: row.submittedAt,
    dueAt: row.dueAt,
    agreed: row.agreedAt === null ? null : { by: name(row.agreedBy) ?? '', at: row.agreedAt },
    decision: row.decision,
    decidedBy: name(row.decidedBy),
    decidedAt: row.decidedAt,
    reasonCode: row.reasonCode,
    reason: row.reason,
  }))
  const [petition] = await db.read
    .select({ opensAt: petitions.opensAt })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  return {
    waiting: all.find(({ decision }) => decision === null) ?? null,
    earlier: all.filter(({ decision }) => decision !== null),
    opensAt: petition?.opensAt ?? null,
  }
}

/** A petition of any organisation that waits for those who run the instance; null for every other. */
export async function findForInstance(slug: string, locale: Locale): Promise<OwnPetition | null> {
  const [row] = await db.read
    .select({ organisationId: petitions.organisationId })
    .from(petitions)
    .innerJoin(
      reviews,
      and(eq(reviews.petitionId, petitions.id), isNull(reviews.decision), isNotNull(reviews.agreedAt)),
    )
    .where(eq(petitions.slug, slug))
  return row ? findOwnPetition(row.organisationId, slug, locale) : null
}
