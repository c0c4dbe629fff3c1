import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

type Drizzle = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** What a unit may use. Every query is awaited; nested transactions and raw statements are out of reach. */
export type Tx = Omit<Drizzle, 'transaction' | 'run' | 'all' | 'get' | 'values'>
export type Reader = Pick<Drizzle, 'select' | 'selectDistinct' | 'query' | 'with' | '$with' | '$count'>
export type Unit<T> = (tx: Tx) => Promise<T>

export interface Database {
  /** Reads what is committed. */
  readonly read: Reader
  /**
   * Runs a unit and resolves with its value once that is durable; a unit that throws leaves no trace. Units that wait
   * share one commit, so a unit awaits nothing but `tx`, and has no effect outside it: it may be run again.
   * @throws StorageUnavailable when the storage itself failed.
   */
  write<T>(unit: Unit<T>): Promise<T>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** Lets the units that wait finish, then closes every connection. */
  close(): Promise<void>
}
