import { asc, eq } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { petitionDrafts, petitionTargets, petitionTexts, targets } from '../../db/schema'
import type { Locale } from '../i18n'
import { draftProblems, type DraftProblem, type DraftText } from './draft-text'

/** The targets a petition is addressed to, in order. */
export async function targetSlugs(reader: Reader | Tx, petitionId: string): Promise<string[]> {
  const rows = await reader
    .select({ slug: targets.slug })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(eq(petitionTargets.petitionId, petitionId))
    .orderBy(asc(petitionTargets.position))
  return rows.map(({ slug }) => slug)
}

/** What a text lacks; a demand put to an office the petition is no longer addressed to is put to nobody. */
export const completeness = (text: DraftText, addressed: string[]): DraftProblem[] =>
  draftProblems({
    ...text,
    demands: text.demands.map((demand) => ({
      ...demand,
      to: demand.to.filter((slug) => addressed.includes(slug)),
    })),
  })

export interface SubmissionProblem {
  /** Null: of the petition as a whole. */
  locale: Locale | null
  problem: DraftProblem | { problem: 'nothing-ready' }
}

/** Why a petition's texts cannot be put before reviewers; none: they can. One language is enough, and has to be complete. */
export async function submissionProblems(petitionId: string): Promise<SubmissionProblem[]> {
  const [rows, published, addressed] = await Promise.all([
    db.read.select().from(petitionDrafts).where(eq(petitionDrafts.petitionId, petitionId)),
    db.read
      .select({ locale: petitionTexts.locale })
      .from(petitionTexts)
      .where(eq(petitionTexts.petitionId, petitionId))
      .limit(1),
    targetSlugs(db.read, petitionId),
  ])
  const done = rows.filter((row) => row.translation !== 'draft')
  const lacking = done.flatMap((row) =>
    completeness(row, addressed).map((problem) => ({ locale: row.locale, problem })),
  )
  return done.length + published.length === 0
    ? [{ locale: null, problem: { problem: 'nothing-ready' } }]
    : lacking
}
