import { and, asc, count, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { fold } from '../../db/fold'
import { claims, claimSubjects, works } from '../../db/schema'
import type { Locale } from '../i18n'
import type { Answers } from './read-fields'
import { answersOfWork } from './work-form.server'
import type { OwnClaim, OwnWork, OwnWorks } from './views'

const PAGE = 50

/** An organisation's documents, newest first, each with its number of claims; those whose words hold every one asked for. */
export async function listOwnWorks(
  organisationId: string,
  locale: Locale,
  how: { q?: string; page?: number } = {},
): Promise<OwnWorks> {
  const rows = await db.read
    .select({
      slug: works.slug,
      kind: works.kind,
      title: works.title,
      author: works.author,
      publisher: works.publisher,
      dateText: works.dateText,
      languages: works.languages,
      claims: count(claims.id),
    })
    .from(works)
    .leftJoin(claims, eq(claims.workId, works.id))
    .where(eq(works.organisationId, organisationId))
    .groupBy(works.id)
    .orderBy(desc(works.date), asc(works.slug))
  const words = fold((how.q ?? '').slice(0, 200))
    .split(' ')
    .filter(Boolean)
  const found = rows.filter((row) => {
    const texts = [row.title, row.author, row.publisher].flatMap((text) => (text ? [text.en, text.es] : []))
    const folded = fold(texts.join(' '))
    return words.every((word) => folded.includes(word))
  })
  const pages = Math.max(1, Math.ceil(found.length / PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(how.page ?? 1) || 1))
  return {
    all: rows.length,
    total: found.length,
    page,
    pages,
    works: found.slice((page - 1) * PAGE, page * PAGE).map((row) => ({
      ...row,
      title: row.title[locale],
      author: row.author?.[locale] ?? null,
      publisher: row.publisher[locale],
      dateText: row.dateText[locale],
    })),
  }
}

export interface OpenWork {
  id: string
  work: OwnWork
  revision: number
  answers: Answers
  claims: OwnClaim[]
}

/** One of an organisation's documents as its form shows it, with the claims that rest on it. Null for any other. */
export async function findOwnWork(
  organisationId: string,
  slug: string,
  locale: Locale,
): Promise<OpenWork | null> {
  const [row] = await db.read
    .select()
    .from(works)
    .where(and(eq(works.organisationId, organisationId), eq(works.slug, slug)))
  if (!row) return null
  const resting = await db.read
    .select({ claim: claims, subject: claimSubjects.title })
    .from(claims)
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .where(eq(claims.workId, row.id))
    .orderBy(asc(claimSubjects.position), asc(claims.position))
  return {
    id: row.id,
    work: { slug: row.slug, title: row.title[locale], languages: row.languages },
    revision: row.revision,
    answers: answersOfWork(row),
    claims: resting.map(({ claim, subject }) => toOwnClaim(claim, subject[locale], locale)),
  }
}

export const toOwnClaim = (claim: typeof claims.$inferSelect, subject: string, locale: Locale): OwnClaim => ({
  slug: claim.slug,
  figure: claim.figure[locale],
  unit: claim.unit[locale],
  statement: claim.statement[locale],
  by: claim.by[locale],
  asOfText: claim.asOfText[locale],
  state: claim.state,
  reviewedAt: claim.reviewedAt,
  subject,
})
