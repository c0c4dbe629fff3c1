import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { transition, type Moved, type Moving } from '../petitions/transition.server'
import type { Move } from '../petitions/transitions'
import { forgetPages } from '../platform/page-cache.server'

/** Moves a petition of somebody's organisation and takes its public pages back. No mail is sent by it. */
export async function movePetitionState(
  actor: Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } },
  petitionId: string,
  move: Move,
  how: Omit<Moving, 'actor' | 'by'> = {},
): Promise<Moved> {
  const moved = await db.write(async (tx): Promise<Moved> => {
    const [own] = await tx
      .select({ id: petitions.id })
      .from(petitions)
      .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, actor.organisation.id)))
    return own ? transition(tx, petitionId, move, { ...how, actor }) : { outcome: 'unknown' }
  })
  if (moved.outcome === 'moved') await forgetPages()
  return moved
}
