import { and, eq, max, type SQL } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { claims, claimSubjects, petitionClaims, works } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'
import { firstFree, slugFrom } from '../platform/slug'
import type { ClaimChange, SubjectFields } from './claim-form.server'

export type NewSubject = Omit<typeof claimSubjects.$inferInsert, 'id'>
export type NewClaim = Omit<typeof claims.$inferInsert, 'id' | 'createdAt' | 'state'>
type Person = Pick<Actor, 'personId' | 'name'>

/** Records what claims speak of, or finds the organisation's one with this slug. Returns its id. */
export function recordSubject(subject: NewSubject): Promise<string> {
  return db.write(async (tx) => {
    const [created] = await tx
      .insert(claimSubjects)
      .values(subject)
      .onConflictDoNothing()
      .returning({ id: claimSubjects.id })
    if (created) return created.id
    const same = bySlug(claimSubjects, subject)
    const [existing] = await tx.select({ id: claimSubjects.id }).from(claimSubjects).where(same)
    return existing!.id
  })
}

/** Records a claim: who said which figure about what, as of when, and in which work. Returns its id. */
export function recordClaim(claim: NewClaim): Promise<string> {
  return db.write(async (tx) => {
    const [created] = await tx.insert(claims).values(claim).onConflictDoNothing().returning({ id: claims.id })
    if (created) return created.id
    const [existing] = await tx.select({ id: claims.id }).from(claims).where(bySlug(claims, claim))
    return existing!.id
  })
}

const bySlug = (
  table: typeof claims | typeof claimSubjects,
  { organisationId, slug }: { organisationId: string; slug: string },
): SQL | undefined => and(eq(table.organisationId, organisationId), eq(table.slug, slug))

/** Lays the claims a petition rests on beside it, in this order. */
export async function attachClaims(petitionId: string, claimIds: string[]): Promise<void> {
  await db.write(async (tx) => {
    for (const [position, claimId] of claimIds.entries()) {
      await tx.insert(petitionClaims).values({ petitionId, claimId, position }).onConflictDoNothing()
    }
  })
}

export type AddedClaim =
  | { outcome: 'added'; slug: string }
  /** The organisation has no such document. */
  | { outcome: 'no-work' }
  | { outcome: 'no-subject' }

/** Records a new claim that rests on a document of the organisation, under a slug made from its text. */
export async function addClaim(
  person: Person,
  organisationId: string,
  workSlug: string,
  { fields, subject }: ClaimChange,
): Promise<AddedClaim> {
  const added = await db.write(async (tx): Promise<AddedClaim> => {
    const [work] = await tx
      .select({ id: works.id })
      .from(works)
      .where(and(eq(works.organisationId, organisationId), eq(works.slug, workSlug)))
    if (!work) return { outcome: 'no-work' }
    const subjectId = await subjectFor(tx, organisationId, subject)
    if (!subjectId) return { outcome: 'no-subject' }
    const [last] = await tx
      .select({ position: max(claims.position) })
      .from(claims)
      .where(eq(claims.subjectId, subjectId))
    const position = (last?.position ?? -1) + 1
    const row = { ...fields, state: 'stands' as const, organisationId, subjectId, workId: work.id, position }
    const said = `${fields.by.en} ${fields.figure.en} ${fields.unit.en}`
    const { slug } = await firstFree(slugFrom(said, 'claim'), async (wish) => {
      const [claim] = await tx
        .insert(claims)
        .values({ ...row, slug: wish })
        .onConflictDoNothing()
        .returning({ slug: claims.slug })
      return claim
    })
    const details = { source: workSlug }
    await record(tx, {
      actor: person,
      organisationId,
      action: 'evidence.claim-recorded',
      about: slug,
      details,
    })
    return { outcome: 'added', slug }
  })
  if (added.outcome === 'added') await forgetPages()
  return added
}

/** The id of an organisation's subject, or of a new one; null where it has none of that slug. */
export async function subjectFor(
  tx: Tx,
  organisationId: string,
  subject: string | SubjectFields,
): Promise<string | null> {
  const own = eq(claimSubjects.organisationId, organisationId)
  if (typeof subject === 'string') {
    const same = and(own, eq(claimSubjects.slug, subject))
    const [found] = await tx.select({ id: claimSubjects.id }).from(claimSubjects).where(same)
    return found?.id ?? null
  }
  const [last] = await tx
    .select({ position: max(claimSubjects.position) })
    .from(claimSubjects)
    .where(own)
  const position = (last?.position ?? -1) + 1
  const created = await firstFree(slugFrom(subject.title.en, 'subject'), async (slug) => {
    const [row] = await tx
      .insert(claimSubjects)
      .values({ ...subject, organisationId, slug, position })
      .onConflictDoNothing()
      .returning({ id: claimSubjects.id })
    return row
  })
  return created.id
}
