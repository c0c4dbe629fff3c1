import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Database, Reader, Tx } from './database'
import { grouped } from './group'
import { openEar } from './hear'
import { codeOf, outageOr } from './outage'
import { publicly, withReplica } from './replica'
import * as schema from './schema'
import { oneAtATime, takeTold } from './tell'

// count() comes as bigint and sum() of it as numeric; ours stay within safe integers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

// Serialization failure, deadlock, and a row that was deleted under a unit that refers to it.
const retried = new Set(['40001', '40P01', '23503'])

function openPool(url: string, connectionTimeoutMillis = 5_000) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'amparo',
    max: 10,
    connectionTimeoutMillis,
    keepAlive: true,
    statement_timeout: 30_000,
    query_timeout: 35_000, // a server that went away without a word ends no statement
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  })
  // Without listeners a connection that the server closes would end this process; the pool replaces it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * A pool of connections; units are committed in groups, two at a time. Connects at first use. `replicaUrl`: a hot standby
 * that may answer the public.
 */
export function openPostgres(url: string, replicaUrl: string | null = null): Database {
  const pool = openPool(url)
  const replicaPool = replicaUrl ? openPool(replicaUrl, 1_000) : null
  const replica = replicaPool && withReplica(pool, replicaPool)
  const ear = openEar(url)
  const transactions = new WeakMap<pg.PoolClient, Tx>()

  /** The same object for every transaction of one connection, so that statements prepared on it stay prepared. */
  function txOf(client: pg.PoolClient): Tx {
    let tx = transactions.get(client)
    if (!tx)
      transactions.set(client, (tx = drizzle(client, { schema, casing: 'snake_case' }) as unknown as Tx))
    return tx
  }

  const notify = (channel: string, what: string) => pool.query('select pg_notify($1, $2)', [channel, what])
  const tellSoon = oneAtATime((channel) => notify(channel, ''))

  async function once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    const tx = txOf(client)
    let broken: Error | undefined
    try {
      await client.query('begin')
      const value = await work(tx)
      await client.query('commit')
      for (const channel of takeTold(tx)) void tellSoon(channel)
      return value
    } catch (error) {
      takeTold(tx)
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  const group = grouped({
    lanes: 2,
    largest: 64,
    longest: 100,
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await once(work)
        } catch (error) {
          if (tries === 3 || !retried.has(codeOf(error) ?? '')) throw outageOr(error)
        }
      }
    },
  })

  // Drizzle asks a client for nothing but `query`.
  const reading = replica ? (replica as unknown as pg.Pool) : pool
  const read = drizzle(reading, {
    schema,
    casing: 'snake_case',
    logger: group.countReads,
  }) as unknown as Reader

  return {
    read,
    write: group.write,
    work: group.work,
    async checkpoint() {
      return true
    },
    async tell(channel, what) {
      await notify(channel, what)
    },
    hear: ear.hear,
    publicly: replica ? publicly : (work) => work(),
    catchUp: () => void replica?.catchUp(),
    async ping() {
      await pool.query('select 1')
    },
    async close() {
      await group.idle()
      await Promise.all([pool.end(), replicaPool?.end(), ear.close()])
    },
  }
}
