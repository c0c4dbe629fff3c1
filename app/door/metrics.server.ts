import { createHash, timingSafeEqual } from 'node:crypto'
import { inboxLength } from '../donations/inbox-length.server'
import { lettersWaiting, oldestLetter } from '../platform/mail/backlog.server'
import { countedElsewhere, lookedUp, metrics, requestSeconds, watchProcess } from '../platform/metrics.server'
import { pageCacheStats } from '../platform/page-cache.server'
import { totalSignatures } from '../petitions/total-signatures.server'

export interface Finished {
  method: string
  pathname: string
  status: number
  /** Milliseconds. */
  ms: number
}

const pageCacheHelp = {
  requests: 'Requests that a kept page may answer',
  hits: 'Answered from memory',
  stale: 'Of them, with a page a fresh one was being made for',
  unchanged: 'Of them, with 304',
  misses: 'Had to wait for a page to be made',
  renders: 'Pages made',
}

/** Begins to measure. `nameOf` turns a path into one of few names. */
export function measure(nameOf: (pathname: string) => string) {
  watchProcess()
  lookedUp('amparo_signatures', 'Signatures of all petitions', 'state', totalSignatures)
  lookedUp(
    'amparo_letters',
    'Letters that should be out by now; counting stops at 50,000',
    'state',
    async () => ({
      waiting: (await lettersWaiting()).waiting,
    }),
  )
  lookedUp(
    'amparo_oldest_letter_seconds',
    'How long the first letter in line has waited',
    'state',
    async () => ({
      waiting: (await oldestLetter(Date.now())) / 1000,
    }),
  )
  lookedUp(
    'amparo_payment_events',
    'Events of the payment provider that are not applied yet',
    'state',
    async () => ({ unapplied: (await inboxLength()).unapplied }),
  )
  lookedUp(
    'amparo_oldest_payment_event_seconds',
    'How long the first of them has waited',
    'state',
    async () => ({ unapplied: (await inboxLength()).oldestMs / 1000 }),
  )
  for (const [name, help] of Object.entries(pageCacheHelp) as [keyof typeof pageCacheHelp, string][])
    countedElsewhere(`amparo_page_cache_${name}_total`, help, () => pageCacheStats()[name])
  return ({ method, pathname, status, ms }: Finished): void => {
    const statusClass = `${Math.floor(status / 100)}xx`
    requestSeconds.observe({ route: nameOf(pathname), method, status: statusClass }, ms / 1000)
  }
}

/** Answers whoever brings the token (`Authorization: Bearer …`). */
export async function answerMetrics(token: string, authorization: string | undefined): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  if (!isSame(authorization ?? '', `Bearer ${token}`)) {
    return new Response('This address needs METRICS_TOKEN.\n', {
      status: 401,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'WWW-Authenticate': 'Bearer' },
    })
  }
  return new Response(await metrics.metrics(), {
    headers: { ...headers, 'Content-Type': metrics.contentType },
  })
}

/** In constant time, whatever the lengths. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
const digest = (text: string) => createHash('sha256').update(text).digest()
