import { getTableName, sql, type Column, type Placeholder, type SQL, type Table } from 'drizzle-orm'
import { config } from '../app/config.server'
import type { Tx } from './database'
import { fold } from './fold'
import { petitionTexts } from './schema'

const postgres = config.dialect === 'postgres'

/**
 * A condition on `petition_texts`: the text is a current one and holds every word, the last as the beginning of one.
 * Null when there is no word to look for. Words after the twelfth are not looked for.
 */
export function matches(words: string): SQL | null {
  const wanted = fold(words).split(' ', 12).filter(Boolean)
  if (!wanted.length) return null
  if (postgres) {
    const query = `${wanted.join(' & ')}:*`
    return sql`(${petitionTexts.current} and to_tsvector('simple', ${petitionTexts.search}) @@ to_tsquery('simple', ${query}))`
  }
  const query = `${wanted.map((word) => `"${word}"`).join(' ')}*`
  return sql`${petitionTexts.id} in (select rowid from petition_search where petition_search match ${query})`
}

/** Conditions on `petition_texts`: the text is a current one and holds any of the words, folded before; best ones first. */
export function resembling(words: string[]): { found: SQL; closest: SQL } {
  if (postgres) {
    const query = sql`to_tsquery('simple', ${words.join(' | ')})`
    const text = sql`to_tsvector('simple', ${petitionTexts.search})`
    return {
      found: sql`(${petitionTexts.current} and ${text} @@ ${query})`,
      closest: sql`ts_rank(${text}, ${query}) desc`,
    }
  }
  const query = words.map((word) => `"${word}"`).join(' OR ')
  const hits = sql`petition_search where petition_search match ${query}`
  return {
    found: sql`${petitionTexts.id} in (select rowid from ${hits})`,
    closest: sql`(select rank from ${hits} and rowid = ${petitionTexts.id})`,
  }
}

/** Locks the selected rows until the unit ends and passes over those that another process holds; SQLite has one writer. */
export function skipLocked<Q extends object>(query: Q): Q {
  type Lockable = { for(strength: 'update', how: { skipLocked: boolean }): Q }
  return postgres ? (query as unknown as Lockable).for('update', { skipLocked: true }) : query
}

/** Locks the selected rows until the unit ends, after whoever holds them has let go; SQLite has one writer. */
export function locked<Q extends object>(query: Q): Q {
  return postgres ? (query as unknown as { for(strength: 'update'): Q }).for('update') : query
}

/**
 * Lets units about one mailbox come one after the other until their transaction ends, where no row stands for it. On SQLite
 * they do anyway.
 */
export async function inLineFor(tx: Tx, mailbox: Buffer): Promise<void> {
  if (!postgres) return
  const { execute } = tx as unknown as { execute(query: SQL): Promise<unknown> }
  await execute.call(tx, sql`select pg_advisory_xact_lock(${mailbox.readBigInt64BE(0).toString()}::bigint)`)
}

/** `inArray` for a prepared query: the slot is filled with `JSON.stringify` of the values, however many there are. */
export const among = (column: Column, slot: Placeholder): SQL =>
  postgres
    ? sql`${column} in (select jsonb_array_elements_text(${slot}::jsonb)::${sql.raw(column.getSQLType())})`
    : sql`${column} in (select value from json_each(${slot}))`

/** The next integer key of a table, for rows that are inserted by a `select`. */
export const nextKey = (table: Table): SQL =>
  postgres
    ? sql`nextval(pg_get_serial_sequence(${getTableName(table)}, 'id'))`
    : sql`null` /* SQLite counts up by itself */
