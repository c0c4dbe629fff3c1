import { db } from '../../db/client'
import { MINUTE, SECOND } from '../duration'
import { log } from '../platform/log.server'
import { BadHeader, refuseInjection } from '../platform/mail/refuse-injection.server'
import type { MailTransport, OutgoingMail, Sender } from '../platform/mail/transport.server'
import { readSettings } from '../platform/settings.server'
import { locales, type Locale } from '../i18n'
import { activeMailings, claimChunk, LEASE, type ClaimedChunk } from './claim-chunk.server'
import { compileMailing, type CompiledMailing } from './compile.server'
import { textsOf, type Mailing } from './own-mailing.server'
import { lettersWait, paceBehindLetters } from './pace-mailings.server'
import { pauseAfter, settleChunk, type AddresseeResult } from './settle-chunk.server'
import { chunkKey, writeOut } from './write-out.server'

/** How long handing over one chunk may take; shorter than its lease. */
const SEND_WITHIN = 45 * SECOND
/** Chunks under way at once where a crash doubles none; elsewhere one, so that a crash leaves few unknown. */
const LANES = 4
/** How long one step of the job goes on. */
const STEP = 2 * SECOND
/** Where a server takes mails one by one, a crash leaves at most so many unknown. */
const SMALL_CHUNK = 10

/** Recipients of a chunk for a way out. */
export const chunkSizeFor = ({ replayable, largestBatch }: MailTransport): number =>
  replayable ? largestBatch : Math.min(SMALL_CHUNK, largestBatch)

export interface SendOptions {
  signal?: AbortSignal
  now?: () => number
  /** Milliseconds; for whoever kills senders faster than a lease runs out. */
  lease?: number
}

/** What this process learnt of a way out: nothing is begun before `until`, after so many faults in a row. */
interface Breaker {
  until: number
  faults: number
}
const breakers = new WeakMap<MailTransport, Breaker>()
const breakerOf = (transport: MailTransport): Breaker => {
  let breaker = breakers.get(transport)
  if (!breaker) breakers.set(transport, (breaker = { until: 0, faults: 0 }))
  return breaker
}

/**
 * Hands over chunks of the mailings that go out, for about two seconds: at the pace that is set, behind every letter, and
 * not while the provider asks to wait. Several workers may do so at once. Returns true when there is more to do at once.
 */
export async function sendMailings(
  transport: MailTransport,
  sender: Sender,
  { signal, now = Date.now, lease = LEASE }: SendOptions = {},
): Promise<boolean> {
  const until = now() + STEP
  const settings = await readSettings()
  const mailsPerHour = await paceBehindLetters(settings)
  const terms = { replayable: transport.replayable, settings: { ...settings, mailsPerHour }, lease }
  let more = false

  async function lane() {
    while (!signal?.aborted && now() < until && mayBegin(transport, now())) {
      if (await lettersWait(db.read, now())) return
      const claimed = await claimAny()
      if (claimed === 'later') return
      if (claimed !== 'again') await handOver(transport, sender, claimed, now)
      more = true
    }
  }

  async function claimAny(): Promise<ClaimedChunk | 'again' | 'later'> {
    for (const mailing of shuffled(await activeMailings())) {
      const claim = await claimChunk(mailing, { ...terms, now: now() })
      if (claim.outcome === 'claimed') return claim.claimed
      if (claim.outcome === 'settled') return 'again'
    }
    return 'later'
  }

  await Promise.all(Array.from({ length: transport.replayable ? LANES : 1 }, lane))
  return more && !signal?.aborted
}

const mayBegin = (transport: MailTransport, now: number): boolean =>
  breakerOf(transport).until <= now && (transport.waits?.(now) ?? 0) === 0

/** Mailings take turns by chance, so that a small one does not stand behind a million. */
function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function handOver(
  transport: MailTransport,
  sender: Sender,
  claimed: ClaimedChunk,
  now: () => number,
): Promise<void> {
  const { chunk, mailing, addressees } = claimed
  const compiled = await compiledFor(mailing)
  const results: AddresseeResult[] = addressees.map(() => ({ outcome: 'held', code: 'bad-header' }))
  const mails: OutgoingMail[] = []
  const places: number[] = []
  for (const [i, addressee] of addressees.entries()) {
    const mail = writeOut(compiled[addressee.locale], mailing, mailing.facts!, addressee, sender)
    if (!isSound(mail)) continue
    mails.push(mail)
    places.push(i)
  }
  const answered =
    mails.length > 0
      ? await transport.sendBatch(mails, chunkKey(mailing, chunk), AbortSignal.timeout(SEND_WITHIN))
      : []
  for (const [i, place] of places.entries()) results[place] = answered[i]!
  noteFaults(transport, chunk, results, now())
  await settleChunk(claimed, results, transport.replayable, now())
}

function isSound(mail: OutgoingMail): boolean {
  try {
    refuseInjection(mail)
    return true
  } catch (error) {
    if (error instanceof BadHeader) return false
    throw error
  }
}

/** A chunk that failed as a whole says something of the provider: further ones wait, longer each time. */
function noteFaults(
  transport: MailTransport,
  { n, mailingId, attempts }: ClaimedChunk['chunk'],
  results: AddresseeResult[],
  now: number,
): void {
  const breaker = breakerOf(transport)
  const fault = results.find(({ outcome }) => outcome === 'temporary' || outcome === 'unknown')
  if (!fault || results.some(({ outcome }) => outcome === 'accepted')) {
    breaker.faults = 0
    return
  }
  breaker.faults++
  breaker.until = now + Math.min(5 * MINUTE, pauseAfter(breaker.faults, fault) / 4)
  const code = 'code' in fault ? fault.code : ''
  log.warn({ mailing: mailingId, chunk: n, attempts, code }, 'a chunk of a mailing waits for another attempt')
}

const KEPT = 4
const kept = new Map<number, Promise<Record<Locale, CompiledMailing>>>()

/** The compiled forms of the mailings sent last; what they are made of never changes once a mailing was started. */
function compiledFor(mailing: Mailing): Promise<Record<Locale, CompiledMailing>> {
  let compiled = kept.get(mailing.id)
  if (!compiled) {
    compiled = compileAll(mailing)
    compiled.catch(() => kept.delete(mailing.id))
    kept.set(mailing.id, compiled)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  }
  return compiled
}

async function compileAll(mailing: Mailing): Promise<Record<Locale, CompiledMailing>> {
  const texts = await textsOf(db.read, mailing.id)
  const forms = {} as Record<Locale, CompiledMailing>
  for (const locale of locales) forms[locale] = await compileMailing(texts, mailing.facts!, locale)
  return forms
}
