import { Resend, type CreateBatchEmailOptions, type ErrorResponse, type Response } from 'resend'
import { HOUR, MINUTE, SECOND } from '../../duration'
import type { MailTransport, OutgoingMail, SendResult } from './transport.server'

interface Options {
  apiKey: string
  baseUrl: string
}

/** Longest that a mail waits here for the provider's window; for longer it goes back into its queue. */
const LONGEST_WAIT = 3 * SECOND

/**
 * Resend by its SDK, which never throws, never retries and tells a lost answer from nothing else: what may have been taken
 * is `unknown`, and safe to hand over again under its key. Rates are the ones its answers tell.
 */
export function resendTransport({ apiKey, baseUrl }: Options): MailTransport {
  const resend = new Resend(apiKey, { baseUrl })
  let opensAt = 0

  async function within<T>(signal: AbortSignal, ask: () => Promise<Response<T>>): Promise<Answer<T>> {
    const wait = opensAt - Date.now()
    if (wait > LONGEST_WAIT)
      return { fault: { outcome: 'temporary', code: 'rate-limited', retryAfter: wait } }
    if (wait > 0) await pause(wait, signal)
    if (signal.aborted) return { fault: { outcome: 'temporary', code: 'too-slow' } }
    const { data, error, headers } = await ask()
    opensAt = Math.max(opensAt, Date.now() + waitOf(headers))
    return error ? { fault: faultOf(error, headers) } : { data }
  }

  return {
    name: 'resend',
    replayable: true,
    largestBatch: 100,
    waits: (now) => Math.max(0, opensAt - now),
    async send(mail, signal) {
      // The SDK hands every option on to fetch, which knows the signal; its types do not say so.
      const options = { idempotencyKey: mail.key, signal }
      const answer = await within(signal, () => resend.emails.send(asResend(mail), options))
      if ('fault' in answer) return answer.fault
      return { outcome: 'accepted', providerId: answer.data.id }
    },
    async sendBatch(mails, key, signal) {
      // Permissive: one refused address refuses one mail, not a hundred.
      const options = { idempotencyKey: key, batchValidation: 'permissive' as const, signal }
      const answer = await within(signal, () => resend.batch.send(mails.map(asResend), options))
      if ('fault' in answer) return mails.map(() => answer.fault)
      const { data, errors } = answer.data
      const refused = new Set(errors?.map(({ index }) => index))
      if (data.length + refused.size !== mails.length)
        return mails.map(() => ({ outcome: 'unknown', code: 'incomplete-answer' }))
      const ids = data.values()
      return mails.map((_, i) =>
        refused.has(i)
          ? { outcome: 'permanent', code: 'validation_error' }
          : { outcome: 'accepted', providerId: ids.next().value!.id },
      )
    },
  }
}

type Answer<T> = { data: T } | { fault: SendResult }

/** Resend makes the Message-ID itself. */
const asResend = ({
  from,
  to,
  replyTo,
  subject,
  html,
  text,
  headers,
}: OutgoingMail): CreateBatchEmailOptions => {
  const { 'Message-ID': _, ...own } = headers
  return { from, to, replyTo: replyTo ?? undefined, subject, html, text, headers: own }
}

/** Milliseconds until more is taken, from `retry-after` or a window that is used up. */
function waitOf(headers: Record<string, string> | null): number {
  const seconds = (name: string) => Math.max(0, Number(headers?.[name] ?? 0) || 0)
  const usedUp = headers?.['ratelimit-remaining'] === '0'
  return SECOND * (seconds('retry-after') || (usedUp ? seconds('ratelimit-reset') : 0))
}

const needsAPerson = new Set([401, 403])

function faultOf({ name, statusCode }: ErrorResponse, headers: Record<string, string> | null): SendResult {
  const code = String(name)
  const told = waitOf(headers)
  if (code === 'daily_quota_exceeded' || code === 'monthly_quota_exceeded')
    return { outcome: 'temporary', code, retryAfter: told || HOUR, blocked: true }
  if (statusCode === 429) return { outcome: 'temporary', code, retryAfter: told || SECOND }
  if (code === 'concurrent_idempotent_requests')
    return { outcome: 'unknown', code, retryAfter: told || 2 * SECOND }
  // Under this key it took something else before: whether this mail went out, nobody can tell.
  if (code === 'invalid_idempotent_request') return { outcome: 'unknown', code }
  if (needsAPerson.has(statusCode ?? 0) || code === 'invalid_from_address')
    return { outcome: 'temporary', code, retryAfter: MINUTE, blocked: true }
  if (statusCode !== null && statusCode >= 400 && statusCode < 500) return { outcome: 'permanent', code }
  return { outcome: 'unknown', code: statusCode === null ? 'no-answer' : code, retryAfter: told || undefined }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
