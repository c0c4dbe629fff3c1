import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { db, type Reader, type Tx } from '../../db/client'
import { memberships, people, type Role } from '../../db/schema'
import { allowedTo } from '../accounts/can'

const reviewers = allowedTo('review.decide') as readonly Role[]

/** Those who may decide on an organisation's petitions and reports. */
export async function reviewersOf(
  organisationId: string,
  read: Reader | Tx = db.read,
): Promise<(typeof people.$inferSelect)[]> {
  const rows = await read
    .selectDistinct({ id: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), inArray(memberships.role, [...reviewers])))
  if (rows.length === 0) return []
  return read
    .select()
    .from(people)
    .where(
      and(
        inArray(
          people.id,
          rows.map(({ id }) => id),
        ),
        isNull(people.disabledAt),
      ),
    )
}

/** Whether somebody else than this person could decide in an organisation; null: for the instance. */
export async function somebodyElseReviews(
  tx: Tx | Reader,
  organisationId: string | null,
  personId: string,
): Promise<boolean> {
  if (organisationId !== null)
    return (await reviewersOf(organisationId, tx)).some(({ id }) => id !== personId)
  const [other] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.instanceAdmin, true), isNull(people.disabledAt), ne(people.id, personId)))
    .limit(1)
  return other !== undefined
}

/** The same, outside a unit: for a page that says so beforehand. */
export const somebodyElseDecides = (organisationId: string | null, personId: string): Promise<boolean> =>
  somebodyElseReviews(db.read, organisationId, personId)
