import type Client from 'better-sqlite3'
import pg from 'pg'
import { migrateUnfinished } from '../migrate'
import type { Table } from './tables'

/** not-empty: somebody's tables are there. another: an unfinished copy of another installation. busy: it is being copied. */
export type Opened = { outcome: 'open'; target: pg.Client } | { outcome: 'not-empty' | 'another' | 'busy' }

const LOCK = 7371 // any number of our own; gone with the connection

/**
 * Opens an empty PostgreSQL database, or an unfinished copy of the same installation, to copy into. Until it is finished
 * it has tables and keys alone, so that rows come in any order and fast, and no app starts on it. `installation`: what
 * tells this one from others.
 */
export async function openTarget(url: string, installation: string): Promise<Opened> {
  const target = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
  target.on('error', () => {}) // the query under way reports it
  await target.connect()
  const outcome = await prepare(target, url, installation).catch(async (error: unknown) => {
    await target.end()
    throw error
  })
  if (outcome === 'open') return { outcome, target }
  await target.end()
  return { outcome }
}

async function prepare(target: pg.Client, url: string, installation: string) {
  const { rows: locked } = await target.query('select pg_try_advisory_lock($1) as mine', [LOCK])
  if (!locked[0].mine) return 'busy'
  const { rows: tables } = await target.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  if (tables.some(({ name }) => name === 'amparo_move')) {
    const { rows } = await target.query('select installation from amparo_move')
    if (rows[0].installation !== installation) return 'another'
  } else {
    if (tables.length > 0) return 'not-empty'
    await target.query('create table amparo_move as select $1::text as installation, null::json as later', [
      installation,
    ])
  }
  const { rows } = await target.query('select later is not null as loose from amparo_move')
  if (!rows[0].loose) {
    await migrateUnfinished(url)
    await loosen(target)
  }
  return 'open'
}

/** Takes off what slows rows down or wants an order of them, and notes how to put it on again. */
async function loosen(target: pg.Client) {
  const { rows: constraints } = await target.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const { rows: indexes } = await target.query<{ name: string; definition: string }>(
    `select c.oid::regclass::text as name, pg_get_indexdef(c.oid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and not i.indisprimary`,
  )
  const later = [
    ...indexes.map(({ definition }) => definition),
    ...constraints.map(
      ({ table, name, definition }) => `alter table ${table} add constraint "${name}" ${definition}`,
    ),
  ]
  await target.query('begin')
  for (const { table, name } of constraints)
    await target.query(`alter table ${table} drop constraint "${name}"`)
  for (const { name } of indexes) await target.query(`drop index ${name}`)
  await target.query('update amparo_move set later = $1', [JSON.stringify(later)])
  await target.query('commit')
}

/** Puts everything on again, lets numbers count on from where SQLite stood, and makes the copy a database like any other. */
export async function finishTarget(
  source: Client.Database,
  target: pg.Client,
  tables: Table[],
): Promise<void> {
  const { rows } = await target.query<{ later: string[] }>('select later from amparo_move')
  await target.query('begin')
  for (const statement of rows[0]!.later) await target.query(statement)
  for (const { name, columns } of tables) await countOn(source, target, name, columns[0]!.name)
  await target.query('drop table amparo_move')
  await target.query('commit')
  await target.query('analyze')
}

async function countOn(source: Client.Database, target: pg.Client, table: string, column: string) {
  const { rows } = await target.query('select pg_get_serial_sequence($1, $2) as sequence', [
    `"${table}"`,
    column,
  ])
  if (rows[0].sequence === null) return
  const last = source.prepare('select seq from sqlite_sequence where name = ?').pluck().get(table)
  if (last) await target.query('select setval($1, $2)', [rows[0].sequence, last])
}
