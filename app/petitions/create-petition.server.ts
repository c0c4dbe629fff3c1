import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { fold } from '../../db/fold'
import { petitionCounters, petitions, petitionTargets, petitionTexts, type DemandText } from '../../db/schema'
import type { Locale } from '../i18n'

export interface PetitionText {
  title: string
  summary: string
  demands: DemandText[]
  /** Markdown with `[claim:slug]` tags. */
  story: string
  evidenceFrom: string
}

export interface NewPetition {
  organisationId: string
  campaignId: string | null
  position: number
  slug: string
  /** Signatures, ascending. */
  milestones: number[]
  targetIds: string[]
  texts: Partial<Record<Locale, PetitionText>>
}

/** Creates a petition as a draft with its first texts, or finds the one that has this slug already. */
export function createPetition({
  texts,
  targetIds,
  ...petition
}: NewPetition): Promise<{ id: string; created: boolean }> {
  return db.write(async (tx) => {
    const [created] = await tx
      .insert(petitions)
      .values(petition)
      .onConflictDoNothing()
      .returning({ id: petitions.id })
    if (!created) {
      const [existing] = await tx
        .select({ id: petitions.id })
        .from(petitions)
        .where(eq(petitions.slug, petition.slug))
      return { id: existing!.id, created: false }
    }
    const { id } = created
    await tx.insert(petitionCounters).values({ petitionId: id })
    for (const [position, targetId] of targetIds.entries()) {
      await tx.insert(petitionTargets).values({ petitionId: id, targetId, position })
    }
    for (const [locale, text] of Object.entries(texts)) await addVersion(tx, id, locale as Locale, 1, text)
    return { id, created: true }
  })
}

const addVersion = (tx: Tx, petitionId: string, locale: Locale, version: number, text: PetitionText) =>
  tx.insert(petitionTexts).values({
    petitionId,
    locale,
    version,
    current: true,
    ...text,
    search: fold(
      [text.title, text.summary, ...text.demands.map((demand) => demand.text), text.story].join(' '),
    ),
  })
