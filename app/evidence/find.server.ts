import { and, asc, count, desc, eq, exists, inArray, or } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { among } from '../../db/dialect'
import {
  claimChanges,
  claims,
  claimSubjects,
  organisations,
  petitionClaims,
  petitions,
  petitionTexts,
  works,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { currentText, isPublic } from '../petitions/cards.server'
import type { ClaimChangeView, ClaimView, EvidenceView, SubjectView, WorkPageView, WorkView } from './views'

type WorkRow = typeof works.$inferSelect

const toWork = (row: WorkRow, locale: Locale): WorkView => ({
  slug: row.slug,
  kind: row.kind,
  title: row.title[locale],
  author: row.author?.[locale] ?? null,
  publisher: row.publisher[locale],
  dateText: row.dateText[locale],
  date: row.date,
  dateInferred: row.dateInferred,
  languages: row.languages,
  addresses: row.addresses,
  about: row.about[locale],
  archivedCopy: row.archivedCopy?.[locale] ?? null,
})

/**
 * Documents the public can read: those of organisations that are trusted, of others those that a public petition rests
 * on; of a suspended one none.
 */
const isPublicWork = () =>
  or(
    eq(organisations.state, 'trusted'),
    and(
      eq(organisations.state, 'moderated'),
      exists(
        db.read
          .select({ id: claims.id })
          .from(claims)
          .innerJoin(petitionClaims, eq(petitionClaims.claimId, claims.id))
          .innerJoin(petitions, and(eq(petitions.id, petitionClaims.petitionId), isPublic))
          .where(eq(claims.workId, works.id)),
      ),
    ),
  )

/** The documents, newest first, each with how many claims rest on it. */
export async function listWorks(locale: Locale): Promise<(WorkView & { claims: number })[]> {
  const rows = await db.read
    .select({ work: works, claims: count(claims.id) })
    .from(works)
    .innerJoin(organisations, eq(organisations.id, works.organisationId))
    .leftJoin(claims, eq(claims.workId, works.id))
    .where(isPublicWork())
    .groupBy(works.id)
    .orderBy(desc(works.date), asc(works.slug))
  return rows.map((row) => ({ ...toWork(row.work, locale), claims: row.claims }))
}

/** A document with every claim that rests on it, and beside each what others say of the same subject. */
export async function findWork(locale: Locale, slug: string): Promise<WorkPageView | null> {
  const [found] = await db.read
    .select({ work: works })
    .from(works)
    .innerJoin(organisations, eq(organisations.id, works.organisationId))
    .where(and(eq(works.slug, slug), isPublicWork()))
  if (!found) return null
  const row = found.work
  const own = await db.read
    .select({ id: claims.id, slug: claims.slug, subjectId: claims.subjectId })
    .from(claims)
    .where(eq(claims.workId, row.id))
    .orderBy(asc(claims.position))
  const subjects = await subjectsOf([...new Set(own.map((claim) => claim.subjectId))], locale)
  const ownSlugs = new Set(own.map((claim) => claim.slug))
  const resting = own.length
    ? await db.read
        .selectDistinct({ slug: petitions.slug, title: petitionTexts.title })
        .from(petitionClaims)
        .innerJoin(petitions, eq(petitions.id, petitionClaims.petitionId))
        .innerJoin(petitionTexts, currentText(locale))
        .where(
          and(
            isPublic,
            inArray(
              petitionClaims.claimId,
              own.map((claim) => claim.id),
            ),
          ),
        )
        .orderBy(asc(petitionTexts.title))
    : []
  return {
    ...toWork(row, locale),
    subjects: [...subjects.values()].map((subject) => ({
      ...subject,
      own: subject.claims.map((claim) => claim.slug).filter((claim) => ownSlugs.has(claim)),
    })),
    petitions: resting,
  }
}

const selectAttached = prepared('select_attached_claims', (read: Reader, p: Slots<{ slug: string }>) =>
  read
    .select({ slug: claims.slug, subjectId: claims.subjectId })
    .from(petitionClaims)
    .innerJoin(petitions, eq(petitions.id, petitionClaims.petitionId))
    .innerJoin(claims, eq(claims.id, petitionClaims.claimId))
    .where(eq(petitions.slug, p.slug))
    .orderBy(asc(petitionClaims.position)),
)

/**
 * What a petition, in any state, rests on: its claims by subject, and where claims of a subject disagree, all of them
 * side by side.
 */
export async function findEvidence(locale: Locale, petitionSlug: string): Promise<EvidenceView> {
  const attached = await selectAttached(db.read, { slug: petitionSlug })
  const slugs = new Set(attached.map((claim) => claim.slug))
  const found = await subjectsOf([...new Set(attached.map((claim) => claim.subjectId))], locale)
  const subjects = [...found.values()].map((subject) =>
    subject.disagreeing
      ? subject
      : { ...subject, claims: subject.claims.filter((claim) => slugs.has(claim.slug)) },
  )
  const numbers: Record<string, number> = {}
  for (const claim of subjects.flatMap((subject) => subject.claims))
    numbers[claim.slug] = Object.keys(numbers).length + 1
  return { subjects, numbers }
}

const selectClaims = prepared('select_claims_of_subjects', (read: Reader, p: Slots<{ subjects: string }>) =>
  read
    .select({
      claim: claims,
      subject: claimSubjects,
      work: { slug: works.slug, title: works.title, publisher: works.publisher, dateText: works.dateText },
    })
    .from(claims)
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .innerJoin(works, eq(works.id, claims.workId))
    .where(among(claims.subjectId, p.subjects))
    .orderBy(asc(claims.position)),
)

const selectHistory = prepared('select_history_of_claims', (read: Reader, p: Slots<{ subjects: string }>) =>
  read
    .select({ claimId: claimChanges.claimId, change: claimChanges })
    .from(claimChanges)
    .innerJoin(claims, eq(claims.id, claimChanges.claimId))
    .where(among(claims.subjectId, p.subjects))
    .orderBy(asc(claimChanges.id)),
)

const toChange = (row: typeof claimChanges.$inferSelect, locale: Locale): ClaimChangeView => ({
  at: row.at,
  from: row.stateBefore,
  to: row.stateAfter,
  figureBefore: row.figureBefore?.[locale] ?? null,
  note: row.note[locale],
})

/** Subjects with all their claims, in the order asked for. */
async function subjectsOf(ids: string[], locale: Locale): Promise<Map<string, SubjectView>> {
  const found = new Map<string, SubjectView>()
  if (ids.length === 0) return found
  const rows = await selectClaims(db.read, { subjects: JSON.stringify(ids) })
  const changes = await selectHistory(db.read, { subjects: JSON.stringify(ids) })
  const historyOf = (claimId: string) =>
    changes.filter((row) => row.claimId === claimId).map(({ change }) => toChange(change, locale))
  for (const id of ids) {
    const own = rows.filter((row) => row.subject.id === id)
    const subject = own[0]!.subject
    found.set(id, {
      slug: subject.slug,
      title: subject.title[locale],
      scope: subject.scope[locale],
      disagreeing: subject.disagreeing,
      note: subject.note?.[locale] ?? null,
      claims: own.map(({ claim, work }) => toClaim(claim, work, historyOf(claim.id), locale)),
    })
  }
  return found
}

const toClaim = (
  claim: typeof claims.$inferSelect,
  work: Pick<WorkRow, 'slug' | 'title' | 'publisher' | 'dateText'>,
  history: ClaimChangeView[],
  locale: Locale,
): ClaimView => ({
  slug: claim.slug,
  figure: claim.figure[locale],
  unit: claim.unit[locale],
  statement: claim.statement[locale],
  by: claim.by[locale],
  asOfText: claim.asOfText[locale],
  asOf: claim.asOf,
  passage: claim.passage[locale],
  state: claim.state,
  reviewedAt: claim.reviewedAt,
  history,
  work: {
    slug: work.slug,
    title: work.title[locale],
    publisher: work.publisher[locale],
    dateText: work.dateText[locale],
  },
})
