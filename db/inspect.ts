import Client from 'better-sqlite3'
import { closeSync, openSync, readSync } from 'node:fs'
import { knownMigrations } from './migrate'
import { codeOf } from './outage'

/** newer: made by a later version of this program. */
export type Verdict =
  | { outcome: 'sound'; migrationsMissing: number }
  | { outcome: 'not-sqlite' }
  | { outcome: 'foreign' }
  | { outcome: 'newer' }
  | { outcome: 'damaged'; finding: string }

/**
 * Says whether a file is a whole and undamaged database of ours: header, migrations, every page and index, every
 * reference. Reads all of it.
 */
export function inspectDatabase(file: string): Verdict {
  if (!looksLikeSqlite(file)) return { outcome: 'not-sqlite' }
  let client: Client.Database | undefined
  try {
    client = new Client(file, { fileMustExist: true, timeout: 250 })
    const missing = missingMigrations(client)
    if (typeof missing === 'string') return { outcome: missing }
    const finding = firstFinding(client)
    return finding ? { outcome: 'damaged', finding } : { outcome: 'sound', migrationsMissing: missing }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'SQLITE_NOTADB') return { outcome: 'not-sqlite' }
    if (code?.startsWith('SQLITE_CORRUPT')) return { outcome: 'damaged', finding: (error as Error).message }
    throw error
  } finally {
    client?.close()
  }
}

function looksLikeSqlite(file: string): boolean {
  const start = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, start) === 16 && start.toString('latin1') === 'SQLite format 3\0'
  } finally {
    closeSync(handle)
  }
}

function missingMigrations(client: Client.Database): number | 'foreign' | 'newer' {
  const tables = client.prepare("select name from sqlite_master where type = 'table'").pluck().all()
  if (!['__drizzle_migrations', 'petitions', 'signatures'].every((name) => tables.includes(name)))
    return 'foreign'
  const applied = client
    .prepare('select hash from __drizzle_migrations order by created_at')
    .pluck()
    .all() as string[]
  const known = knownMigrations('sqlite')
  if (applied.length === 0 || applied[0] !== known[0]) return 'foreign'
  if (applied.length > known.length) return 'newer'
  return applied.every((hash, i) => hash === known[i]) ? known.length - applied.length : 'newer'
}

function firstFinding(client: Client.Database): string | null {
  const [integrity] = client.pragma('integrity_check(1)') as { integrity_check: string }[]
  if (integrity?.integrity_check !== 'ok') return integrity?.integrity_check ?? 'unreadable'
  const [dangling] = client.pragma('foreign_key_check') as { table: string }[]
  return dangling ? `a row of ${dangling.table} refers to one that is not there` : null
}
