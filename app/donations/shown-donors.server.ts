import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'

export interface ShownDonor {
  name: string
  /** Epoch ms. */
  paidAt: number
}

const SHOWN = 20

/**
 * Donors of a petition, or without one of the organisation itself, who asked to be shown and whose gift stands: names and
 * days, no amounts. Tests are left out unless a page of tests asks.
 */
export async function shownDonors(
  organisationId: string,
  petitionId: string | null,
  { tests = false } = {},
): Promise<ShownDonor[]> {
  const rows = await db.read
    .select({ name: donations.shownName, paidAt: donations.paidAt })
    .from(donations)
    .where(
      and(
        eq(donations.organisationId, organisationId),
        petitionId === null ? isNull(donations.petitionId) : eq(donations.petitionId, petitionId),
        eq(donations.state, 'paid'),
        eq(donations.livemode, !tests),
        isNotNull(donations.shownName),
      ),
    )
    .orderBy(desc(donations.paidAt), desc(donations.id))
    .limit(SHOWN)
  return rows.map(({ name, paidAt }) => ({ name: name!, paidAt: paidAt! }))
}
