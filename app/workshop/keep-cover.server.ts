import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { images, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { NARROW, WIDE } from '../petitions/cover'
import { forgetPages } from '../platform/page-cache.server'
import { encodePicture, type PictureProblem } from '../platform/picture.server'
import { altOf, LARGEST_PICTURE, type CoverAnswers } from './cover-form'

type In = Pick<Actor, 'personId' | 'name'> & { organisation: { id: string } }

export type KeptCover =
  | { outcome: 'kept' }
  /** Another picture stands there than the form was opened with. */
  | { outcome: 'stale' }
  | { outcome: 'refused'; problem: PictureProblem | 'too-large' | 'none' }

interface Cover {
  petitionId: string
  /** The picture the form was opened with. */
  seen: string | null
  /** Null: the one that is there stays, and what is said of it is changed. */
  bytes: Buffer | null
  answers: CoverAnswers
}

/** Makes a picture the cover of a petition; the one before it goes, unless another petition shows it. */
export async function keepCover(actor: In, { petitionId, seen, bytes, answers }: Cover): Promise<KeptCover> {
  if (bytes && bytes.length > LARGEST_PICTURE) return { outcome: 'refused', problem: 'too-large' }
  if (!bytes && !seen) return { outcome: 'refused', problem: 'none' }
  const picture = bytes && (await encodePicture(bytes, { wide: WIDE, narrow: NARROW }))
  if (picture && 'problem' in picture) return { outcome: 'refused', problem: picture.problem }
  const organisationId = actor.organisation.id
  const said = { alt: altOf(answers), credit: answers.credit }
  const kept = await db.write(async (tx): Promise<KeptCover> => {
    const bare = picture ?? (seen ? await pictureOf(tx, organisationId, seen) : null)
    if (!bare) return { outcome: 'stale' }
    // New words are a new picture too: its address may be kept for long, and another petition may show it with its own.
    const [image] = await tx
      .insert(images)
      .values({ organisationId, uploadedBy: actor.personId, ...bare, ...said })
      .returning({ id: images.id })
    const petition = await replaceCover(tx, actor, petitionId, seen, image!.id)
    if (!petition) {
      await tx.delete(images).where(eq(images.id, image!.id))
      return { outcome: 'stale' }
    }
    await record(tx, {
      actor,
      organisationId,
      action: 'petition.settings-changed',
      petitionId,
      about: petition.slug,
      details: { cover: picture ? 'new' : 'words' },
    })
    return { outcome: 'kept' }
  })
  if (kept.outcome === 'kept') await forgetPages()
  return kept
}

/** Takes the cover of a petition away. */
export async function removeCover(
  actor: In,
  petitionId: string,
  seen: string,
): Promise<{ outcome: 'removed' | 'stale' }> {
  if (!isId(seen)) return { outcome: 'stale' }
  const removed = await db.write(async (tx) => {
    const petition = await replaceCover(tx, actor, petitionId, seen, null)
    if (!petition) return { outcome: 'stale' as const }
    await record(tx, {
      actor,
      organisationId: actor.organisation.id,
      action: 'petition.settings-changed',
      petitionId,
      about: petition.slug,
      details: { cover: 'removed' },
    })
    return { outcome: 'removed' as const }
  })
  if (removed.outcome === 'removed') await forgetPages()
  return removed
}

async function pictureOf(tx: Tx, organisationId: string, id: string) {
  const [image] = await tx
    .select({ wide: images.wide, narrow: images.narrow, width: images.width, height: images.height })
    .from(images)
    .where(and(eq(images.id, id), eq(images.organisationId, organisationId)))
  return image ?? null
}

async function replaceCover(
  tx: Tx,
  actor: In,
  petitionId: string,
  seen: string | null,
  coverId: string | null,
) {
  const [petition] = await tx
    .update(petitions)
    .set({ coverId })
    .where(
      and(
        eq(petitions.id, petitionId),
        eq(petitions.organisationId, actor.organisation.id),
        seen === null ? isNull(petitions.coverId) : eq(petitions.coverId, seen),
      ),
    )
    .returning({ slug: petitions.slug })
  if (!petition) return null
  if (seen) {
    const [other] = await tx
      .select({ id: petitions.id })
      .from(petitions)
      .where(eq(petitions.coverId, seen))
      .limit(1)
    if (!other) await tx.delete(images).where(eq(images.id, seen))
  }
  return petition
}
