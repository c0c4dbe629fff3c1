import { and, eq, isNotNull, max, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { locked } from '../../db/dialect'
import { petitions, petitionTargets, targets } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { insertTarget } from '../petitions/create-target.server'
import { forgetPages } from '../platform/page-cache.server'
import { firstFree, slugFrom } from '../platform/slug'
import { asRead, localizedTarget, type TargetAnswers } from './target-form'

type In = Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } }

/** Adds an office or institution to the organisation's, and puts a petition of it to it where one is named. */
export async function addTarget(
  actor: In,
  answers: TargetAnswers,
  petitionId: string | null,
): Promise<{ slug: string }> {
  const organisationId = actor.organisation.id
  const slug = await db.write(async (tx) => {
    const made = await firstFree(slugFrom(answers['name-en'], 'target'), async (wish) => {
      const id = await insertTarget(tx, { organisationId, slug: wish, ...localizedTarget(answers) })
      return id ? { id, slug: wish } : null
    })
    const [petition] = petitionId
      ? await tx
          .update(petitions)
          .set({ settingsRevision: sql`${petitions.settingsRevision} + 1` })
          .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, organisationId)))
          .returning({ id: petitions.id })
      : []
    if (petition) {
      const [last] = await tx
        .select({ position: max(petitionTargets.position) })
        .from(petitionTargets)
        .where(eq(petitionTargets.petitionId, petition.id))
      await tx.insert(petitionTargets).values({
        petitionId: petition.id,
        targetId: made.id,
        position: (last?.position ?? -1) + 1,
      })
    }
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.settings-changed',
      petitionId: petition?.id ?? null,
      about: made.slug,
      details: { target: 'added' },
    })
    return made.slug
  })
  if (petitionId) await forgetPages()
  return { slug }
}

/** stale: somebody changed it since it was read; nothing is stored. */
export type SavedTarget = { outcome: 'saved' | 'stale' | 'published' | 'unknown' }

/**
 * Corrects a target that no published petition is put to: who was asked stays as the signers read it. `read`: what it said
 * when the form was shown, by `asRead`.
 */
export function saveTarget(
  actor: In,
  slug: string,
  answers: TargetAnswers,
  read: string,
): Promise<SavedTarget> {
  const organisationId = actor.organisation.id
  return db.write(async (tx): Promise<SavedTarget> => {
    const own = and(eq(targets.slug, slug), eq(targets.organisationId, organisationId))
    const [target] = await locked(tx.select().from(targets).where(own))
    if (!target) return { outcome: 'unknown' }
    const [published] = await tx
      .select({ id: petitions.id })
      .from(petitionTargets)
      .innerJoin(petitions, eq(petitions.id, petitionTargets.petitionId))
      .where(and(eq(petitionTargets.targetId, target.id), isNotNull(petitions.publishedAt)))
      .limit(1)
    if (published) return { outcome: 'published' }
    if (asRead(target) !== read) return { outcome: 'stale' }
    await tx.update(targets).set(localizedTarget(answers)).where(own)
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.settings-changed',
      about: slug,
      details: { target: 'changed' },
    })
    return { outcome: 'saved' }
  })
}
