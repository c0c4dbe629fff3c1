import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import {
  petitionCounters,
  petitionDrafts,
  petitions,
  petitionTargets,
  type TranslationState,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { addVersion, type PetitionText } from './add-version.server'

export type { PetitionText } from './add-version.server'

type Texts = Partial<Record<Locale, PetitionText>>

export interface NewPetition {
  organisationId: string
  campaignId: string | null
  position: number
  slug: string
  /** Signatures, ascending. */
  milestones: number[]
  targetIds: string[]
  texts: Texts
}

/** Creates a petition as a draft with its first texts, or finds the one that has this slug already. */
export function createPetition(petition: NewPetition): Promise<{ id: string; created: boolean }> {
  return db.write(async (tx) => {
    const id = await insertPetition(tx, petition, { translation: 'ready' })
    if (!id) {
      const [existing] = await tx
        .select({ id: petitions.id })
        .from(petitions)
        .where(eq(petitions.slug, petition.slug))
      return { id: existing!.id, created: false }
    }
    for (const [locale, text] of Object.entries(petition.texts))
      await addVersion(tx, id, locale as Locale, text, { version: 1 })
    return { id, created: true }
  })
}

interface Begun {
  createdBy?: string | null
  translation?: TranslationState
  coverId?: string | null
  now?: number
}

/** Writes a petition as a draft with the texts being written. Returns its id, or null when its slug is taken. */
export async function insertPetition(
  tx: Tx,
  { texts, targetIds, ...petition }: NewPetition,
  { createdBy = null, translation = 'draft', coverId = null, now = Date.now() }: Begun = {},
): Promise<string | null> {
  const [created] = await tx
    .insert(petitions)
    .values({ ...petition, createdBy, coverId })
    .onConflictDoNothing()
    .returning({ id: petitions.id })
  if (!created) return null
  const { id } = created
  await tx.insert(petitionCounters).values({ petitionId: id })
  for (const [position, targetId] of targetIds.entries())
    await tx.insert(petitionTargets).values({ petitionId: id, targetId, position })
  for (const [locale, text] of Object.entries(texts))
    await tx.insert(petitionDrafts).values({
      petitionId: id,
      locale: locale as Locale,
      ...text,
      translation,
      savedBy: createdBy,
      savedAt: now,
    })
  return id
}
