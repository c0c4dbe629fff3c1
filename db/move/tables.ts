import type Client from 'better-sqlite3'
import type pg from 'pg'

/** How PostgreSQL keeps a column; SQLite keeps the same things in four types. */
const kinds = ['bigint', 'boolean', 'bytea', 'jsonb', 'text', 'uuid'] as const
type Kind = (typeof kinds)[number]

export interface Table {
  name: string
  columns: { name: string; kind: Kind }[]
  /** The names of its primary key, in order. */
  key: string[]
}

/** Kept in PostgreSQL alone: counts of minutes, and the mark of an unfinished copy. */
const elsewhere = new Set(['rates', 'amparo_move'])
/** What SQLite and Drizzle keep for themselves, and the search index that PostgreSQL has as an index. */
const internal = /^(sqlite_|__drizzle_|petition_search)/

/** The tables of both databases. @throws when they are not the same tables with the same columns */
export async function tablesOf(source: Client.Database, target: pg.Client): Promise<Table[]> {
  const { rows } = await target.query<{ table: string; name: string; kind: Kind }>(
    `select c.table_name as table, c.column_name as name, c.data_type as kind from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`,
  )
  const tables = new Map<string, Table>()
  for (const { table, name, kind } of rows) {
    if (elsewhere.has(table)) continue
    if (!kinds.includes(kind)) throw new Error(`${table}.${name} is of a kind nobody thought of: ${kind}`)
    const known = tables.get(table) ?? { name: table, columns: [], key: keyOf(source, table) }
    known.columns.push({ name, kind })
    tables.set(table, known)
  }
  const there = source
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[]
  const ours = there.filter((name) => !internal.test(name))
  const differing = [
    ...ours.filter((name) => !tables.has(name)),
    ...[...tables.values()]
      .filter((table) => columnsIn(source, table.name) !== namesOf(table))
      .map(({ name }) => name),
  ]
  if (differing.length) throw new Error(`These tables differ between the databases: ${differing.join(', ')}`)
  return [...tables.values()]
}

interface Info {
  name: string
  pk: number
}

const infoOf = (source: Client.Database, table: string) =>
  source.pragma(`table_info(${JSON.stringify(table)})`) as Info[]

const keyOf = (source: Client.Database, table: string) =>
  infoOf(source, table)
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => name)

const columnsIn = (source: Client.Database, table: string) =>
  infoOf(source, table)
    .map(({ name }) => name)
    .sort()
    .join()

const namesOf = ({ columns }: Table) =>
  columns
    .map(({ name }) => name)
    .sort()
    .join()
