import { and, asc, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  claimChanges,
  claims,
  claimSubjects,
  people,
  petitionClaims,
  petitions,
  works,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { ownPetitionsByIds } from '../petitions/find-own.server'
import type { OwnPetition } from '../petitions/views'
import { answersOfClaim, answersOfSubject } from './claim-form.server'
import type { Answers } from './read-fields'
import type { ClaimChangeView } from './views'

export interface SubjectChoice {
  slug: string
  title: string
  disagreeing: boolean
}

/** What the claims of an organisation may speak of. */
export async function listSubjects(organisationId: string, locale: Locale): Promise<SubjectChoice[]> {
  const rows = await db.read
    .select()
    .from(claimSubjects)
    .where(eq(claimSubjects.organisationId, organisationId))
    .orderBy(asc(claimSubjects.position))
  return rows.map(({ slug, title, disagreeing }) => ({ slug, title: title[locale], disagreeing }))
}

export interface OpenClaim {
  slug: string
  figure: string
  statement: string
  revision: number
  answers: Answers
  work: { slug: string; title: string }
  subject: {
    title: string
    revision: number
    answers: Answers
    others: { slug: string; figure: string; by: string }[]
  }
  /** Epoch ms. */
  reviewedAt: number | null
  reviewedBy: string | null
  history: (ClaimChangeView & { by: string | null })[]
  petitions: Pick<OwnPetition, 'slug' | 'title' | 'titleLocale'>[]
}

/** One of an organisation's claims as its forms show it. Null for any other. */
export async function findOwnClaim(
  organisationId: string,
  slug: string,
  locale: Locale,
): Promise<OpenClaim | null> {
  const [row] = await db.read
    .select({ claim: claims, subject: claimSubjects, work: works, reviewer: people.name })
    .from(claims)
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .innerJoin(works, eq(works.id, claims.workId))
    .leftJoin(people, eq(people.id, claims.reviewedBy))
    .where(and(eq(claims.organisationId, organisationId), eq(claims.slug, slug)))
  if (!row) return null
  const { claim, subject, work } = row
  const neighbours = await db.read
    .select({ slug: claims.slug, figure: claims.figure, by: claims.by })
    .from(claims)
    .where(eq(claims.subjectId, subject.id))
    .orderBy(asc(claims.position))
  const changes = await db.read
    .select({ change: claimChanges, by: people.name })
    .from(claimChanges)
    .leftJoin(people, eq(people.id, claimChanges.personId))
    .where(eq(claimChanges.claimId, claim.id))
    .orderBy(desc(claimChanges.id))
  const resting = await db.read
    .select({ id: petitions.id })
    .from(petitionClaims)
    .innerJoin(petitions, eq(petitions.id, petitionClaims.petitionId))
    .where(eq(petitionClaims.claimId, claim.id))
    .orderBy(asc(petitions.slug))
  const petitionsOn = await ownPetitionsByIds(
    organisationId,
    resting.map(({ id }) => id),
    locale,
  )
  return {
    slug: claim.slug,
    figure: claim.figure[locale],
    statement: claim.statement[locale],
    revision: claim.revision,
    answers: answersOfClaim(claim, subject.slug),
    work: { slug: work.slug, title: work.title[locale] },
    subject: {
      title: subject.title[locale],
      revision: subject.revision,
      answers: answersOfSubject(subject),
      others: neighbours
        .filter((other) => other.slug !== claim.slug)
        .map((other) => ({ slug: other.slug, figure: other.figure[locale], by: other.by[locale] })),
    },
    reviewedAt: claim.reviewedAt,
    reviewedBy: row.reviewer,
    history: changes.map(({ change, by }) => ({
      at: change.at,
      from: change.stateBefore,
      to: change.stateAfter,
      figureBefore: change.figureBefore?.[locale] ?? null,
      note: change.note[locale],
      by,
    })),
    petitions: petitionsOn.map(({ slug, title, titleLocale }) => ({ slug, title, titleLocale })),
  }
}
