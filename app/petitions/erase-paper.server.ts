import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQLWrapper } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { paperSignatures } from '../../db/schema'
import { countPaper } from './count-paper.server'

/** Nothing of a person stands in a row any more. */
export const nobody = { sealed: null, person: null, mailbox: null, deliver: false } as const

const personal = or(
  isNotNull(paperSignatures.sealed),
  isNotNull(paperSignatures.person),
  isNotNull(paperSignatures.mailbox),
)

/** Erases a mailbox from rows of paper; what counted is withdrawn. Returns how many rows. */
export async function erasePaper(tx: Tx, mailbox: Buffer): Promise<number> {
  const rows = await tx
    .select({ id: paperSignatures.id })
    .from(paperSignatures)
    .where(eq(paperSignatures.mailbox, mailbox))
  let erased = 0
  for (const { id } of rows) erased += (await takeOut(tx, id)) ? 1 : 0
  return erased
}

/** Empties a row and takes it out of the count. Returns false when it is gone. */
export async function takeOut(tx: Tx, id: number): Promise<boolean> {
  for (;;) {
    const [row] = await tx
      .select({ petitionId: paperSignatures.petitionId, problem: paperSignatures.problem })
      .from(paperSignatures)
      .where(eq(paperSignatures.id, id))
    if (!row) return false
    const counted = row.problem === null
    const [done] = await tx
      .update(paperSignatures)
      .set({ ...nobody, problem: counted ? 'withdrawn' : row.problem })
      .where(
        and(
          eq(paperSignatures.id, id),
          row.problem === null ? isNull(paperSignatures.problem) : eq(paperSignatures.problem, row.problem),
        ),
      )
      .returning({ id: paperSignatures.id })
    if (!done) continue // somebody mended it in this moment: look again
    if (counted) countPaper(tx, row.petitionId, -1)
    return true
  }
}

/** Takes everything personal out of some rows of a petition's paper; they count as they did. Returns how many. */
export async function anonymisePaper(tx: Tx, petitionId: string, from: number, most: number) {
  const rows = await tx
    .select({ id: paperSignatures.id })
    .from(paperSignatures)
    .where(and(eq(paperSignatures.petitionId, petitionId), gt(paperSignatures.id, from), personal))
    .orderBy(asc(paperSignatures.id))
    .limit(most)
  const ids = rows.map(({ id }) => id)
  if (ids.length) await tx.update(paperSignatures).set(nobody).where(inArray(paperSignatures.id, ids))
  return { done: ids.length, last: ids.length === most ? ids.at(-1)! : null }
}

/** Rows of paper that hold something personal, of these petitions. */
export const personalPaper = (petitionIds: SQLWrapper) =>
  and(inArray(paperSignatures.petitionId, petitionIds), personal)
