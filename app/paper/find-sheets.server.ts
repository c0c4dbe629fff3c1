import { and, asc, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import {
  paperProblems,
  paperSheets,
  paperSignatures,
  petitionCounters,
  petitionTexts,
  type PaperProblem,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { unseal } from '../platform/seal.server'
import { sealedRow, type SealedRow } from './sealed-row'

export interface SheetEntry {
  id: string
  label: string
  collectedOn: string
  locale: Locale
  createdAt: number
  withdrawn: boolean
  counted: number
  refused: number
}

export interface SheetRow extends SealedRow {
  row: number
  deliver: boolean
  problem: PaperProblem | null
  /** Nothing of it is kept any more. */
  erased: boolean
}

const PAGE = 50

/** The sheets of a petition, newest first, with the number on paper; `before` is the last one of the page before. */
export async function findSheets(petitionId: string, before: string | null) {
  const [cursor] =
    before && isId(before)
      ? await db.read
          .select({ id: paperSheets.id, createdAt: paperSheets.createdAt })
          .from(paperSheets)
          .where(and(eq(paperSheets.petitionId, petitionId), eq(paperSheets.id, before)))
      : []
  const found = await db.read
    .select()
    .from(paperSheets)
    .where(
      and(
        eq(paperSheets.petitionId, petitionId),
        cursor &&
          or(
            lt(paperSheets.createdAt, cursor.createdAt),
            and(eq(paperSheets.createdAt, cursor.createdAt), lt(paperSheets.id, cursor.id)),
          ),
      ),
    )
    .orderBy(desc(paperSheets.createdAt), desc(paperSheets.id))
    .limit(PAGE + 1)
  const sheets = found.slice(0, PAGE)
  const counts = sheets.length ? await countRows(sheets.map(({ id }) => id)) : []
  const [counters] = await db.read
    .select({ paper: petitionCounters.paper })
    .from(petitionCounters)
    .where(eq(petitionCounters.petitionId, petitionId))
  return {
    counted: counters?.paper ?? 0,
    sheets: sheets.map((sheet): SheetEntry => {
      const rows = counts.find(({ sheetId }) => sheetId === sheet.id)
      return { ...entryOf(sheet), counted: rows?.counted ?? 0, refused: rows?.refused ?? 0 }
    }),
    more: found.length > PAGE ? sheets.at(-1)!.id : null,
  }
}

/** Of the sheets of one page alone: some hundred rows. */
const countRows = (ids: string[]) =>
  db.read
    .select({
      sheetId: paperSignatures.sheetId,
      counted: sql<number>`sum(case when ${paperSignatures.problem} is null then 1 else 0 end)`.mapWith(
        Number,
      ),
      refused: sql<number>`sum(case when ${paperSignatures.problem} is null then 0 else 1 end)`.mapWith(
        Number,
      ),
    })
    .from(paperSignatures)
    .where(inArray(paperSignatures.sheetId, ids))
    .groupBy(paperSignatures.sheetId)

const entryOf = ({
  id,
  label,
  collectedOn,
  locale,
  createdAt,
  withdrawnAt,
}: typeof paperSheets.$inferSelect) => ({
  id,
  label,
  collectedOn,
  locale,
  createdAt,
  withdrawn: withdrawnAt !== null,
})

/** A sheet of a petition with its rows, opened; null for another petition's. */
export async function findSheet(petitionId: string, sheetId: string) {
  if (!isId(sheetId)) return null
  const [sheet] = await db.read
    .select()
    .from(paperSheets)
    .where(and(eq(paperSheets.id, sheetId), eq(paperSheets.petitionId, petitionId)))
  if (!sheet) return null
  const rows = await db.read
    .select()
    .from(paperSignatures)
    .where(eq(paperSignatures.sheetId, sheetId))
    .orderBy(asc(paperSignatures.row))
  return {
    ...entryOf(sheet),
    counted: rows.filter(({ problem }) => problem === null).length,
    refused: rows.filter(({ problem }) => problem !== null).length,
    rows: rows.map(({ row, sealed, deliver, problem }): SheetRow => {
      const written = opened(sheetId, row, sealed)
      return { row, deliver, problem, erased: !written, ...(written ?? nothing) }
    }),
  }
}

const nothing: SealedRow = { name: '', place: '', country: '', email: '' }

function opened(sheetId: string, row: number, sealed: Buffer | null): SealedRow | null {
  if (!sealed) return null
  try {
    return unseal<SealedRow>(sealedRow(sheetId, row), sealed)
  } catch {
    return null
  }
}

/** The languages a petition's sheet can be printed in: those it is published in. */
export async function sheetLanguages(petitionId: string): Promise<Locale[]> {
  const rows = await db.read
    .select({ locale: petitionTexts.locale })
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.current, true)))
  return rows.map(({ locale }) => locale).sort()
}

export const problemNamed = (text: string | null): PaperProblem | null =>
  paperProblems.find((problem) => problem === text) ?? null
