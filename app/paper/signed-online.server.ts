import { and, asc, eq, exists, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { paperSignatures, petitions, signatures } from '../../db/schema'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { countPaper } from '../petitions/count-paper.server'

const BATCH = 500

/**
 * Finds rows of paper whose mailbox has signed online since they were entered, and counts those people once: online,
 * where they can see and change it. Returns how many.
 */
export async function countOnceOnline(): Promise<number> {
  const online = db.read
    .select({ id: signatures.id })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, paperSignatures.petitionId),
        eq(signatures.mailbox, paperSignatures.mailbox),
        inArray(signatures.state, ['confirmed', 'held']),
      ),
    )
  const written = and(isNull(paperSignatures.problem), isNotNull(paperSignatures.mailbox))
  let done = 0
  const touched = new Set<string>()
  for (let from = 0; ;) {
    const found = await db.read
      .select({ id: paperSignatures.id })
      .from(paperSignatures)
      .where(and(gt(paperSignatures.id, from), written, exists(online)))
      .orderBy(asc(paperSignatures.id))
      .limit(BATCH)
    if (found.length === 0) break
    from = found.at(-1)!.id
    const changed = await db.write(async (tx) => {
      const rows = await tx
        .update(paperSignatures)
        .set({ problem: 'online' })
        .where(
          and(
            inArray(
              paperSignatures.id,
              found.map(({ id }) => id),
            ),
            isNull(paperSignatures.problem),
          ),
        )
        .returning({ petitionId: paperSignatures.petitionId })
      for (const { petitionId } of rows) countPaper(tx, petitionId, -1)
      return rows
    })
    done += changed.length
    for (const { petitionId } of changed) touched.add(petitionId)
  }
  for (const id of touched) {
    const [petition] = await db.read
      .select({ slug: petitions.slug })
      .from(petitions)
      .where(eq(petitions.id, id))
    if (petition) await forgetPetitionPages(petition.slug)
  }
  return done
}
