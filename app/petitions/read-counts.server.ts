import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionCounters, petitionCountries, petitions } from '../../db/schema'
import { isPublic } from './cards.server'
import { nextGoal } from './milestones'

/** The public numbers of a petition; null when it is not public or was rejected. */
export async function readCount(slug: string) {
  const [row] = await db.read
    .select({ state: petitions.state, milestones: petitions.milestones, counters: petitionCounters })
    .from(petitions)
    .innerJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(and(eq(petitions.slug, slug), isPublic))
  if (!row || row.state === 'rejected') return null
  const { confirmed, pending, held, withdrawn, removed } = row.counters
  return { confirmed, pending, held, withdrawn, removed, goal: nextGoal(row.milestones, confirmed) }
}

/** Confirmed signatures of a petition by country, most first. */
export const countryCounts = (slug: string): Promise<{ country: string; confirmed: number }[]> =>
  db.read
    .select({ country: petitionCountries.country, confirmed: petitionCountries.confirmed })
    .from(petitionCountries)
    .innerJoin(petitions, eq(petitions.id, petitionCountries.petitionId))
    .where(and(eq(petitions.slug, slug), isPublic, sql`${petitionCountries.confirmed} > 0`))
    .orderBy(desc(petitionCountries.confirmed), asc(petitionCountries.country))
