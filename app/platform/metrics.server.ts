import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { db } from '../../db/client'

/**
 * What `/metrics` tells. Labels come from short lists of our own, never from what a reader sent: a label is kept for
 * ever and is read by whoever watches the machine.
 */
export const metrics = new Registry()
const registers = [metrics]

export const requestSeconds = new Histogram({
  name: 'amparo_request_seconds',
  help: 'Time from a request to the end of its answer; its _count is the number of requests',
  labelNames: ['route', 'method', 'status'] as const,
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
})

export const pageRenders = new Counter({
  name: 'amparo_page_renders_total',
  help: 'Requests that the framework answered',
  registers,
})

export const jobFailures = new Counter({
  name: 'amparo_job_failures_total',
  help: 'Steps of the worker that failed and will be tried again',
  labelNames: ['job'] as const,
  registers,
})

/** A counter that is kept elsewhere and read when somebody asks. */
export const countedElsewhere = (name: string, help: string, read: () => number) =>
  new Counter({
    name,
    help,
    registers,
    collect() {
      this.reset()
      this.inc(read())
    },
  })

/** A number that is looked up when somebody asks; while it cannot be, it is left out. */
export const lookedUp = <L extends string>(
  name: string,
  help: string,
  label: L,
  read: () => Promise<Record<string, number>>,
) =>
  new Gauge<L>({
    name,
    help,
    labelNames: [label],
    registers,
    async collect() {
      this.reset()
      const values = await read().catch(() => ({}))
      for (const [key, value] of Object.entries(values))
        this.set({ [label]: key } as Record<L, string>, value)
    },
  })

countedElsewhere('amparo_database_reads_total', 'Queries outside transactions', () => db.work.reads)
countedElsewhere('amparo_database_units_total', 'Units of writing handed in', () => db.work.units)
countedElsewhere('amparo_database_batches_total', 'Transactions committed for them', () => db.work.batches)

new Gauge({
  name: 'amparo_database_units_waiting',
  help: 'Units of writing that wait for their commit',
  registers,
  collect() {
    this.set(db.work.waiting)
  },
})

let watching = false

/** Begins to watch the process itself: memory, processor, event loop, garbage collection. */
export function watchProcess(): void {
  if (watching) return
  watching = true
  collectDefaultMetrics({ register: metrics })
}
