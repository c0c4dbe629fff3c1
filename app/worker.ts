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
import { bringUpToDate } from './platform/bring-up-to-date.server'
import { log } from './platform/log.server'
import { hearOfLetters } from './platform/mail/hear-of-letters.server'
import { deleteOldLetters } from './platform/mail/delete-old-letters.server'
import { chooseTransport } from './platform/mail/choose-transport.server'
import { paced } from './platform/mail/pace-letters.server'
import { LETTERS_CHANNEL } from './platform/mail/queue-letter.server'
import { loadTemplates, sendDueLetters } from './platform/mail/send-letters.server'
import type { MailTransport } from './platform/mail/transport.server'
import { forgetReporters } from './review/forget-reporters.server'
import { runJobs, type Job, type Worker } from './run-jobs.server'
import { applyMailEvents, deleteOldMailEvents } from './supporters/apply-mail-events.server'
import { deleteOldTokens } from './supporters/delete-old-tokens.server'

/**
 * Everything that happens by itself. Several workers may run on PostgreSQL: what is due often claims what it works on, and
 * runs in each of them; a job of which one run in a period is enough is run `once`.
 */
export const jobs = (transport: MailTransport): Job[] => [
  {
    name: 'send letters',
    every: 0.5 * SECOND,
    wokenBy: LETTERS_CHANNEL,
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
    once: true,
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
    once: true,
    run: async () => void (await settleStranded(transport.replayable)),
  },
  {
    name: 'open petitions whose time has come',
    every: MINUTE,
    once: true,
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
    once: true,
    run: () => settleOldPending(),
  },
  {
    name: 'ask the payment provider again',
    every: MINUTE,
    once: true,
    run: async () => {
      await resendRefunds()
      await endWantedMonthly()
    },
  },
  {
    name: 'reconcile gifts with the payment provider',
    every: HOUR,
    at: 0.25 * HOUR,
    once: true,
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
    once: true,
    run: async () => void (await countOnceOnline()),
  },
  {
    name: 'forget what is kept for a time',
    every: HOUR,
    once: true,
    run: async () => {
      await applyRetention()
      await forgetReporters()
      await forgetUnpaid()
    },
  },
  {
    name: 'delete what retention ends',
    every: HOUR,
    once: true,
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
    once: true,
    run: async () => {
      const counted = await reconcileCounters()
      if (counted.outcome === 'counted' && counted.drift.length)
        log.error({ drift: counted.drift }, 'counters stood wrong and were set right')
      const drift = await recountGifts()
      if (drift.length) log.error({ drift }, 'totals of gifts stood wrong and were set right')
    },
  },
]

/** Letters of one step. */
const LETTERS = 50
/** Events of one step. */
const EVENTS = 50

/** Runs the jobs in this process. */
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

async function runAlone() {
  if (config.dialect === 'sqlite') {
    console.error('With SQLite the worker lives in the app process: npm start is enough.')
    process.exit(1)
  }
  forProduction()
  await bringUpToDate()
  const worker = await startWorker()
  console.log('The worker is running.')
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void worker.stop().then(() => process.exit(0)))
}

// Not by import.meta: in the built server this module is part of the file that was started.
if (/[\\/]app[\\/]worker(\.ts)?$/.test(process.argv[1] ?? '')) await runAlone()
