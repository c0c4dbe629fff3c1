import { AsyncLocalStorage } from 'node:async_hooks'
import { clearImmediate, clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { setImmediate as turn } from 'node:timers/promises'
import type { Tx, Unit, Work } from './database'
import { StorageUnavailable, outageOr } from './outage'

export interface Engine {
  /**
   * Runs the work in one transaction and resolves once it is durable.
   * @throws StorageUnavailable when the engine failed, otherwise what the work threw.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Runs one unit so that its failure leaves the transaction usable; left out where a savepoint costs a round trip. An
   * engine that has it lives in this process: no statement of a unit takes a turn of the event loop.
   * @throws StorageUnavailable when the transaction is lost, otherwise what the unit threw.
   */
  savepoint?<T>(unit: () => Promise<T>): Promise<T>
  /** Batches under way at once. */
  lanes: number
  /** Units in one batch. */
  largest: number
  /** Milliseconds after which a batch takes no further unit. */
  longest: number
  /** Whether an error of `transaction` means that it waited in vain for its turn, as whoever stands behind it would. */
  isLocked?(error: unknown): boolean
}

type Apply = (tx: Tx, add: number) => PromiseLike<unknown>
type Sums = Map<string, { add: number; apply: Apply }>
interface Waiting {
  unit: Unit<unknown>
  alone: boolean
  resolve(value: unknown): void
  reject(error: unknown): void
}

const sumsOf = new WeakMap<Tx, Sums>()
const insideUnit = new AsyncLocalStorage<true>()

/**
 * Adds to a running total just before the unit's batch commits: `apply` runs once per key with the sum, in the order
 * of the keys. A row that everybody wants is so locked once per batch, for one statement, and never in a cycle.
 */
export function tally(tx: Tx, key: string, add: number, apply: Apply): void {
  const sums = sumsOf.get(tx)
  if (!sums) throw new Error(`tally(${key}) was called outside a unit of db.write, so nothing would apply it`)
  addTo(sums, key, add, apply)
}

function addTo(sums: Sums, key: string, add: number, apply: Apply) {
  const sum = sums.get(key)
  if (sum) sum.add += add
  else sums.set(key, { add, apply })
}

async function settleSums(tx: Tx, sums: Sums) {
  for (const key of [...sums.keys()].sort()) {
    const { add, apply } = sums.get(key)!
    if (add !== 0) await apply(tx, add)
  }
}

/** Milliseconds after which a unit that is still running is taken to wait for itself. */
const GRACE = 1000

const writesInside = () =>
  new Error('db.write was called inside a unit and would wait for itself: use its tx')

/** Group commit: units that wait share a transaction, so that one flush to the disk serves them all. */
export function grouped(engine: Engine) {
  const queue: Waiting[] = []
  const work: Work = { waiting: 0, units: 0, batches: 0, reads: 0 }
  const lanes = new Set<Promise<void>>()
  let isStuck = false

  /**
   * Tells a unit that waits for a write of its own by its length: AsyncLocalStorage slows every promise of Node 20. One
   * that awaits its tx alone is over within the turn it began in; one that wrongly awaits more has a second's grace, in
   * which whoever else writes waits unharmed.
   */
  async function withinOneTurn(unit: Unit<unknown>, tx: Tx) {
    const before = queue.length
    let grace: NodeJS.Timeout | undefined
    const late = setImmediate(() => {
      grace = setTimeout(() => {
        isStuck = true
        for (const { reject } of queue.splice(before)) reject(writesInside())
      }, GRACE)
    })
    try {
      return await unit(tx)
    } finally {
      clearImmediate(late)
      clearTimeout(grace)
      isStuck = false
    }
  }

  async function runUnit(tx: Tx, unit: Unit<unknown>, total: Sums) {
    const own: Sums = new Map()
    sumsOf.set(tx, own)
    try {
      const value = await (engine.savepoint
        ? engine.savepoint(() => withinOneTurn(unit, tx))
        : insideUnit.run(true, unit, tx))
      for (const [key, { add, apply }] of own) addTo(total, key, add, apply)
      return value
    } finally {
      sumsOf.delete(tx)
    }
  }

  /** Runs a batch in one transaction and returns how to tell each unit; units there was no time for go back in line. */
  function attempt(batch: Waiting[]): Promise<(() => void)[]> {
    return engine.transaction(async (tx) => {
      const until = performance.now() + engine.longest
      const total: Sums = new Map()
      const outcomes: (() => void)[] = []
      for (const { unit, resolve, reject } of batch) {
        try {
          const value = await runUnit(tx, unit, total)
          outcomes.push(() => resolve(value))
        } catch (error) {
          if (!engine.savepoint || error instanceof StorageUnavailable) throw error
          outcomes.push(() => reject(outageOr(error)))
        }
        if (performance.now() > until) queue.unshift(...batch.splice(outcomes.length))
      }
      await settleSums(tx, total)
      return outcomes
    })
  }

  async function commit(batch: Waiting[]) {
    try {
      const outcomes = await attempt(batch)
      work.batches++
      for (const tell of outcomes) tell()
    } catch (error) {
      if (engine.isLocked?.(error)) batch.push(...queue.splice(0))
      if (batch.length === 1 || error instanceof StorageUnavailable)
        for (const { reject } of batch) reject(error)
      // One of them undid the batch: alone, each gets what it deserves.
      else while (batch.length) await commit(batch.splice(0, 1))
    }
  }

  /** How many units at the head of the line share the next transaction. */
  function nextBatch(): number {
    const alone = queue.findIndex((waiting) => waiting.alone)
    return alone === 0 ? 1 : Math.min(engine.largest, alone < 0 ? queue.length : alone)
  }

  async function lane() {
    await turn() // the requests of this turn of the event loop join the batch
    while (queue.length) {
      await commit(queue.splice(0, nextBatch()))
      await turn()
    }
  }

  function write<T>(unit: Unit<T>, { alone = false } = {}): Promise<T> {
    if (isStuck || insideUnit.getStore()) return Promise.reject(writesInside())
    work.units++
    work.waiting++
    return new Promise<T>((resolve, reject) => {
      queue.push({
        unit,
        alone,
        resolve: (value) => (work.waiting--, resolve(value as T)),
        reject: (error) => (work.waiting--, reject(error)),
      })
      if (lanes.size === engine.lanes) return
      const running = lane().finally(() => lanes.delete(running))
      lanes.add(running)
    })
  }

  return {
    write,
    work,
    /** Drizzle tells its logger of every query; what it is does not matter here. */
    countReads: { logQuery: () => void work.reads++ },
    /** Resolves when no unit waits or runs. */
    async idle() {
      while (lanes.size) await Promise.all(lanes)
    },
  }
}
