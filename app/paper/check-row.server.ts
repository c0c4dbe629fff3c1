import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { fold } from '../../db/fold'
import { paperSignatures, signatures, type PaperProblem } from '../../db/schema'
import { seal, stampHmac } from '../platform/seal.server'
import { readMailbox } from '../supporters/mailbox.server'
import { countPaper } from '../petitions/count-paper.server'
import { sealedRow, type SealedRow } from './sealed-row'
import { readCountry, rowProblems, type RowAnswers, type SheetProblems } from './sheet-form'

/** A row that was read and can be stored. */
export interface CheckedRow {
  answers: RowAnswers
  person: Buffer | null
  mailbox: Buffer | null
  country: string | null
}

/**
 * Reads the rows of a form; each problem is a field that was mistyped. What a signer left out is none: the row is kept
 * as incomplete.
 */
export async function checkRows(
  petitionId: string,
  rows: RowAnswers[],
  usualCountry: string | null,
): Promise<{ rows: CheckedRow[]; problems: SheetProblems }> {
  const problems: SheetProblems = {}
  const checked: CheckedRow[] = []
  for (const typed of rows) {
    Object.assign(problems, rowProblems(typed))
    const mailbox = typed.email ? await readMailbox(typed.email) : null
    if (typed.email && !mailbox) problems[`email-${typed.row}`] = 'malformed'
    const country = typed.country ? readCountry(typed.country) : usualCountry
    const complete = typed.name !== '' && typed.place !== '' && country !== null
    const answers = { ...typed, problem: typed.problem ?? (complete ? null : ('incomplete' as const)) }
    const person = complete ? personOf(petitionId, { ...typed, country }) : null
    checked.push({ answers, person, mailbox: mailbox?.hash ?? null, country })
  }
  return { rows: checked, problems }
}

/** The same person writes the same name and the same town or postcode, however large the letters are. */
const personOf = (petitionId: string, row: { name: string; place: string; country: string | null }): Buffer =>
  stampHmac(
    'person-on-paper',
    [petitionId, fold(row.name), fold(row.place).replaceAll(' ', ''), row.country].join('\n'),
  )

/**
 * Writes a row of a sheet. The unique indexes decide whether it counts: of the same person entered twice, or twenty
 * times at once, one does. Returns its problem, or `taken` when another row stands in its place.
 */
export async function insertRow(
  tx: Tx,
  sheet: { id: string; petitionId: string },
  { answers, person, mailbox, country }: CheckedRow,
  now: number,
): Promise<PaperProblem | null | 'taken'> {
  const { row, name, place, email, deliver } = answers
  const written: SealedRow = { name, place, country: country ?? '', email }
  const values = {
    sheetId: sheet.id,
    petitionId: sheet.petitionId,
    row,
    sealed: seal(sealedRow(sheet.id, row), written),
    person,
    mailbox,
    country,
    deliver,
    createdAt: now,
  }
  const problem = answers.problem ?? ((await signedOnline(tx, sheet.petitionId, mailbox)) ? 'online' : null)
  const [stored] = await tx
    .insert(paperSignatures)
    .values({ ...values, problem })
    .onConflictDoNothing()
    .returning({ id: paperSignatures.id })
  if (stored) {
    if (problem === null) countPaper(tx, sheet.petitionId, 1)
    return problem
  }
  const [refused] = await tx
    .insert(paperSignatures)
    .values({ ...values, problem: problem ?? 'duplicate' })
    .onConflictDoNothing()
    .returning({ id: paperSignatures.id })
  return refused ? 'duplicate' : 'taken'
}

async function signedOnline(tx: Tx, petitionId: string, mailbox: Buffer | null): Promise<boolean> {
  if (!mailbox) return false
  const found = await tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        eq(signatures.mailbox, mailbox),
        inArray(signatures.state, ['confirmed', 'held']),
      ),
    )
  return found.length > 0
}
