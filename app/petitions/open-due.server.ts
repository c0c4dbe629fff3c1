import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, reviews } from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { transition } from './transition.server'

/** Opens the approved petitions whose opening time has come. Repeating it opens nothing twice. Returns how many opened. */
export async function openDuePetitions(now = Date.now()): Promise<number> {
  const due = await db.read
    .select({ id: petitions.id })
    .from(petitions)
    .where(and(eq(petitions.state, 'review'), isNotNull(petitions.opensAt), lte(petitions.opensAt, now)))
    .orderBy(asc(petitions.id))
  let opened = 0
  for (const { id } of due) {
    const moved = await db.write(async (tx) => {
      const [review] = await tx
        .select({ decision: reviews.decision })
        .from(reviews)
        .where(eq(reviews.petitionId, id))
        .orderBy(desc(reviews.submittedAt), desc(reviews.id))
        .limit(1)
      if (review?.decision !== 'approved') return null
      return transition(tx, id, 'open', { actor: null, now })
    })
    if (moved?.outcome === 'moved') opened++
  }
  if (opened > 0) await forgetPages()
  return opened
}
