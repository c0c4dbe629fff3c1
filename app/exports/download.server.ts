import { timingSafeEqual } from 'node:crypto'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { isId } from '../../db/is-id'
import { exports as table, petitions, signatures } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Organizer } from '../figures/organizer'
import { DAY } from '../duration'
import { dayOf } from '../petitions/count.server'
import { openPerson } from '../petitions/open-person.server'
import { exportColumns, readColumns, type ColumnName, type ExportedRow } from './columns'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { hashOfLink, linkSecret } from './request.server'
import { streamed } from './streamed'

/** Rows read by one query; each is a short read of its own, so that a slow reader holds nothing open. */
const PAGE = 1_000
/** Rows after which the progress is written down. */
const TOLD_EVERY = 5_000

export type Download =
  | { outcome: 'streaming'; body: ReadableStream<Uint8Array>; fileName: string; type: string }
  /** The link is another's, of another session, or wrong. */
  | { outcome: 'refused' }
  | { outcome: 'expired' | 'revoked' }

type Row = typeof table.$inferSelect

/**
 * Streams an export from the database to whoever asked for it, in the session they asked in; the rows stand on no disk.
 * What has left is written down as it leaves, also where the reader hangs up half way: then the query stops.
 */
export async function downloadExport(
  organizer: Organizer,
  id: string,
  secret: string,
  now = Date.now(),
): Promise<Download> {
  if (!isId(id)) return { outcome: 'refused' }
  const given = hashOfLink(secret)
  const begun = await db.write(async (tx) => {
    const [row] = await tx
      .select({ row: table, slug: petitions.slug })
      .from(table)
      .innerJoin(petitions, eq(petitions.id, table.petitionId))
      .where(and(eq(table.id, id), eq(table.organisationId, organizer.organisation.id)))
    if (!row || row.row.requestedBy !== organizer.personId || !timingSafeEqual(row.row.linkHash, given))
      return 'refused' as const
    // The secret alone is not enough: it belongs to the session that asked.
    if (secret !== linkSecret(id, organizer.sessionId)) return 'refused' as const
    if (row.row.revokedAt !== null) return 'revoked' as const
    if (row.row.expiresAt <= now) return 'expired' as const
    await tx
      .update(table)
      .set({ startedAt: now, progressAt: now, rows: 0, interruptedAt: null, finishedAt: null })
      .where(eq(table.id, id))
    return row
  })
  if (typeof begun === 'string') return { outcome: begun }
  const { row, slug } = begun
  const day = dayOf(now)
  const progress = { rows: 0 }
  return {
    outcome: 'streaming',
    body: streamed(textOf(row, progress), (complete) =>
      tellEnd(organizer, row, slug, progress.rows, complete),
    ),
    fileName: `${slug}-${day}.${row.format}`,
    type:
      row.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
  }
}

/** The file in parts of a page of rows. @throws when it was revoked on the way. */
async function* textOf(row: Row, progress: { rows: number }): AsyncGenerator<string, undefined> {
  const columns = readColumns(row.columns)
  const csv = row.format === 'csv'
  yield csv ? BYTE_ORDER_MARK + csvLine(columns) : '['
  let told = 0
  for await (const page of pagesOf(row.petitionId)) {
    const text = page.map((one) => lineOf(one, columns, csv)).join('')
    progress.rows += page.length
    yield text
    if (progress.rows - told >= TOLD_EVERY) {
      told = progress.rows
      if (!(await tellProgress(row.id, progress.rows))) throw new Error('The export was revoked on the way')
    }
  }
  if (!csv) yield progress.rows > 0 ? '\n]\n' : ']\n'
  return undefined
}

function lineOf(row: ExportedRow, columns: ColumnName[], csv: boolean): string {
  if (csv) return csvLine(columns.map((name) => exportColumns[name].read(row)))
  const values = Object.fromEntries(columns.map((name) => [name, exportColumns[name].read(row)]))
  return `${row.number === 1 ? '' : ','}\n${JSON.stringify(values)}`
}

/** Counted signatures in the order of their confirmation, a page at a time; those that came since stand at the end. */
async function* pagesOf(petitionId: string): AsyncGenerator<ExportedRow[]> {
  const dayFor = daysInOrder()
  let number = 0
  let after = { at: 0, id: 0 }
  for (;;) {
    const rows = await pageAfter(petitionId, after)
    if (rows.length > 0)
      yield rows.map((row) => ({
        number: ++number,
        country: row.country ?? '',
        day: dayFor(row.confirmedAt!),
        locale: row.locale,
        source: row.source,
        shownName: row.shownName,
        shownComment: row.shownComment,
        updates: row.updates,
        deliver: row.deliver,
        person: once(() => openPerson('signatures', row)),
      }))
    if (rows.length < PAGE) return
    const last = rows.at(-1)!
    after = { at: last.confirmedAt!, id: last.id }
  }
}

/** Opening what is sealed is most of what a row costs, and two columns may ask for it. */
function once<T>(read: () => T): () => T {
  let kept: { value: T } | undefined
  return () => (kept ??= { value: read() }).value
}

/** The UTC day of a moment; rows come in the order of their days. */
function daysInOrder(): (epochMs: number) => string {
  let known = { from: 0, day: '' }
  return (epochMs) => {
    const from = epochMs - (epochMs % DAY)
    if (from !== known.from) known = { from, day: dayOf(epochMs) }
    return known.day
  }
}

export const pageAfter = (petitionId: string, { at, id }: { at: number; id: number }) =>
  selectPage(db.read, { petitionId, at, id })

const selectPage = prepared(
  'select_export_page',
  (read: Reader, p: Slots<{ petitionId: string; at: number; id: number }>) =>
    read
      .select({
        id: signatures.id,
        petitionId: signatures.petitionId,
        mailbox: signatures.mailbox,
        sealed: signatures.sealed,
        country: signatures.country,
        confirmedAt: signatures.confirmedAt,
        locale: signatures.locale,
        source: signatures.source,
        shownName: signatures.shownName,
        shownComment: signatures.shownComment,
        updates: signatures.updates,
        deliver: signatures.deliver,
      })
      .from(signatures)
      .where(
        and(
          eq(signatures.petitionId, p.petitionId),
          isNotNull(signatures.confirmedAt),
          eq(signatures.state, 'confirmed'),
          sql`(${signatures.confirmedAt}, ${signatures.id}) > (${p.at}, ${p.id})`,
        ),
      )
      .orderBy(asc(signatures.confirmedAt), asc(signatures.id))
      .limit(PAGE),
)

/** Writes down how many rows have left. Returns false when somebody revoked it. */
const tellProgress = (id: string, rows: number): Promise<boolean> =>
  db.write(async (tx) => {
    const told = await tx
      .update(table)
      .set({ rows, progressAt: Date.now() })
      .where(and(eq(table.id, id), isNull(table.revokedAt)))
      .returning({ id: table.id })
    return told.length > 0
  })

const tellEnd = (organizer: Organizer, row: Row, slug: string, rows: number, finished: boolean) =>
  db.write(async (tx) => {
    const now = Date.now()
    await tx
      .update(table)
      .set({ rows, progressAt: now, ...(finished ? { finishedAt: now } : { interruptedAt: now }) })
      .where(eq(table.id, row.id))
    await record(tx, {
      actor: organizer,
      organisationId: row.organisationId,
      petitionId: row.petitionId,
      about: slug,
      action: 'export.downloaded',
      reason: row.reason,
      details: { export: row.id, rows, complete: finished },
      now,
    })
  })
