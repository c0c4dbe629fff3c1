import type Client from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Table } from './tables'

/** Rows of a table from one key to another, as JSON says them: the same text from either database means the same row. */
export interface Rows {
  rows: unknown[][]
  digest: Buffer
}

/** A key as it stands in SQLite; null at either end of the table. */
export type Edge = unknown[] | null

/** Rows and bytes at once, roughly: memory stays the same however long a table or wide a row is. */
const MOST_ROWS = 2_000
const MOST_BYTES = 4 * 1024 * 1024

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ')

/** The next rows of a SQLite table in the order of its key, and the key of the last one; null when no more follow. */
export function readSource(source: Client.Database, table: Table, after: Edge): Rows & { upTo: Edge } {
  const names = table.columns.map(({ name }) => name)
  const key = quoted(table.key)
  const beyond = after ? `where (${key}) > (${after.map(() => '?').join()})` : ''
  const statement = source.prepare(`select ${quoted(names)} from "${table.name}" ${beyond} order by ${key}`)
  const rows: unknown[][] = []
  let bytes = 0
  let upTo: Edge = null
  for (const raw of statement.raw().iterate(...(after ?? [])) as IterableIterator<unknown[]>) {
    rows.push(raw.map((value, i) => fromSqlite(table.columns[i]!.kind, value)))
    bytes += raw.reduce<number>((sum, value) => sum + sizeOf(value), 0)
    if (rows.length < MOST_ROWS && bytes < MOST_BYTES) continue
    upTo = table.key.map((name) => raw[names.indexOf(name)])
    break
  }
  return { ...digested(rows), upTo }
}

/** Rows of the PostgreSQL table after one key and up to another. */
export async function readTarget(target: pg.Client, table: Table, after: Edge, upTo: Edge): Promise<Rows> {
  const { where, values } = between(table, after, upTo)
  const { rows } = await target.query<unknown[]>({
    text: `select ${quoted(table.columns.map(({ name }) => name))} from "${table.name}" ${where} order by ${keyIn(table)}`,
    values,
    rowMode: 'array',
  })
  return digested(rows.map((row) => row.map((value, i) => fromPostgres(table.columns[i]!.kind, value))))
}

/** Puts rows in the place of those between two keys, all or nothing. */
export async function replaceTarget(
  target: pg.Client,
  table: Table,
  after: Edge,
  upTo: Edge,
  rows: unknown[][],
): Promise<void> {
  const names = table.columns.map(({ name }) => name)
  const objects = rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i], value])))
  const { where, values } = between(table, after, upTo)
  await target.query('begin')
  try {
    await target.query(`delete from "${table.name}" ${where}`, values)
    await target.query(
      `insert into "${table.name}" (${quoted(names)})
        select ${quoted(names)} from json_populate_recordset(null::"${table.name}", $1::json)`,
      [JSON.stringify(objects)],
    )
    await target.query('commit')
  } catch (error) {
    await target.query('rollback').catch(() => {})
    throw error
  }
}

/** The key in the order SQLite has: texts by their bytes. */
const keyIn = (table: Table) =>
  table.key.map((name) => (kindOf(table, name) === 'text' ? `"${name}" collate "C"` : `"${name}"`)).join(', ')

const kindOf = (table: Table, name: string) => table.columns.find((column) => column.name === name)!.kind

function between(table: Table, after: Edge, upTo: Edge) {
  const values: unknown[] = []
  const place = (edge: unknown[]) =>
    table.key.map((name, i) => {
      const kind = kindOf(table, name)
      values.push(fromSqlite(kind, edge[i]))
      return `$${values.length}::${kind}`
    })
  const conditions = [
    ...(after ? [`(${keyIn(table)}) > (${place(after).join()})`] : []),
    ...(upTo ? [`(${keyIn(table)}) <= (${place(upTo).join()})`] : []),
  ]
  return { where: conditions.length ? `where ${conditions.join(' and ')}` : '', values }
}

type Kind = Table['columns'][number]['kind']

function fromSqlite(kind: Kind, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return value === 1
  if (kind === 'jsonb') return inOrder(JSON.parse(value as string))
  if (kind === 'bytea') return `\\x${(value as Buffer).toString('hex')}`
  return value
}

function fromPostgres(kind: Kind, value: unknown): unknown {
  if (value === null) return null
  if (kind === 'bigint') return Number(value)
  if (kind === 'jsonb') return inOrder(value)
  if (kind === 'bytea') return `\\x${(value as Buffer).toString('hex')}`
  return value
}

/** PostgreSQL keeps the members of a JSON object in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, inOrder(member)]))
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8

function digested(rows: unknown[][]): Rows {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(JSON.stringify(row)).update('\n')
  return { rows, digest: hash.digest() }
}
