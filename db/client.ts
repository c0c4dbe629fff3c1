import { config, type Config } from '../app/config.server'
import type { Database } from './database'
import { openPostgres } from './postgres'
import { openSqlite } from './sqlite'

export type { Database, Reader, Tx, Unit, Work } from './database'
export { tally } from './group'
export { StorageUnavailable, isDuplicate, isOutage } from './outage'
export { prepared, type Slots } from './prepared'
export { privately } from './replica'
export { tellAfter } from './tell'

/** Opens a database that speaks this process's dialect; connections are made at their first use. */
export const openDatabase = (
  dialect: Config['dialect'],
  url: string,
  replicaUrl: string | null = null,
): Database => (dialect === 'postgres' ? openPostgres(url, replicaUrl) : openSqlite(url))

/** The process's own database, as configured. */
export const db = openDatabase(config.dialect, config.databaseUrl, config.replicaUrl)
