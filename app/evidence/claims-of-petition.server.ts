import { and, asc, eq, inArray, max, notInArray } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { fold } from '../../db/fold'
import { claims, claimSubjects, petitionClaims, petitions } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import { forgetPages } from '../platform/page-cache.server'
import { toOwnClaim } from './own-works.server'
import type { AttachedClaim, OwnClaim } from './views'

type Person = Pick<Actor, 'personId' | 'name'>
interface OwnPetition {
  id: string
  slug: string
  organisationId: string
}

/** The claims a petition rests on, in its order, each with the tag that puts it into the story. */
export async function claimsForPetition(petitionId: string, locale: Locale): Promise<AttachedClaim[]> {
  const rows = await db.read
    .select({ claim: claims, subject: claimSubjects.title })
    .from(petitionClaims)
    .innerJoin(claims, eq(claims.id, petitionClaims.claimId))
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .where(eq(petitionClaims.petitionId, petitionId))
    .orderBy(asc(petitionClaims.position), asc(claims.slug))
  return rows.map(({ claim, subject }) => ({
    ...toOwnClaim(claim, subject[locale], locale),
    tag: `[claim:${claim.slug}]`,
  }))
}

/** Claims shown at once that could be attached; whoever has more looks for words. */
const OFFERED = 50

/** The organisation's claims that a petition does not rest on yet and whose words hold every one asked for. */
export async function claimsToAttach(
  { id, organisationId }: OwnPetition,
  locale: Locale,
  q = '',
): Promise<{ claims: OwnClaim[]; more: number }> {
  const attached = db.read
    .select({ id: petitionClaims.claimId })
    .from(petitionClaims)
    .where(eq(petitionClaims.petitionId, id))
  const rows = await db.read
    .select({ claim: claims, subject: claimSubjects.title })
    .from(claims)
    .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
    .where(and(eq(claims.organisationId, organisationId), notInArray(claims.id, attached)))
    .orderBy(asc(claimSubjects.position), asc(claims.position))
  const words = fold(q.slice(0, 200)).split(' ').filter(Boolean)
  const found = rows.filter(({ claim, subject }) => {
    const texts = [claim.figure, claim.unit, claim.statement, claim.by, subject]
    const folded = fold(texts.flatMap((text) => [text.en, text.es]).join(' '))
    return words.every((word) => folded.includes(word))
  })
  return {
    claims: found.slice(0, OFFERED).map(({ claim, subject }) => toOwnClaim(claim, subject[locale], locale)),
    more: Math.max(0, found.length - OFFERED),
  }
}

export type Arranged = { outcome: 'arranged' } | { outcome: 'none' }

/** Lays a claim of the same organisation beside a petition, after the others. Repeating it changes nothing. */
export const attachClaim = (person: Person, petition: OwnPetition, claimSlug: string): Promise<Arranged> =>
  arrange(async (tx) => {
    const [claim] = await tx
      .select({ id: claims.id })
      .from(claims)
      .where(and(eq(claims.organisationId, petition.organisationId), eq(claims.slug, claimSlug)))
    if (!claim) return { outcome: 'none' }
    const [last] = await tx
      .select({ position: max(petitionClaims.position) })
      .from(petitionClaims)
      .where(eq(petitionClaims.petitionId, petition.id))
    const added = await tx
      .insert(petitionClaims)
      .values({ petitionId: petition.id, claimId: claim.id, position: (last?.position ?? -1) + 1 })
      .onConflictDoNothing()
      .returning({ id: petitionClaims.claimId })
    if (added.length > 0) await recordArranged(tx, person, petition, 'evidence.attached', claimSlug)
    return { outcome: 'arranged' }
  })

/** Takes a claim from a petition; the claim itself stays. */
export const detachClaim = (person: Person, petition: OwnPetition, claimSlug: string): Promise<Arranged> =>
  arrange(async (tx) => {
    const own = tx
      .select({ id: claims.id })
      .from(claims)
      .where(and(eq(claims.organisationId, petition.organisationId), eq(claims.slug, claimSlug)))
    const gone = await tx
      .delete(petitionClaims)
      .where(and(eq(petitionClaims.petitionId, petition.id), inArray(petitionClaims.claimId, own)))
      .returning({ id: petitionClaims.claimId })
    if (gone.length === 0) return { outcome: 'none' }
    await recordArranged(tx, person, petition, 'evidence.detached', claimSlug)
    return { outcome: 'arranged' }
  })

/** Moves a claim of a petition one place towards the beginning or the end. */
export const moveClaim = (petition: OwnPetition, claimSlug: string, way: 'up' | 'down'): Promise<Arranged> =>
  arrange(async (tx) => {
    const rows = await tx
      .select({ id: claims.id, slug: claims.slug })
      .from(petitionClaims)
      .innerJoin(claims, eq(claims.id, petitionClaims.claimId))
      .where(eq(petitionClaims.petitionId, petition.id))
      .orderBy(asc(petitionClaims.position), asc(claims.slug))
    const from = rows.findIndex(({ slug }) => slug === claimSlug)
    if (from < 0) return { outcome: 'none' }
    const to = Math.min(rows.length - 1, Math.max(0, from + (way === 'up' ? -1 : 1)))
    rows.splice(to, 0, ...rows.splice(from, 1))
    for (const [position, { id }] of rows.entries())
      await tx
        .update(petitionClaims)
        .set({ position })
        .where(and(eq(petitionClaims.petitionId, petition.id), eq(petitionClaims.claimId, id)))
    return { outcome: 'arranged' }
  })

/** Writes down that a person compared everything a petition rests on with what came after. */
export const markEvidenceReviewed = (
  person: Person,
  petition: OwnPetition,
  now = Date.now(),
): Promise<Arranged> =>
  arrange(async (tx) => {
    await tx.update(petitions).set({ reviewedAt: now }).where(eq(petitions.id, petition.id))
    await recordArranged(tx, person, petition, 'evidence.reviewed', petition.slug)
    return { outcome: 'arranged' }
  })

/** Epoch ms; when a person last did. */
export async function evidenceReviewedAt(petitionId: string): Promise<number | null> {
  const [row] = await db.read
    .select({ reviewedAt: petitions.reviewedAt })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  return row?.reviewedAt ?? null
}

async function arrange(unit: (tx: Tx) => Promise<Arranged>): Promise<Arranged> {
  const arranged = await db.write(unit)
  if (arranged.outcome === 'arranged') await forgetPages()
  return arranged
}

const recordArranged = (
  tx: Tx,
  actor: Person,
  { id, organisationId }: OwnPetition,
  action: 'evidence.attached' | 'evidence.detached' | 'evidence.reviewed',
  about: string,
) => record(tx, { actor, organisationId, petitionId: id, action, about })
