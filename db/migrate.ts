import type Client from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fromRoot, type Config } from '../app/config.server'
import { codeOf } from './outage'
import { openFile } from './sqlite'

const folder = (dialect: Config['dialect']) => fromRoot('db', 'migrations', dialect)

/** Brings a database to the newest schema, all or nothing; several processes may do so at once. */
export const migrate = (dialect: Config['dialect'], url: string): Promise<void> =>
  dialect === 'postgres' ? migratePostgresServer(url) : migrateSqliteFile(url)

/** The marks of all migrations this program knows, oldest first, as a database keeps them once they are applied. */
export const knownMigrations = (dialect: Config['dialect']): string[] =>
  readMigrationFiles({ migrationsFolder: folder(dialect) }).map(({ hash }) => hash)

/** A database that `move-to` has not finished has rows and lacks what keeps them right: nobody may work on it. */
export class UnfinishedCopy extends Error {
  override name = 'UnfinishedCopy'
}

/** The same for the target of a copy that is under way. */
export const migrateUnfinished = (url: string): Promise<void> => migratePostgresServer(url, true)

async function migratePostgresServer(url: string, unfinished = false) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // the query under way reports it
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7370)') // any number of our own; gone with the connection
    const { rows } = await client.query(`select to_regclass('public.amparo_move') is not null as is_copy`)
    if (rows[0].is_copy && !unfinished)
      throw new UnfinishedCopy('This database is a copy that is not finished')
    await migratePostgres(drizzle(client), { migrationsFolder: folder('postgres') })
  } finally {
    await client.end()
  }
}

/** Drizzle's own migrator looks for what is missing before it takes the lock, so two processes would collide. */
async function migrateSqliteFile(file: string) {
  const client = await patiently(() => openFile(file))
  try {
    if (missingIn(client).length === 0) return // most starts, and every command: nobody is kept from writing
    client.pragma('foreign_keys = OFF') // rebuilding a table would delete its children; has no effect in a transaction
    await patiently(() => client.exec('begin immediate'))
    try {
      applyMissing(client)
      const dangling = client.pragma('foreign_key_check') as unknown[]
      if (dangling.length) throw new Error(`The migration would leave ${dangling.length} dangling references`)
      client.exec('commit')
    } catch (error) {
      if (client.inTransaction) client.exec('rollback')
      throw error
    }
    client.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    client.close()
  }
}

/** The migrations that a file has not seen. The journal is the one Drizzle keeps, and drizzle-kit reads. */
function missingIn(client: Client.Database) {
  const all = readMigrationFiles({ migrationsFolder: folder('sqlite') })
  const journal = `select 1 from sqlite_schema where type = 'table' and name = '__drizzle_migrations'`
  if (!client.prepare(journal).get()) return all
  const { last } = client.prepare('select max(created_at) as last from __drizzle_migrations').get() as {
    last: number | null
  }
  return all.filter(({ folderMillis }) => last === null || folderMillis > last)
}

function applyMissing(client: Client.Database) {
  client.exec(
    'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  )
  for (const { sql, hash, folderMillis } of missingIn(client)) {
    for (const statement of sql) client.exec(statement)
    client
      .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
      .run(hash, folderMillis)
  }
}

/** Another process may hold the file: waits for up to half a minute. */
async function patiently<T>(attempt: () => T): Promise<T> {
  const until = Date.now() + 30_000
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!codeOf(error)?.startsWith('SQLITE_BUSY') || Date.now() > until) throw error
      await sleep(50)
    }
  }
}
