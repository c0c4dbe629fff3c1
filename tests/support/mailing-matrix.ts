import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { build } from 'vite'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import { openPerson } from '../../app/petitions/open-person.server'
import { changeSetting } from '../../app/platform/settings.server'
import { anOwnedPetition, anUpdate, mailingRow, recipientsOf, started } from './mailings'
import { manySignatures } from './million-signatures'
import { fault, startResend } from './resend-provider'
import { startSmtp } from './smtp-provider'

/** Milliseconds of the sender's clock in one of ours. */
const SPEED = 60

/** Milliseconds after which a sender that has asked for nothing is killed all the same. */
const LONGEST_START = 1_000

export interface MatrixAsked {
  provider: 'resend' | 'smtp'
  recipients: number
  /** Milliseconds a provider takes before it takes something, and again before it answers. */
  delay: number
  /** Recipients of a chunk, where it is not the usual. */
  chunk?: number
}

export interface Matrix {
  kills: number
  seconds: number
  /** Addresses the mailing is for. */
  asked: string[]
  /** Addresses of the provider's ledger, one for each mail it took. */
  taken: string[]
  /** Addresses whose recipients are listed for a person to decide. */
  unknown: string[]
  /** Recipients by state. */
  states: Record<string, number>
  /** The mailing's own numbers. */
  row: Awaited<ReturnType<typeof mailingRow>>
}

/**
 * A mailing sent by processes that are killed after 150 to 400 ms each, to a provider that loses 3% of its answers, fails
 * and refuses in storms. Ends when the mailing has.
 */
export async function killMatrix({ provider, recipients, delay, chunk }: MatrixAsked): Promise<Matrix> {
  await changeSetting('mailsPerHour', '10000000')
  await changeSetting('mailsPerDay', '100000000')
  const { petition, owner } = await anOwnedPetition()
  await manySignatures(process.env.DATABASE_URL!, petition.id, recipients * 2) // every second asked for updates
  const update = await anUpdate(owner, petition)
  await started(update)
  const local = await (provider === 'resend' ? hostileResend(delay) : hostileSmtp(delay))
  const began = Date.now()
  const kills = await killSenders(local, chunk, async () => {
    const { state } = await mailingRow(update.reference)
    if (state === 'paused') throw new Error('The mailing paused by itself')
    return state === 'sent'
  })
  const seconds = (Date.now() - began) / 1000
  const addressOf = await addresses(petition.id)
  const rows = await recipientsOf(update.reference)
  const states: Record<string, number> = {}
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
  const taken = local.taken()
  await local.stop()
  return {
    ...{ kills, seconds, taken, states },
    asked: rows.map(({ sourceId }) => addressOf.get(sourceId)!),
    unknown: rows.filter(({ state }) => state === 'unknown').map(({ sourceId }) => addressOf.get(sourceId)!),
    row: await mailingRow(update.reference),
  }
}

async function addresses(petitionId: string): Promise<Map<number, string>> {
  const rows = await db.read.select().from(signatures).where(eq(signatures.petitionId, petitionId))
  return new Map(rows.map((row) => [row.id, openPerson('signatures', row)!.email]))
}

interface Hostile {
  env: Record<string, string>
  /** How often it was asked for something. */
  asked(): number
  taken(): string[]
  stop(): Promise<void>
}

async function hostileResend(delay: number): Promise<Hostile> {
  const resend = await startResend()
  resend.delay(delay)
  resend.behave((request) => {
    if (request % 40 < 6) return fault(429, 'rate_limit_exceeded')
    if (request % 29 === 11) return fault(500, 'internal_server_error')
    return request % 33 === 7 ? 'lose' : 'accept'
  })
  return {
    env: { RESEND_API_KEY: 're_local', RESEND_BASE_URL: resend.url },
    asked: () => resend.requests.length,
    taken: () => resend.ledger.map(({ mail }) => [mail.to].flat()[0]!),
    stop: resend.stop,
  }
}

async function hostileSmtp(delay: number): Promise<Hostile> {
  const smtp = await startSmtp()
  smtp.delay(delay)
  let n = 0
  smtp.behave(() => {
    n++
    if (n % 200 < 10) return { refuseData: 451 }
    return n % 33 === 7 ? 'lose' : 'accept'
  })
  return {
    env: { SMTP_URL: smtp.url },
    asked: () => n,
    taken: () => smtp.ledger.map(({ to }) => to),
    stop: smtp.stop,
  }
}

/**
 * Lets one sender at a time live until it is at work, and 150 to 400 ms longer, until all is over. Returns how many were
 * killed. Some are killed while they freeze the audience, before they ask a provider for anything.
 */
async function killSenders(
  { env, asked }: Hostile,
  chunk: number | undefined,
  isOver: () => Promise<boolean>,
): Promise<number> {
  const start = String(Date.now())
  const args = [start, String(SPEED), ...(chunk ? [String(chunk)] : [])]
  const sender = await bundledSender()
  const begin = () => {
    const child = fork(sender, args, {
      execArgv: [],
      env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    })
    return { child, ready: once(child, 'message') }
  }
  // The next one gets ready while this one works: starting takes longer than it lives.
  let next = begin()
  let kills = 0
  try {
    while (!(await isOver())) {
      const { child, ready } = next
      next = begin()
      await ready
      const before = asked()
      child.send('go')
      for (let ms = 0; asked() === before && ms < LONGEST_START; ms += 5) await wait(5)
      await wait(150 + Math.random() * 250)
      await kill(child)
      kills++
    }
  } finally {
    await kill(next.child)
  }
  return kills
}

/** As one file it starts in a third of the time: dozens of them are killed. */
async function bundledSender(): Promise<string> {
  const outDir = join('.cache', `senders-${process.pid}`)
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
    build: {
      ssr: 'tests/mailings/sends-until-killed.ts',
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'sender.mjs' } },
    },
  })
  return join(outDir, 'sender.mjs')
}

async function kill(child: ChildProcess) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
