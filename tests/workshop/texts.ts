import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionDrafts, petitions, petitionTargets, type PetitionState } from '../../db/schema'
import { createTarget } from '../../app/petitions/create-target.server'
import { noDemand, type DraftText } from '../../app/workshop/draft-text'
import { aPetition, type APetition } from '../support/petitions'

/** A text that lacks nothing. */
export const aWrittenText = (how: Partial<DraftText> = {}): DraftText => ({
  title: 'Open the archives',
  summary: 'Families ask where their relatives are.',
  demands: [{ ...noDemand, text: 'Open the archives of 1982.', to: ['congress'] }],
  story: 'In 1982 the records were closed. '.repeat(10).trim(),
  evidenceFrom: 'The documents are of 2025.',
  ...how,
})

/** A petition whose text is public and that nobody wrote drafts of: as petitions were before there were any. */
export async function publicBefore(how: Parameters<typeof aPetition>[0] = {}): Promise<APetition> {
  const petition = await aPetition(how)
  await db.write(async (tx) => {
    await tx.delete(petitionDrafts).where(eq(petitionDrafts.petitionId, petition.id))
  })
  return petition
}

/** Addresses a petition to an office. */
export async function addressTo(petition: APetition, slug: string): Promise<void> {
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  const both = { en: `The ${slug}`, es: `El ${slug}` }
  const targetId = await createTarget({
    organisationId: row!.organisationId,
    slug,
    name: both,
    jurisdiction: both,
  })
  await db.write(async (tx) => {
    await tx
      .insert(petitionTargets)
      .values({ petitionId: petition.id, targetId, position: 0 })
      .onConflictDoNothing()
  })
}

export async function putInState(petition: APetition, state: PetitionState): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(petitions).set({ state }).where(eq(petitions.id, petition.id))
  })
}
