import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims, claimSubjects, petitionClaims } from '../../db/schema'
import type { Locale } from '../i18n'

export type EvidenceProblem =
  /** The story cites a claim of the organisation that the petition does not rest on: the tag would stay visible. */
  | { problem: 'not-attached'; locale: Locale; claim: string }
  /** It cites a claim the organisation does not have. */
  | { problem: 'unknown'; locale: Locale; claim: string }
  /** Of claims that disagree some are attached and some are not. */
  | { problem: 'disagreeing'; subject: string; missing: string[] }

/** The slugs of the claims a story cites, each once. */
export const citedIn = (story: string): string[] => [
  ...new Set([...story.matchAll(/\[claim:([a-z0-9-]+)\]/g)].map(([, slug]) => slug!)),
]

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
        .select({ slug: claims.slug })
        .from(claims)
        .where(
          and(
            eq(claims.organisationId, organisationId),
            inArray(claims.slug, [...new Set(cited.map(({ slug }) => slug))].slice(0, 500)),
          ),
        )
    : []
  const own = new Set(known.map(({ slug }) => slug))
  const problems: EvidenceProblem[] = cited.map(({ locale: language, slug }) => ({
    problem: own.has(slug) ? 'not-attached' : 'unknown',
    locale: language,
    claim: slug,
  }))
  const subjects = [...new Set(attached.map(({ subjectId }) => subjectId))]
  const disagreeing = subjects.length
    ? await db.read
        .select({ slug: claims.slug, subjectId: claims.subjectId, title: claimSubjects.title })
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
        missing: missing.map(({ slug }) => slug),
      })
  }
  return problems
}
