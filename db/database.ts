import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

type Drizzle = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** What a unit may use. Every query is awaited; nested transactions and raw statements are out of reach. */
export type Tx = Omit<Drizzle, 'transaction' | 'run' | 'all' | 'get' | 'values'>
export type Reader = Pick<Drizzle, 'select' | 'selectDistinct' | 'query' | 'with' | '$with' | '$count'>
export type Unit<T> = (tx: Tx) => Promise<T>

/** What a database has done since it was opened. */
export interface Work {
  /** Units that wait for their transaction or run in it. */
  waiting: number
  units: number
  /** Transactions committed. */
  batches: number
  reads: number
}

export interface Database {
  readonly work: Readonly<Work>
  /** Reads what is committed. */
  readonly read: Reader
  /**
   * Runs a unit and resolves with its value once that is durable; a unit that throws leaves no trace. Units that wait
   * share one commit, so a unit awaits nothing but `tx`, and has no effect outside it: it may be run again.
   * `alone` gives it a transaction of its own: for a unit that compares rows with the totals of `tally`, which are
   * settled at the end of a batch.
   * @throws StorageUnavailable when the storage itself failed.
   */
  write<T>(unit: Unit<T>, how?: { alone?: boolean }): Promise<T>
  /**
   * Takes what was deleted out of the files themselves. Returns false when others were reading or writing all the time:
   * then the next call does it. PostgreSQL's own vacuum does this.
   */
  checkpoint(): Promise<boolean>
  /** Tells every process that hears the channel, this one included; with SQLite there is no other. */
  tell(channel: string, what: string): Promise<void>
  /** Hears what is told, and null whenever something may have been missed. Nothing to hear with SQLite. */
  hear(channel: string, hear: (what: string | null) => void): void
  /** Runs work for pages that are the same for everybody: what it reads may be some seconds old, and come from a replica. */
  publicly<T>(work: () => Promise<T>): Promise<T>
  /** From now on such pages show at least what is committed by now. */
  catchUp(): void
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** Lets the units that wait finish, then closes every connection. */
  close(): Promise<void>
}
