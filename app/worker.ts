import { setMaxListeners } from 'node:events'
import { isOutage } from '../db/client'
import { deleteOldDevices } from './accounts/devices.server'
import { deleteOldSessions } from './accounts/session.server'
import { config, forProduction } from './config.server'
import { applyDueEvents } from './donations/apply-events.server'
import { endWantedMonthly } from './donations/change-monthly.server'
import { forgetUnpaid } from './donations/erase-donor.server'
import { deleteOldEvents, reconcileGifts } from './donations/reconcile-gifts.server'
import { recountGifts } from './donations/recount-gifts.server'
import { resendRefunds } from './donations/refund-gift.server'
import { settleOldPending } from './donations/settle-pending.server'
import { tellYearly } from './donations/tell-yearly.server'
import { DAY, HOUR, MINUTE, SECOND } from './duration'
import { settleStranded } from './mailings/claim-chunk.server'
import { forgetRecipients } from './mailings/forget-recipients.server'
import { freezeAudience } from './mailings/freeze-audience.server'
import { hearOfMailings } from './mailings/hear-of-mailings.server'
import { chunkSizeFor, sendMailings } from './mailings/send-mailings.server'
import { startDueMailings } from './mailings/start.server'
import { openDuePetitions } from './petitions/open-due.server'
import { carryOutRemovals } from './petitions/carry-out-removals.server'
import { countOnceOnline } from './paper/signed-online.server'
import { reconcileCounters } from './petitions/reconcile.server'
import { tellSigners } from './petitions/tell-signers.server'
import { applyRetention } from './petitions/retain.server'
import { log } from './platform/log.server'
import { hearOfLetters } from './platform/mail/hear-of-letters.server'
import { deleteOldLetters } from './platform/mail/delete-old-letters.server'
import { jobFailures } from './platform/metrics.server'
import { chooseTransport } from './platform/mail/choose-transport.server'
import { paced } from './platform/mail/pace-letters.server'
import { loadTemplates, sendDueLetters } from './platform/mail/send-letters.server'
import type { MailTransport } from './platform/mail/transport.server'
import { forgetReporters } from './review/forget-reporters.server'
import { applyMailEvents, deleteOldMailEvents } from './supporters/apply-mail-events.server'
import { deleteOldTokens } from './supporters/delete-old-tokens.server'

/**
 * Everything that happens by itself. Several workers may run on PostgreSQL: letters are claimed, one counting at a time
 * has a row of its own, and deleting twice deletes once. Chunks of mailings are claimed as letters are.
 */
