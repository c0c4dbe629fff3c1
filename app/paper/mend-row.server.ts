import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { paperSignatures, type PaperProblem } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { countPaper } from '../petitions/count-paper.server'
import { takeOut } from '../petitions/erase-paper.server'
import { checkRows, insertRow } from './check-row.server'
import { findOpenSheet } from './enter-sheet.server'
import type { RowAnswers, SheetProblems } from './sheet-form'

export type Mended =
  /** problem: what still keeps it from counting; null: it counts. */
  | { outcome: 'mended'; problem: PaperProblem | null }
  | { outcome: 'problems'; problems: SheetProblems }
  | { outcome: 'unknown' }

interface At {
  petition: { id: string; slug: string; organisationId: string }
  sheetId: string
  actor: Pick<Actor, 'personId' | 'name'>
  now?: number
}

/** Writes a row of a sheet anew and compares it again; what it was before is gone. */
export async function mendRow(at: At, answers: RowAnswers): Promise<Mended> {
  const { petition, sheetId, actor, now = Date.now() } = at
  const { rows, problems } = await checkRows(petition.id, [answers], null)
  if (Object.keys(problems).length) return { outcome: 'problems', problems }
  const mended = await db.write(async (tx): Promise<Mended> => {
    const sheet = await findOpenSheet(tx, petition.id, sheetId)
    if (!sheet) return { outcome: 'unknown' }
    // Deleted and written again, so that the unique indexes decide as they do for a new row.
    const [before] = await tx
      .delete(paperSignatures)
      .where(and(eq(paperSignatures.sheetId, sheet.id), eq(paperSignatures.row, answers.row)))
      .returning({ problem: paperSignatures.problem })
    if (!before) return { outcome: 'unknown' }
    if (before.problem === null) countPaper(tx, petition.id, -1)
    const problem = await insertRow(tx, { id: sheet.id, petitionId: petition.id }, rows[0]!, now)
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'paper.row-mended',
      petitionId: petition.id,
      about: sheet.label,
      details: { row: answers.row, counts: problem === null },
      now,
    })
    return { outcome: 'mended', problem: problem === 'taken' ? 'duplicate' : problem }
  })
  if (mended.outcome === 'mended') await forgetPetitionPages(petition.slug)
  return mended
}

/** Takes one row back, as its signer asked: nothing of what was written is left. */
export async function withdrawRow(at: At, row: number): Promise<{ outcome: 'withdrawn' | 'unknown' }> {
  const { petition, sheetId, actor, now = Date.now() } = at
  const done = await db.write(async (tx) => {
    const sheet = await findOpenSheet(tx, petition.id, sheetId)
    if (!sheet) return false
    const [found] = await tx
      .select({ id: paperSignatures.id })
      .from(paperSignatures)
      .where(and(eq(paperSignatures.sheetId, sheet.id), eq(paperSignatures.row, row)))
    if (!found || !(await takeOut(tx, found.id))) return false
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'paper.row-mended',
      petitionId: petition.id,
      about: sheet.label,
      details: { row, counts: false, withdrawn: true },
      now,
    })
    return true
  })
  if (done) await forgetPetitionPages(petition.slug)
  return { outcome: done ? 'withdrawn' : 'unknown' }
}
