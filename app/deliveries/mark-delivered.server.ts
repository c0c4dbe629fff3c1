import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { deliveries, targets, type Localized } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { announce } from '../petitions/announce.server'
import { transition } from '../petitions/transition.server'
import { forgetPages } from '../platform/page-cache.server'
import type { DeliveryWay } from './words'

export type Delivered =
  /** moved: the petition counts as delivered since. */
  { outcome: 'delivered'; moved: boolean } | { outcome: 'already' } | { outcome: 'unknown' }

interface Handing {
  petition: { id: string; organisationId: string }
  id: string
  deliveredOn: string
  how: DeliveryWay
  note: Localized | null
  /** Its petition goes on collecting: its state stays as it is, and it can be handed over again. */
  goesOn?: boolean
  actor: Pick<Actor, 'personId' | 'name'>
  now?: number
}

/**
 * Writes down that a packet was handed over. The petition moves to `delivered` where its state leads there, unless it goes
 * on collecting; signers who asked are told, once for all packets of a day.
 */
export async function markDelivered(handing: Handing): Promise<Delivered> {
  const { petition, id, deliveredOn, how, note, goesOn = false, actor, now = Date.now() } = handing
  const delivered = await db.write(async (tx): Promise<Delivered> => {
    const [packet] = await tx
      .select({ id: deliveries.id, slug: targets.slug })
      .from(deliveries)
      .innerJoin(targets, eq(targets.id, deliveries.targetId))
      .where(and(eq(deliveries.id, id), eq(deliveries.petitionId, petition.id)))
    if (!packet) return { outcome: 'unknown' }
    const [marked] = await tx
      .update(deliveries)
      .set({ deliveredOn, how, note })
      .where(and(eq(deliveries.id, id), isNull(deliveries.deliveredOn)))
      .returning({ id: deliveries.id })
    if (!marked) return { outcome: 'already' }
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'delivery.delivered',
      petitionId: petition.id,
      about: packet.slug,
      details: { deliveredOn, how },
      now,
    })
    const moved =
      !goesOn && (await transition(tx, petition.id, 'deliver', { actor, now })).outcome === 'moved'
    await announce(tx, { petitionId: petition.id, kind: 'delivered', about: Date.parse(deliveredOn) })
    return { outcome: 'delivered', moved }
  })
  if (delivered.outcome === 'delivered') await forgetPages()
  return delivered
}