export const jobs = (transport: MailTransport): Job[] => [
  {
    name: 'send letters',
    every: 0.5 * SECOND,
    run: async (signal) => {
      const taken = await paced(LETTERS, async (limit) => {
        return (await sendDueLetters(transport, limit, { signal })).taken
      })
      return taken === LETTERS
    },
  },
  {
    name: 'hear what became of mails',
    every: 2 * SECOND,
    run: () => applyMailEvents([hearOfLetters, hearOfMailings]),
  },
  {
    name: 'start mailings whose time has come',
    every: 10 * SECOND,
    run: async () => void (await startDueMailings()),
  },
  {
    name: 'freeze audiences',
    every: SECOND,
    run: () => freezeAudience(chunkSizeFor(transport)),
  },
  {
    name: 'send mailings',
    every: SECOND,
    run: (signal) => sendMailings(transport, config.mail, { signal }),
  },
  {
    name: 'settle what no mailing goes on with',
    every: MINUTE,
    run: async () => void (await settleStranded(transport.replayable)),
  },
  {
    name: 'open petitions whose time has come',
    every: MINUTE,
    run: async () => void (await openDuePetitions()),
  },
  {
    name: 'carry out removals',
    every: SECOND,
    run: () => carryOutRemovals(),
  },
  {
    name: 'tell signers what became of their petition',
    every: 2 * SECOND,
    run: async () => void (await tellSigners()),
  },
  {
    name: 'apply what the payment provider tells',
    every: SECOND,
    run: async (signal) => (await applyDueEvents(EVENTS, signal)) === EVENTS,
  },
  {
    name: 'look at gifts that nobody paid',
    every: 5 * MINUTE,
    run: () => settleOldPending(),
  },
  {
    name: 'ask the payment provider again',
    every: MINUTE,
    run: async () => {
      await resendRefunds()
      await endWantedMonthly()
    },
  },
  {
    name: 'reconcile gifts with the payment provider',
    every: HOUR,
    at: 0.25 * HOUR,
    run: async () => {
      const reconciled = await reconcileGifts()
      if (reconciled.outcome === 'reconciled' && reconciled.differences.length)
        log.warn({ differences: reconciled.differences.length }, 'gifts stood differently at the provider')
    },
  },
  {
    name: 'send what donors gave last year',
    every: 10 * MINUTE,
    run: () => tellYearly(),
  },
  {
    name: 'count once who signed on paper and online',
    every: HOUR,
    run: async () => void (await countOnceOnline()),
  },
  {
    name: 'forget what is kept for a time',
    every: HOUR,
    run: async () => {
      await applyRetention()
      await forgetReporters()
      await forgetUnpaid()
    },
  },
  {
    name: 'delete what retention ends',
    every: HOUR,
    run: async () => {
      await deleteOldTokens()
      await deleteOldSessions()
      await deleteOldDevices()
      await deleteOldLetters()
      await deleteOldMailEvents()
      await forgetRecipients()
      await deleteOldEvents()
    },
  },
  {
    name: 'reconcile the counters',
    every: DAY,
    at: 3 * HOUR, // 03:00 UTC
    run: async () => {
      const counted = await reconcileCounters()
      if (counted.outcome === 'counted' && counted.drift.length)
        log.error({ drift: counted.drift }, 'counters stood wrong and were set right')
      const drift = await recountGifts()
      if (drift.length) log.error({ drift }, 'totals of gifts stood wrong and were set right')
    },
  },
]

export interface Job {
  name: string
  /** Milliseconds. */
  every: number
  /** Milliseconds after the start of such a period, in UTC; without it the job also runs when the worker starts. */
  at?: number
  /** One step; true asks for the next one at once. */
  run(signal: AbortSignal): Promise<boolean | void>
}

/** Letters of one step. */
const LETTERS = 50
/** Events of one step. */
const EVENTS = 50
/** Milliseconds that stopping waits for steps under way. */
const LONGEST_STOP = 5 * SECOND

export interface Worker {
  /** Begins no further step and resolves when those under way have ended, after five seconds at the latest. */
  stop(): Promise<void>
}

/** Runs the jobs in this process, each one step at a time; a step that fails is logged and comes again. */
export async function startWorker(): Promise<Worker> {
  const transport = await chooseTransport()
  void loadTemplates()
  const worker = runJobs(jobs(transport))
  return {
    async stop() {
      await worker.stop()
      transport.close?.()
    },
  }
}

export function runJobs(list: Job[]): Worker {
  const stopping = new AbortController()
  setMaxListeners(2 * list.length, stopping.signal) // each job waits for it
  const running = Promise.all(list.map((job) => repeat(job, stopping.signal)))
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

async function repeat(job: Job, signal: AbortSignal) {
  if (job.at !== undefined) await pause(untilNext(job), signal)
  while (!signal.aborted) {
    const again = await step(job, signal)
    if (!again) await pause(untilNext(job), signal)
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

/** Milliseconds until the clock says that a job's period begins. */
const untilNext = ({ every, at = 0 }: Job, now = Date.now()): number =>
  every - ((((now - at) % every) + every) % every)

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

async function runAlone() {
  if (config.dialect === 'sqlite') {
    console.error('With SQLite the worker lives in the app process: npm start is enough.')
    process.exit(1)
  }
  forProduction()
  const worker = await startWorker()
  console.log('The worker is running.')
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void worker.stop().then(() => process.exit(0)))
}

// Not by import.meta: in the built server this module is part of the file that was started.
if (/[\\/]app[\\/]worker(\.ts)?$/.test(process.argv[1] ?? '')) await runAlone()
