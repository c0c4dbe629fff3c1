import { eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, type Localized, type PetitionState } from '../../db/schema'
import { publicStates } from './states'

/** Moves a petition to a state, with the public reason where the state shows one. */
export async function changeState(
  petitionId: string,
  state: PetitionState,
  reason: Localized | null = null,
  now = Date.now(),
): Promise<void> {
  const published = publicStates.includes(state)
  await db.write(async (tx) => {
    await tx
      .update(petitions)
      .set({
        state,
        stateReason: reason,
        stateChangedAt: now,
        ...(published ? { publishedAt: sql`coalesce(${petitions.publishedAt}, ${now})` } : {}),
      })
      .where(eq(petitions.id, petitionId))
  })
}
