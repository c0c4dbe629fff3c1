import { and, eq, inArray, max } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import {
  people,
  petitionDrafts,
  petitions,
  petitionTexts,
  type PetitionState,
  type TranslationState,
} from '../../db/schema'
import type { Actor } from '../accounts/can'
import { locales, type Locale } from '../i18n'
import { noText, sameText, type DraftText } from './draft-text'

/** A petition's text in one language as it is being written. */
export interface Draft {
  locale: Locale
  text: DraftText
  /** Names this state of it: a save carries the one it began from. 0: nothing is stored yet. */
  revision: number
  translation: TranslationState
  /** Who read it as a second person. */
  reviewedBy: { id: string; name: string } | null
  savedBy: { id: string; name: string } | null
  /** Epoch ms; null before the first save. */
  savedAt: number | null
  /** The public version in this language; null: never published. */
  published: { version: number; text: DraftText } | null
  /** Whether it says something else than the public version. */
  changed: boolean
}

type Row = typeof petitionDrafts.$inferSelect

export const textOf = ({ title, summary, demands, story, evidenceFrom }: DraftText): DraftText => ({
  title,
  summary,
  demands,
  story,
  evidenceFrom,
})

/** The text in a language as its writers left it; where they never began, the public one, or an empty one. Writes nothing. */
export async function findDraft(petitionId: string, locale: Locale): Promise<Draft> {
  return (await findDrafts(petitionId))[locale]
}

/** The texts of a petition in both languages. */
export async function findDrafts(petitionId: string): Promise<Record<Locale, Draft>> {
  const [rows, current] = await Promise.all([
    db.read.select().from(petitionDrafts).where(eq(petitionDrafts.petitionId, petitionId)),
    currentTexts(db.read, petitionId),
  ])
  const names = await namesOf(rows.flatMap((row) => [row.savedBy, row.reviewedBy]))
  const person = (id: string | null) => (id ? { id, name: names.get(id) ?? '' } : null)
  const draft = (locale: Locale): Draft => {
    const row = rows.find((one) => one.locale === locale)
    const published = current.find((one) => one.locale === locale) ?? null
    const text = textOf(row ?? published ?? noText)
    return {
      locale,
      text,
      revision: row?.revision ?? 0,
      translation: row?.translation ?? (published ? 'reviewed' : 'draft'),
      reviewedBy: person(row?.reviewedBy ?? null),
      savedBy: person(row?.savedBy ?? null),
      savedAt: row?.savedAt ?? null,
      published: published && { version: published.version, text: textOf(published) },
      changed: !sameText(text, published ?? noText),
    }
  }
  return Object.fromEntries(locales.map((locale) => [locale, draft(locale)])) as Record<Locale, Draft>
}

/** The public texts of a petition, one of each language it is published in. */
export const currentTexts = (reader: Reader | Tx, petitionId: string) =>
  reader
    .select()
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.current, true)))
    .orderBy(petitionTexts.locale)

export async function newestVersion(reader: Reader | Tx, petitionId: string): Promise<number> {
  const [row] = await reader
    .select({ version: max(petitionTexts.version) })
    .from(petitionTexts)
    .where(eq(petitionTexts.petitionId, petitionId))
  return row?.version ?? 0
}

async function namesOf(ids: (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const rows = await db.read
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, asked))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** While its reviewers read it, a text stays as it was submitted. */
export const isLocked = (state: PetitionState): boolean => state === 'review'

export interface Save {
  petitionId: string
  locale: Locale
  /** The one the writer began from. */
  revision: number
  text: DraftText
}

export type Saved =
  | { outcome: 'saved'; revision: number; translation: TranslationState }
  /** Somebody else saved since; nothing was overwritten. */
  | { outcome: 'stale'; stored: Pick<Draft, 'revision' | 'text'> }
  | { outcome: 'in-review' }

/**
 * Keeps a text, if nobody else has kept another one since the writer opened it. Saying the same again changes nothing; any
 * change makes it a draft again, whoever had read it. The text is one that `keepingProblems` has nothing against.
 */
export const saveDraft = (save: Save, actor: Pick<Actor, 'personId'>, now = Date.now()): Promise<Saved> =>
  db.write((tx) => saveDraftIn(tx, save, actor, now))

/** `saveDraft` within a unit. */
export async function saveDraftIn(
  tx: Tx,
  { petitionId, locale, revision, text }: Save,
  actor: Pick<Actor, 'personId'>,
  now = Date.now(),
): Promise<Saved> {
  const [petition] = await tx
    .select({ state: petitions.state })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  if (!petition || isLocked(petition.state)) return { outcome: 'in-review' }
  const stored = await storedDraft(tx, petitionId, locale)
  if (stored && sameText(stored, text)) return savedAs(stored)
  if (!stored && revision === 0) {
    const published = (await currentTexts(tx, petitionId)).find((one) => one.locale === locale)
    if (published && sameText(published, text)) return { outcome: 'saved', revision, translation: 'reviewed' }
  }
  const values = {
    ...textOf(text),
    translation: 'draft' as const,
    reviewedBy: null,
    savedBy: actor.personId,
    savedAt: now,
  }
  if (revision === 0 && !stored) {
    const [row] = await tx
      .insert(petitionDrafts)
      .values({ petitionId, locale, ...values })
      .onConflictDoNothing()
      .returning()
    if (row) return savedAs(row)
  } else {
    const [row] = await tx
      .update(petitionDrafts)
      .set({ ...values, revision: revision + 1 })
      .where(and(draftOf(petitionId, locale), eq(petitionDrafts.revision, revision)))
      .returning()
    if (row) return savedAs(row)
  }
  const since = (await storedDraft(tx, petitionId, locale)) ?? { ...noText, revision: 0 }
  return { outcome: 'stale', stored: { revision: since.revision, text: textOf(since) } }
}

const savedAs = ({ revision, translation }: Row): Saved => ({ outcome: 'saved', revision, translation })

export const draftOf = (petitionId: string, locale: Locale) =>
  and(eq(petitionDrafts.petitionId, petitionId), eq(petitionDrafts.locale, locale))

export async function storedDraft(tx: Tx, petitionId: string, locale: Locale): Promise<Row | undefined> {
  const [row] = await tx.select().from(petitionDrafts).where(draftOf(petitionId, locale))
  return row
}
