import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, type Localized, type PetitionState } from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { enterState } from './transition.server'

/**
 * Moves a petition to a state whatever it was in, with the public reason where the state shows one: for who runs the
 * installation, from the command line. People move petitions by `transition`.
 */
export async function changeState(
  petitionId: string,
  state: PetitionState,
  reason: Localized | null = null,
  now = Date.now(),
): Promise<void> {
  await db.write(async (tx) => {
    for (;;) {
      const [petition] = await tx.select().from(petitions).where(eq(petitions.id, petitionId))
      if (!petition) return
      if (await enterState(tx, petition, state, { reason, at: now }, now)) return
    }
  })
  await forgetPages()
}
