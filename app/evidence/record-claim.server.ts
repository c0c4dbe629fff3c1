import { and, eq, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { claims, claimSubjects, petitionClaims } from '../../db/schema'

export type NewSubject = Omit<typeof claimSubjects.$inferInsert, 'id'>
export type NewClaim = Omit<typeof claims.$inferInsert, 'id' | 'createdAt' | 'state'>

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
