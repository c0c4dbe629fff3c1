import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  petitionCounters,
  petitionCountries,
  petitionRemovals,
  petitions,
  removalReasons,
  type RemovalReason,
} from '../../db/schema'
import { isPublic } from './cards.server'
import { nextGoal } from './milestones'

/** The public numbers of a petition; null when it is not public or was rejected. */
export async function readCount(slug: string) {
  const [row] = await db.read
    .select({
      id: petitions.id,
      state: petitions.state,
      milestones: petitions.milestones,
      counters: petitionCounters,
    })
    .from(petitions)
    .innerJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(and(eq(petitions.slug, slug), isPublic))
  if (!row || row.state === 'rejected') return null
  const { confirmed, pending, held, withdrawn, removed, paper } = row.counters
  const removedFor = await removedByReason(row.id)
  const goal = nextGoal(row.milestones, confirmed)
  return { confirmed, pending, held, withdrawn, removed, removedFor, paper, goal }
}

/** Every reason with its number, also where it is nothing, so that a reader sees what is counted. */
export async function removedByReason(petitionId: string): Promise<Record<RemovalReason, number>> {
  const rows = await db.read
    .select()
    .from(petitionRemovals)
    .where(eq(petitionRemovals.petitionId, petitionId))
  const removed = (reason: RemovalReason) => rows.find((row) => row.reason === reason)?.removed ?? 0
  return Object.fromEntries(removalReasons.map((reason) => [reason, removed(reason)])) as Record<
    RemovalReason,
    number
  >
}

/** Confirmed signatures of a petition by country, most first. */
export const countryCounts = (slug: string): Promise<{ country: string; confirmed: number }[]> =>
  db.read
    .select({ country: petitionCountries.country, confirmed: petitionCountries.confirmed })
    .from(petitionCountries)
    .innerJoin(petitions, eq(petitions.id, petitionCountries.petitionId))
    .where(and(eq(petitions.slug, slug), isPublic, sql`${petitionCountries.confirmed} > 0`))
    .orderBy(desc(petitionCountries.confirmed), asc(petitionCountries.country))
