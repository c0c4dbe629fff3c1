import type Client from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { readSource, readTarget, replaceTarget, type Edge } from './rows'
import type { Table } from './tables'

export interface Copied {
  rows: number
  /** Of these, rows of pieces that differed and were written. */
  written: number
  /** SHA-256 over every row in the order of the key, as SQLite has them and as PostgreSQL gave them back. */
  source: string
  target: string
}

/**
 * Makes a table of PostgreSQL equal to SQLite's, piece by piece: a piece that is equal already is left alone, every other
 * is written and read back. So it takes up where it was killed, and what changed meanwhile is taken over by the next run.
 */
export async function copyTable(
  source: Client.Database,
  target: pg.Client,
  table: Table,
  report: (rows: number) => void = () => {},
): Promise<Copied> {
  const [ours, theirs] = [createHash('sha256'), createHash('sha256')]
  const copied = { rows: 0, written: 0 }
  let after: Edge = null
  do {
    const { rows, digest, upTo } = readSource(source, table, after)
    let there = await readTarget(target, table, after, upTo)
    if (!there.digest.equals(digest)) {
      await replaceTarget(target, table, after, upTo, rows)
      copied.written += rows.length
      there = await readTarget(target, table, after, upTo)
    }
    ours.update(digest)
    theirs.update(there.digest)
    copied.rows += rows.length
    report(copied.rows)
    after = upTo
  } while (after)
  return { ...copied, source: ours.digest('hex'), target: theirs.digest('hex') }
}
