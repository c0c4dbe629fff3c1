import { setMaxListeners } from 'node:events'
import { db, isOutage } from '../db/client'
import { config } from './config.server'
import { SECOND } from './duration'
import { takeTurn } from './platform/job-turns.server'
import { log } from './platform/log.server'
import { jobFailures } from './platform/metrics.server'

export interface Job {
  name: string
  /** Milliseconds. */
  every: number
  /** Milliseconds after the start of such a period, in UTC; without it the job also runs when the worker starts. */
  at?: number
  /** With PostgreSQL one worker runs it in each period, late rather than not; when that one dies, another takes it over. */
  once?: true
  /** Something may be due as soon as this channel is told so. */
  wokenBy?: string
  /** One step; true asks for the next one at once. */
  run(signal: AbortSignal): Promise<boolean | void>
}

/** Milliseconds that stopping waits for steps under way. */
const LONGEST_STOP = 5 * SECOND

export interface Worker {
  /** Begins no further step and resolves when those under way have ended, after five seconds at the latest. */
  stop(): Promise<void>
}

/** Runs jobs in this process, each one step at a time; a step that fails is logged and comes again. */
export function runJobs(list: Job[]): Worker {
  const stopping = new AbortController()
  setMaxListeners(2 * list.length, stopping.signal) // each job waits for it
  const running = Promise.all(list.map((job) => repeat(job, alarmOf(job, stopping.signal), stopping.signal)))
  return {
    async stop() {
      stopping.abort()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_STOP)))
      await Promise.race([running, late])
      clearTimeout(timer)
    },
  }
}

async function repeat(job: Job, alarm: Alarm, signal: AbortSignal) {
  const inCluster = job.once && config.dialect === 'postgres'
  if (job.at !== undefined && !inCluster) await alarm.pause(untilNext(job))
  while (!signal.aborted) {
    const ms = await (inCluster ? inTurn(job, signal) : oneStep(job, signal))
    if (ms > 0) await alarm.pause(ms)
  }
}

/** Runs a step. @returns milliseconds until the next one */
const oneStep = async (job: Job, signal: AbortSignal) => ((await step(job, signal)) ? 0 : untilNext(job))

/** Milliseconds until a worker that could not ask for a turn asks again. */
const ASK_AGAIN = 5 * SECOND

/** Runs a job to the end of its work, where it is this worker's turn. @returns milliseconds until it may be again */
async function inTurn(job: Job, signal: AbortSignal): Promise<number> {
  try {
    const turn = await takeTurn(job.name, periodOf(job))
    if (turn.outcome !== 'mine') return Math.min(untilNext(job), turn.outcome === 'held' ? turn.ms : Infinity)
    let more = await step(job, signal)
    while (more && !signal.aborted) more = await step(job, signal)
    await (more ? turn.handOver() : turn.end())
    return untilNext(job)
  } catch (error) {
    log[isOutage(error) ? 'warn' : 'error']({ err: error, job: job.name }, 'a job could not take its turn')
    return ASK_AGAIN
  }
}

async function step({ name, run }: Job, signal: AbortSignal): Promise<boolean | void> {
  try {
    return await run(signal)
  } catch (error) {
    jobFailures.inc({ job: name })
    log[isOutage(error) ? 'warn' : 'error']({ err: error, job: name }, 'a job failed and will run again')
  }
}

/** How long ago a job's period began, in milliseconds, by the clock. */
const sinceBegun = ({ every, at = 0 }: Job, now: number) => (((now - at) % every) + every) % every

const untilNext = (job: Job, now = Date.now()): number => job.every - sinceBegun(job, now)

const periodOf = ({ every, at = 0 }: Job): number => Math.floor((Date.now() - at) / every)

type Alarm = ReturnType<typeof alarmOf>

/** A pause that ends early when the worker stops, or when somebody told that there may be work, before or meanwhile. */
function alarmOf({ wokenBy }: Job, signal: AbortSignal) {
  let told = false
  let wake = () => {}
  const ring = () => {
    told = true
    wake()
  }
  if (wokenBy) db.hear(wokenBy, ring)
  return {
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          told = false
          wake = () => {}
          resolve()
        }
        const timer = setTimeout(done, ms)
        wake = done
        signal.addEventListener('abort', done)
        if (told || signal.aborted) done()
      }),
  }
}
