import { sql, type Column, type Placeholder, type SQL } from 'drizzle-orm'
import { config } from '../app/config.server'
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

/** Locks the selected rows until the unit ends and passes over those that another process holds; SQLite has one writer. */
export function skipLocked<Q extends object>(query: Q): Q {
  type Lockable = { for(strength: 'update', how: { skipLocked: boolean }): Q }
  return postgres ? (query as unknown as Lockable).for('update', { skipLocked: true }) : query
}

/** `inArray` for a prepared query: the slot is filled with `JSON.stringify` of the values, however many there are. */
export const among = (column: Column, slot: Placeholder): SQL =>
  postgres
    ? sql`${column} in (select jsonb_array_elements_text(${slot}::jsonb)::${sql.raw(column.getSQLType())})`
    : sql`${column} in (select value from json_each(${slot}))`
