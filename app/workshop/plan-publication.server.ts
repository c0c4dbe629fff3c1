import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import {
  memberships,
  petitionDrafts,
  petitions,
  type PetitionState,
  type Role,
  type TranslationState,
} from '../../db/schema'
import { allowedTo, type Actor } from '../accounts/can'
import { locales, type Locale } from '../i18n'
import { demandChanged } from './demand-changed'
import { sameText, type DraftText } from './draft-text'
import { currentTexts, newestVersion, textOf } from './drafts.server'

/** A text that says something else than the public does. */
export interface Change {
  locale: Locale
  text: DraftText
  /** What the public reads; null where this language was never published. */
  before: DraftText | null
  translation: TranslationState
  savedBy: string | null
  demandChanged: boolean
}

export interface Plan {
  petition: typeof petitions.$inferSelect
  /** The number the next version would have. */
  version: number
  /** Languages the public reads, with their texts. */
  published: { locale: Locale; text: DraftText }[]
  /** Of each stored draft. */
  revisions: Revisions
  changes: Change[]
}

export type Revisions = Partial<Record<Locale, number>>

/** What publishing a petition's drafts would do. */
export async function planPublication(reader: Reader | Tx, petitionId: string): Promise<Plan | null> {
  const [petition] = await reader.select().from(petitions).where(eq(petitions.id, petitionId))
  if (!petition) return null
  const drafts = await reader
    .select()
    .from(petitionDrafts)
    .where(eq(petitionDrafts.petitionId, petitionId))
    .orderBy(petitionDrafts.locale)
  const current = await currentTexts(reader, petitionId)
  const published = current.map((row) => ({ locale: row.locale, text: textOf(row) }))
  const changes = drafts.flatMap((draft): Change[] => {
    const before = published.find(({ locale }) => locale === draft.locale)?.text ?? null
    if (before && sameText(before, draft)) return []
    const { locale, translation, savedBy } = draft
    const changed = before !== null && demandChanged(before, draft)
    return [{ locale, translation, savedBy, before, text: textOf(draft), demandChanged: changed }]
  })
  return {
    petition,
    published,
    changes,
    version: (await newestVersion(reader, petitionId)) + 1,
    revisions: Object.fromEntries(drafts.map(({ locale, revision }) => [locale, revision])),
  }
}

/**
 * The same for whoever carries it out in this unit: one at a time, so that every part of the plan is of one moment. On
 * PostgreSQL each statement would else see what others committed since the one before.
 */
export async function planToPublish(tx: Tx, petitionId: string): Promise<Plan | null> {
  await locked(tx.select({ id: petitions.id }).from(petitions).where(eq(petitions.id, petitionId)))
  return planPublication(tx, petitionId)
}

/** Whether somebody saved or published since these revisions were read. */
export const readBefore = (plan: Plan, revisions: Revisions): boolean =>
  locales.some((locale) => (plan.revisions[locale] ?? 0) !== (revisions[locale] ?? 0))

export const readyChanges = ({ changes }: Plan): Change[] =>
  changes.filter(({ translation }) => translation !== 'draft')

/** States in which a text that was public is changed by publishing; in the others reviewers do it. */
export const takesChanges = (state: PetitionState): boolean =>
  !['draft', 'review', 'rejected'].includes(state)

/** What was signed stays as it was once nobody can sign any more. */
export const demandMayChange = (state: PetitionState): boolean =>
  ['open', 'paused', 'taken-down'].includes(state)

/** Languages whose demand changes and that nobody but their writer has read, where there is somebody who could. */
export async function unreadDemands(
  reader: Reader | Tx,
  plan: Plan,
  actor: Pick<Actor, 'personId'>,
): Promise<Locale[]> {
  const unread = readyChanges(plan).filter(
    (change) => change.demandChanged && change.translation !== 'reviewed',
  )
  if (unread.length === 0) return []
  const writers = allowedTo('petition.write') as readonly Role[]
  const [other] = await reader
    .select({ id: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, plan.petition.organisationId),
        inArray(memberships.role, [...writers]),
        ne(memberships.personId, actor.personId),
      ),
    )
    .limit(1)
  return other ? unread.map(({ locale }) => locale) : []
}
