import pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { config } from '../config.server'
import { SECOND } from '../duration'

// The library wants a limit and a window; ours are settings, so it only counts, and each count names its window.
const counting = { points: 1, duration: 60 }

/** Connections of its own: counting never waits behind signatures, nor they behind it. */
function openCounts(): RateLimiterAbstract {
  const inMemory = new RateLimiterMemory(counting)
  if (config.dialect === 'sqlite') return inMemory
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    application_name: 'amparo counts',
    max: 3,
    connectionTimeoutMillis: 500,
    statement_timeout: 500,
    allowExitOnIdle: true,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new RateLimiterPostgres({
    ...counting,
    storeClient: pool,
    tableName: 'rates',
    tableCreated: true, // by the migration
    insuranceLimiter: inMemory, // a limit that cannot be counted in the cluster is counted here, and refuses nobody
  })
}

let counts: RateLimiterAbstract | undefined

/**
 * Counts one more (or `add`) of something within a window that begins with its first, and returns how many there are:
 * in this process with SQLite, in the whole cluster with PostgreSQL. Keys are hashes and ids, nothing personal.
 */
export async function countRecent(key: string, windowMs: number, add = 1): Promise<number> {
  counts ??= openCounts()
  const { consumedPoints } = await counts.penalty(key, add, { customDuration: Math.ceil(windowMs / SECOND) })
  return consumedPoints
}

/** How many of something there are within its window, and how many milliseconds the window still lasts. */
export async function lookRecent(key: string): Promise<{ count: number; msLeft: number }> {
  counts ??= openCounts()
  const found = await counts.get(key)
  return found
    ? { count: found.consumedPoints, msLeft: Math.max(0, found.msBeforeNext) }
    : { count: 0, msLeft: 0 }
}
