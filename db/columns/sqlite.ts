import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export const sqliteKit = {
  table: sqliteTable,
  text,
  /** A UUID made by us. */
  id: () => text(),
  /** A safe integer: counts, minor units, epoch milliseconds. */
  int: () => integer(),
  flag: () => integer({ mode: 'boolean' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
  bytes: () => blob({ mode: 'buffer' }),
  /** An integer key that the database counts up and never gives twice. */
  serial: () => integer().primaryKey({ autoIncrement: true }),
  index,
  uniqueIndex,
  primaryKey,
  check,
  /** A text in the order of its bytes, whatever the database's own order is: for the beginnings of names. */
  bytewise: (column: SQLWrapper): SQL<string> => sql`${column}`,
}
