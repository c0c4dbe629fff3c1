import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims, claimSubjects, petitionClaims, type Localized } from '../../db/schema'
import type { Locale } from '../i18n'

export type EvidenceProblem =
  /** The story cites a claim of the organisation that the petition does not rest on: the tag would stay visible. */
  | { problem: 'not-attached'; locale: Locale; claim: string; words: string }
  /** It cites a claim the organisation does not have. */
  | { problem: 'unknown'; locale: Locale; claim: string }
  /** Of claims that disagree some are attached and some are not; those, by their words. */
  | { problem: 'disagreeing'; subject: string; missing: string[] }

/** The slugs of the claims a story cites, each once. */
export const citedIn = (story: string): string[] => [
  ...new Set([...story.matchAll(/\[claim:([a-z0-9-]+)\]/g)].map(([, slug]) => slug!)),
]

/** A claim as people know it: what it says, and who said so. */
const wordsOf = ({ figure, by }: { figure: Localized; by: Localized }, locale: Locale): string =>
  `${figure[locale]} (${by[locale]})`

/** What is wrong between the stories of a petition, by language, and the claims it rests on. */
export async function evidenceProblems(
  { id, organisationId }: { id: string; organisationId: string },
  stories: Partial<Record<Locale, string>>,
  locale: Locale,
): Promise<EvidenceProblem[]> {
  const attached = await db.read
    .select({ slug: claims.slug, subjectId: claims.subjectId })
    .from(petitionClaims)
    .innerJoin(claims, eq(claims.id, petitionClaims.claimId))
    .where(eq(petitionClaims.petitionId, id))
  const here = new Set(attached.map(({ slug }) => slug))
  const cited = (Object.entries(stories) as [Locale, string][]).flatMap(([language, story]) =>
    citedIn(story)
      .filter((slug) => !here.has(slug))
      .map((slug) => ({ locale: language, slug })),
  )
  const known = cited.length
    ? await db.read
        .select({ slug: claims.slug, figure: claims.figure, by: claims.by })
        .from(claims)
        .where(
          and(
            eq(claims.organisationId, organisationId),
            inArray(claims.slug, [...new Set(cited.map(({ slug }) => slug))].slice(0, 500)),
          ),
        )
    : []
  const own = new Map(known.map((claim) => [claim.slug, wordsOf(claim, locale)]))
  const problems: EvidenceProblem[] = cited.map(({ locale: language, slug }) => {
    const words = own.get(slug)
    const cites = { locale: language, claim: slug }
    return words === undefined
      ? { problem: 'unknown', ...cites }
      : { problem: 'not-attached', ...cites, words }
  })
  const subjects = [...new Set(attached.map(({ subjectId }) => subjectId))]
  const disagreeing = subjects.length
    ? await db.read
        .select({
          slug: claims.slug,
          subjectId: claims.subjectId,
          figure: claims.figure,
          by: claims.by,
          title: claimSubjects.title,
        })
        .from(claims)
        .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
        .where(and(inArray(claims.subjectId, subjects), eq(claimSubjects.disagreeing, true)))
    : []
  for (const subject of subjects) {
    const missing = disagreeing.filter((row) => row.subjectId === subject && !here.has(row.slug))
    if (missing.length > 0)
      problems.push({
        problem: 'disagreeing',
        subject: missing[0]!.title[locale],
        missing: missing.map((claim) => wordsOf(claim, locale)),
      })
  }
  return problems
}
