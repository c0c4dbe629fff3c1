import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { skipLocked } from '../../db/dialect'
import { stripeEvents } from '../../db/schema'
import { HOUR, MINUTE, SECOND } from '../duration'
import { log } from '../platform/log.server'
import { faultOf, type Provider } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { applyEvent } from './apply-event.server'

/** How long a claimed event is one worker's; one that dies gives it back by doing nothing. */
const LEASE = 2 * MINUTE
const LANES = 8 // most of the time is the provider's
/** With the pauses between them about three days: as long as the provider itself repeats an event. */
const MOST_ATTEMPTS = 16

type ClaimedEvent = typeof stripeEvents.$inferSelect

const due = (now: number) => and(eq(stripeEvents.state, 'waiting'), lte(stripeEvents.runAt, now))

/** Applies events of the inbox that are due, at most `limit`; several workers may. Returns how many were taken up. */
export async function applyDueEvents(limit: number, signal?: AbortSignal): Promise<number> {
  const own = provider()
  if (!own) return 0
  const claimed = await claimEvents(limit, Date.now())
  const taken = claimed.length
  async function lane(provider: Provider) {
    for (let event = claimed.shift(); event; event = claimed.shift()) {
      if (signal?.aborted) await settle(event, { runAt: Date.now(), attempts: event.attempts - 1 })
      else await applyOne(provider, event)
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, taken) }, () => lane(own)))
  return taken
}

async function claimEvents(limit: number, now: number): Promise<ClaimedEvent[]> {
  const [any] = await db.read.select({ id: stripeEvents.id }).from(stripeEvents).where(due(now)).limit(1)
  if (!any) return []
  return db.write(async (tx) => {
    // Two statements: inside an `in (…)` PostgreSQL may run a locking `limit` more than once.
    const found = await skipLocked(
      tx
        .select({ id: stripeEvents.id })
        .from(stripeEvents)
        .where(due(now))
        .orderBy(asc(stripeEvents.runAt))
        .limit(limit),
    )
    if (found.length === 0) return []
    const ids = found.map(({ id }) => id)
    return tx
      .update(stripeEvents)
      .set({ runAt: now + LEASE, attempts: sql`${stripeEvents.attempts} + 1` })
      .where(inArray(stripeEvents.id, ids))
      .returning()
  })
}

async function applyOne(provider: Provider, event: ClaimedEvent): Promise<void> {
  try {
    await applyEvent(provider, event)
    await settle(event, { state: 'applied', appliedAt: Date.now(), error: null })
  } catch (error) {
    const fault = faultOf(error)
    // Its object is gone at the provider: there is nothing left to read.
    if (fault === 'missing') return settle(event, { state: 'ignored', error: 'missing' })
    const ended = event.attempts >= MOST_ATTEMPTS
    const code = fault ?? (error instanceof Error ? error.name : 'thrown')
    await settle(event, {
      error: code,
      ...(ended ? { state: 'failed' } : { runAt: Date.now() + pauseAfter(event.attempts) }),
    })
    log[ended || fault !== 'busy' ? 'error' : 'warn'](
      { err: error, event: event.id, type: event.type, attempts: event.attempts, code },
      ended ? 'an event of the provider could not be applied' : 'an event waits for another attempt',
    )
  }
}

/** Changes nothing once the lease ran out and somebody else holds the event. */
const settle = async (
  { id, attempts }: ClaimedEvent,
  change: Partial<typeof stripeEvents.$inferInsert>,
): Promise<void> => {
  const held = and(
    eq(stripeEvents.id, id),
    eq(stripeEvents.attempts, attempts),
    eq(stripeEvents.state, 'waiting'),
  )
  await db.write(async (tx) => {
    await tx.update(stripeEvents).set(change).where(held)
  })
}

/** Milliseconds: five seconds, then three times as long each time, up to six hours. */
const pauseAfter = (attempts: number): number => Math.min(6 * HOUR, 5 * SECOND * 3 ** (attempts - 1))

/** Lets an event that could not be applied be tried again at once: after its cause was mended. */
export async function retryFailedEvents(now = Date.now()): Promise<number> {
  return db.write(async (tx) => {
    const again = await tx
      .update(stripeEvents)
      .set({ state: 'waiting', attempts: 0, runAt: now, error: null })
      .where(eq(stripeEvents.state, 'failed'))
      .returning({ id: stripeEvents.id })
    return again.length
  })
}
