import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'

/** Moves a petition one place up or down within its campaign; at the end it stays where it is. */
export async function movePetition(
  actor: Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } },
  campaignSlug: string,
  petitionSlug: string,
  direction: 'up' | 'down',
): Promise<{ outcome: 'moved' | 'at-the-end' | 'unknown' }> {
  const organisationId = actor.organisation.id
  const moved = await db.write(async (tx) => {
    const list = await tx
      .select({ id: petitions.id, slug: petitions.slug, position: petitions.position })
      .from(petitions)
      .innerJoin(campaigns, eq(campaigns.id, petitions.campaignId))
      .where(and(eq(campaigns.slug, campaignSlug), eq(campaigns.organisationId, organisationId)))
      .orderBy(asc(petitions.position), asc(petitions.id))
    const at = list.findIndex(({ slug }) => slug === petitionSlug)
    if (at < 0) return { outcome: 'unknown' as const }
    const to = direction === 'up' ? at - 1 : at + 1
    if (to < 0 || to >= list.length) return { outcome: 'at-the-end' as const }
    const ordered = list.toSpliced(at, 1).toSpliced(to, 0, list[at]!)
    for (const [position, { id, position: before }] of ordered.entries())
      if (position !== before) await tx.update(petitions).set({ position }).where(eq(petitions.id, id))
    await record(tx, {
      actor,
      organisationId,
      action: 'campaign.reordered',
      about: campaignSlug,
      details: { petition: petitionSlug, to: to + 1 },
    })
    return { outcome: 'moved' as const }
  })
  if (moved.outcome === 'moved') await forgetPages()
  return moved
}
