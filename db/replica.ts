import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { isOutage } from './outage'

/** Milliseconds after which a replica that was away is asked again. */
const REST = 5_000
/** Milliseconds that a replica may be behind. */
const LAG = 10_000
/** Milliseconds between two questions whether it has caught up. */
const ASK = 100

const forThePublic = new AsyncLocalStorage<true>()

/** Runs work whose reads a replica may answer, where there is one. */
export const publicly = <T>(work: () => Promise<T>): Promise<T> => forThePublic.run(true, work)

/** Runs work inside such work whose reads must be of what is committed. */
export const privately = <T>(work: () => Promise<T>): Promise<T> => forThePublic.exit(work)

/**
 * Sends what is read `publicly` to a replica, everything else to the primary. What the replica refuses, for whatever
 * reason, the primary answers: one that is away, that cancels for its replay, or that lacks a new table.
 */
export function withReplica(primary: pg.Pool, replica: pg.Pool) {
  let restUntil = 0
  let lookedAt = 0
  let committedThen: string | undefined
  /** Demands to catch up are numbered; the replica is asked nothing before it has met the last one. */
  let demanded = 0
  let met = 0

  async function query(...given: unknown[]): Promise<unknown> {
    const ask = (pool: pg.Pool) => (pool.query as (...given: unknown[]) => Promise<unknown>)(...given)
    if (!forThePublic.getStore()) return ask(primary)
    if (lookedAt + LAG < Date.now()) look().catch(() => {})
    if (met < demanded || restUntil > Date.now()) return ask(primary)
    try {
      return await ask(replica)
    } catch (error) {
      if (isOutage(error)) restUntil = Date.now() + REST
      return ask(primary)
    }
  }

  /** Lets a replica rest that lacks what was committed when it was looked at last. */
  async function look() {
    lookedAt = Date.now()
    const due = committedThen
    committedThen = await committedUpTo(primary)
    if (due && !(await hasAll(replica, due))) restUntil = Date.now() + LAG
  }

  /** From now on the public reads what is committed by now: from the primary until the replica has it. */
  async function catchUp(): Promise<void> {
    const mine = ++demanded
    let at: string | undefined
    while (mine === demanded && !primary.ending) {
      try {
        at ??= await committedUpTo(primary)
        if (await hasAll(replica, at)) met = Math.max(met, mine)
      } catch {
        // whichever of them is away is asked again
      }
      if (met >= mine) return
      await wait(ASK, null, { ref: false })
    }
  }

  return { query, catchUp }
}

async function committedUpTo(primary: pg.Pool): Promise<string> {
  const { rows } = await primary.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')
  return rows[0]!.at
}

async function hasAll(replica: pg.Pool, at: string): Promise<boolean> {
  const { rows } = await replica.query<{ has: boolean }>(
    'select not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= $1::pg_lsn as has',
    [at],
  )
  return rows[0]!.has
}
