import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

export const postgresKit = {
  table: pgTable,
  text,
  id: () => uuid(),
  int: () => bigint({ mode: 'number' }),
  flag: () => boolean(),
  json: <T>() => jsonb().$type<T>(),
  bytes: () => bytea(),
  serial: () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  index,
  uniqueIndex,
  primaryKey,
  check,
  bytewise: (column: SQLWrapper): SQL<string> => sql`${column} collate "C"`,
}
