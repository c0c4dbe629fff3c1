import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { uuidv7 } from '../../db/uuid'
import { paperSheets, paperSignatures, petitions } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { unseal } from '../platform/seal.server'
import { isCountry } from '../supporters/countries'
import { checkRows, insertRow, type CheckedRow } from './check-row.server'
import { sealedRow, type SealedRow } from './sealed-row'
import { isDay, LABEL_LENGTH, type RowAnswers, type SheetAnswers, type SheetProblems } from './sheet-form'
import { takesPaper } from './takes-paper'

export type Entered =
  | { outcome: 'entered'; sheet: string; counted: number; refused: number }
  | { outcome: 'problems'; problems: SheetProblems }
  /** The petition takes no paper any more. */
  | { outcome: 'closed' }
  /** This sheet belongs to another petition, or was withdrawn. */
  | { outcome: 'unknown' }

interface Entering {
  petition: { id: string; slug: string; organisationId: string }
  actor: Pick<Actor, 'personId' | 'name'>
  rows: RowAnswers[]
  now?: number
}

/** A name for a sheet that is about to be typed in. */
export const newSheetId = uuidv7

/** Enters a sheet that came back with its first rows. The same form sent twice enters it once. */
export async function enterSheet(sheet: SheetAnswers, entering: Entering): Promise<Entered> {
  const { petition, actor, now = Date.now() } = entering
  const takes = await paperOf(petition.id, now)
  if (takes.outcome !== 'takes') return { outcome: 'closed' }
  const usual = isCountry(sheet.country) ? sheet.country : null
  const { rows, problems } = await checkRows(petition.id, entering.rows, usual)
  Object.assign(problems, sheetProblems(sheet, takes.until, now))
  if (entering.rows.length === 0) problems['name-1'] = 'no-rows'
  if (!isId(sheet.sheet)) return { outcome: 'unknown' }
  if (Object.keys(problems).length) return { outcome: 'problems', problems }
  const entered = await db.write(async (tx): Promise<Entered> => {
    const [fresh] = await tx
      .insert(paperSheets)
      .values({
        id: sheet.sheet,
        petitionId: petition.id,
        locale: sheet.language,
        label: sheet.label,
        collectedOn: sheet.collectedOn,
        enteredBy: actor.personId,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: paperSheets.id })
    if (!(await findOpenSheet(tx, petition.id, sheet.sheet))) return { outcome: 'unknown' }
    return storeRows(tx, { ...entering, sheet: sheet.sheet, label: sheet.label, rows, fresh: !!fresh, now })
  })
  if (entered.outcome === 'entered' && entered.counted > 0) await forgetPetitionPages(petition.slug)
  return entered
}

/** Enters further rows of a sheet. */
export async function addRows(sheetId: string, entering: Entering & { country: string }): Promise<Entered> {
  const { petition, now = Date.now() } = entering
  if ((await paperOf(petition.id, now)).outcome !== 'takes') return { outcome: 'closed' }
  const usual = isCountry(entering.country) ? entering.country : null
  const { rows, problems } = await checkRows(petition.id, entering.rows, usual)
  if (Object.keys(problems).length) return { outcome: 'problems', problems }
  const entered = await db.write(async (tx): Promise<Entered> => {
    const sheet = await findOpenSheet(tx, petition.id, sheetId)
    if (!sheet) return { outcome: 'unknown' }
    return storeRows(tx, { ...entering, sheet: sheetId, label: sheet.label, rows, fresh: false, now })
  })
  if (entered.outcome === 'entered' && entered.counted > 0) await forgetPetitionPages(petition.slug)
  return entered
}

/** Whether a petition takes sheets, as it stands. */
export async function paperOf(petitionId: string, now = Date.now()) {
  const [row] = await db.read
    .select({ state: petitions.state, closesAt: petitions.closesAt, closedAt: petitions.closedAt })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  return row ? takesPaper(row, now) : { outcome: 'not-public' as const }
}

function sheetProblems(sheet: SheetAnswers, until: string | null, now: number): SheetProblems {
  const problems: SheetProblems = {}
  if (sheet.label === '') problems.label = 'empty'
  else if ([...sheet.label].length > LABEL_LENGTH) problems.label = 'too-long'
  const today = new Date(now).toISOString().slice(0, 10)
  if (!isDay(sheet.collectedOn)) problems.collectedOn = 'empty'
  else if (sheet.collectedOn > today) problems.collectedOn = 'future'
  else if (until !== null && sheet.collectedOn > until) problems.collectedOn = 'after-closing'
  return problems
}

export async function findOpenSheet(tx: Tx, petitionId: string, sheetId: string) {
  if (!isId(sheetId)) return null
  const [sheet] = await tx
    .select()
    .from(paperSheets)
    .where(and(eq(paperSheets.id, sheetId), eq(paperSheets.petitionId, petitionId)))
  return sheet && sheet.withdrawnAt === null ? sheet : null
}

interface Storing extends Omit<Entering, 'rows'> {
  sheet: string
  label: string
  rows: CheckedRow[]
  fresh: boolean
  now: number
}

async function storeRows(tx: Tx, storing: Storing): Promise<Entered> {
  const { petition, sheet, label, rows, now, actor } = storing
  let counted = 0
  let refused = 0
  for (const row of rows) {
    let placed = row
    for (;;) {
      const problem = await insertRow(tx, { id: sheet, petitionId: petition.id }, placed, now)
      if (problem === null) counted++
      else if (problem !== 'taken') refused++
      else if (!(await saysTheSame(tx, sheet, placed))) {
        // Two people typed at the same sheet: nobody's row is lost, the later one goes to the end.
        placed = { ...row, answers: { ...row.answers, row: (await lastRow(tx, sheet)) + 1 } }
        continue
      }
      break
    }
  }
  if (storing.fresh || counted + refused > 0)
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'paper.sheet-entered',
      petitionId: petition.id,
      about: label,
      details: { counted, refused },
      now,
    })
  return { outcome: 'entered', sheet, counted, refused }
}

async function saysTheSame(tx: Tx, sheetId: string, { answers }: CheckedRow): Promise<boolean> {
  const [stored] = await tx
    .select({ sealed: paperSignatures.sealed })
    .from(paperSignatures)
    .where(and(eq(paperSignatures.sheetId, sheetId), eq(paperSignatures.row, answers.row)))
  if (!stored?.sealed) return false
  const { name, place, email } = unseal<SealedRow>(sealedRow(sheetId, answers.row), stored.sealed)
  return name === answers.name && place === answers.place && email === answers.email
}

export async function lastRow(tx: Pick<Tx, 'select'>, sheetId: string): Promise<number> {
  const rows = await tx
    .select({ row: paperSignatures.row })
    .from(paperSignatures)
    .where(eq(paperSignatures.sheetId, sheetId))
  return Math.max(0, ...rows.map(({ row }) => row))
}
