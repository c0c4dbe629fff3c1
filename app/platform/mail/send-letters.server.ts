import type { Letter, LetterFields } from '../../../emails/letter'
import { config } from '../../config.server'
import { HOUR, SECOND } from '../../duration'
import { log } from '../log.server'
import { unseal } from '../seal.server'
import {
  LEASE,
  claimLetters,
  giveBack,
  markFailed,
  markSent,
  retryAt,
  type ClaimedLetter,
} from './claim-letters.server'
import { inTurn } from './render-in-turn.server'
import { sealedLetter } from './sealed-letter'
import { BadHeader } from './refuse-injection.server'
import { addressed, type LetterTransport, type SendResult } from './transport.server'
import { unsubscribeHeaders } from './unsubscribe-headers.server'

const SEND_WITHIN = 15 * SECOND
const LANES = 8
const MOST_ATTEMPTS = 10

/** Loads what writes letters out. Not a static import: it brings React, which only a process that sends needs. */
export const loadTemplates = () => import('../../../emails/render')

interface Options {
  /** When it fires, letters that are claimed and not begun are given back. */
  signal?: AbortSignal
  now?: () => number
}

/**
 * Sends letters that are due, at most `limit`; several workers may do so at once. A letter whose fault is temporary
 * waits longer after each attempt, one whose fault is permanent or that failed ten times ends with a code. Returns how
 * many were taken up and how many of those were sent. @throws StorageUnavailable
 */
export async function sendDueLetters(
  transport: LetterTransport,
  limit: number,
  { signal, now = Date.now }: Options = {},
): Promise<{ taken: number; sent: number }> {
  const claimedAt = now()
  const waiting = await claimLetters(limit, claimedAt)
  const taken = waiting.length
  let sent = 0
  async function lane() {
    for (let letter = waiting.shift(); letter; letter = waiting.shift()) {
      const tooLate = now() > claimedAt + LEASE - SEND_WITHIN
      if (signal?.aborted || tooLate) await giveBack(letter, now())
      else if (await sendOne(transport, letter, now)) sent++
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, taken) }, lane))
  return { taken, sent }
}

async function sendOne(
  transport: LetterTransport,
  letter: ClaimedLetter,
  now: () => number,
): Promise<boolean> {
  const result = await attempt(transport, letter)
  if (result.outcome === 'accepted') {
    await markSent(letter, now(), result.providerId)
    return true
  }
  const code = /^[\w.-]{1,40}$/.test(result.code) ? result.code : 'unknown'
  // One that is `unknown` goes again: the other attempt may double a letter somebody asked for, never lose it.
  const ended = result.outcome === 'permanent' || letter.attempts >= MOST_ATTEMPTS
  const retryAfter = 'retryAfter' in result ? (result.retryAfter ?? 0) : 0
  if (ended) await markFailed(letter, code)
  else await retryAt(letter, now() + Math.max(pauseAfter(letter.attempts), retryAfter), code)
  log[ended ? 'error' : 'warn'](
    { letter: letter.id, template: letter.template, attempts: letter.attempts, code },
    ended ? 'a letter cannot be sent' : 'a letter waits for another attempt',
  )
  return false
}

async function attempt(transport: LetterTransport, letter: ClaimedLetter): Promise<SendResult> {
  // More claims than attempts allowed: its sender died each time, perhaps of it.
  if (letter.attempts > MOST_ATTEMPTS) return { outcome: 'permanent', code: 'gave-up' }
  try {
    const mail = await writeOut(letter)
    return await inTime((signal) => transport.send(mail, signal))
  } catch (error) {
    log.warn({ err: error, letter: letter.id }, 'sending a letter threw')
    if (error instanceof BadHeader) return { outcome: 'permanent', code: error.code }
    return { outcome: 'temporary', code: error instanceof TooSlow ? 'too-slow' : 'threw' }
  }
}

async function writeOut(letter: ClaimedLetter) {
  const { id, template, locale, mailbox, createdAt, sealed } = letter
  const { to, fields } = unseal<{ to: string; fields: LetterFields[typeof template] }>(
    sealedLetter(mailbox, createdAt),
    sealed!,
  )
  const { renderEmail } = await loadTemplates()
  const rendered = await inTurn(() =>
    renderEmail({ template, locale, fields } as Letter, config.publicOrigin),
  )
  const headers = unsubscribeHeaders(stopUrlOf(fields))
  return addressed(rendered, { letterId: id, createdAt, to, locale, headers }, config.mail)
}

/** The link that ends such letters; of a changed demand the same secret, since its own link takes the signature back. */
function stopUrlOf(fields: LetterFields[keyof LetterFields]): string | null {
  if ('stopUrl' in fields) return fields.stopUrl
  return 'withdrawUrl' in fields ? fields.withdrawUrl.replace('/withdraw/', '/unsubscribe/') : null
}

class TooSlow extends Error {
  override name = 'TooSlow'
}

/** @throws TooSlow when the work takes longer than one sending may; the work hears of it by its signal. */
async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      limit.abort()
      reject(new TooSlow())
    }, SEND_WITHIN)
  })
  try {
    return await Promise.race([work(limit.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Milliseconds until the next attempt: 30 s, then three times as long each time up to six hours, a quarter more or
 * less so that letters that failed together do not return together. Ten attempts outlast a day without a provider.
 */
export function pauseAfter(attempts: number, random = Math.random()): number {
  const pause = Math.min(6 * HOUR, 30 * SECOND * 3 ** (attempts - 1))
  return Math.round(pause * (0.75 + random / 2))
}
