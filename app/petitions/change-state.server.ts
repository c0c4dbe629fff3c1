import { eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, type Localized, type PetitionState } from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { endedStates, publicStates } from './states'

/** Moves a petition to a state, with the public reason where the state shows one. */
export async function changeState(
  petitionId: string,
  state: PetitionState,
  reason: Localized | null = null,
  now = Date.now(),
): Promise<void> {
  const published = publicStates.includes(state)
  const ended = endedStates.includes(state)
  await db.write(async (tx) => {
    await tx
      .update(petitions)
      .set({
        state,
        stateReason: reason,
        stateChangedAt: now,
        // A petition that closed by itself has been closed since then, whatever came after.
        closedAt: ended
          ? sql`coalesce(${petitions.closedAt}, case when ${petitions.closesAt} < ${now} then ${petitions.closesAt} end, ${now})`
          : null,
        ...(ended ? {} : { anonymisedAt: null }),
        ...(published ? { publishedAt: sql`coalesce(${petitions.publishedAt}, ${now})` } : {}),
      })
      .where(eq(petitions.id, petitionId))
  })
  await forgetPages()
}
