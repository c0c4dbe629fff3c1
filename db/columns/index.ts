import { config } from '../../app/config.server'
import { postgresKit } from './postgres'
import { sqliteKit } from './sqlite'

/**
 * The words the schema is written in. A process speaks one dialect, so one cast is enough: SQLite's types stand for
 * both, and `agree.ts` does not compile when they stop being the same.
 */
export const k = config.dialect === 'postgres' ? (postgresKit as unknown as typeof sqliteKit) : sqliteKit
