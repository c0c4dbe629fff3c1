import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'

/** The id of a petition in any state, or null. */
export async function findPetitionId(slug: string): Promise<string | null> {
  const [petition] = await db.read
    .select({ id: petitions.id })
    .from(petitions)
    .where(eq(petitions.slug, slug))
  return petition?.id ?? null
}
