import { db } from '../../db/client'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'
import { transition } from '../petitions/transition.server'

/** Gives a petition that was not accepted back to its writers. */
export async function reconsider(
  person: Pick<Actor, 'personId' | 'name'>,
  petition: { id: string },
  now = Date.now(),
): Promise<{ outcome: 'reconsidered' | 'decided-already' }> {
  const { outcome } = await db.write((tx) =>
    transition(tx, petition.id, 'reconsider', { actor: person, now }),
  )
  if (outcome !== 'moved') return { outcome: 'decided-already' }
  await forgetPages()
  return { outcome: 'reconsidered' }
}
