import { db } from '../../db/client'
import { stripeEvents } from '../../db/schema'
import { log } from '../platform/log.server'
import { readSignedEvent, type Provider, type Stripe } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { ms } from './facts'
import { isApplied } from './apply-event.server'

export type Received =
  /** Kept, or known before: it may be answered, and nothing is lost. */
  | { outcome: 'kept' }
  | { outcome: 'bad-signature' }
  /** A test event for an account that is live, or the other way round. */
  | { outcome: 'wrong-mode' }
  /** No key is set: nobody could have signed it. */
  | { outcome: 'no-provider' }

/**
 * Takes an event into the inbox: its signature is checked over the very bytes that came, and once this resolves with
 * `kept` the event outlives a power cut. Kinds we do not use are kept too, and ignored.
 * @throws StorageUnavailable, so that the provider sends it again
 */
export async function receiveEvent(
  body: string | Buffer,
  signature: string | null,
  now = Date.now(),
): Promise<Received> {
  const own = provider()
  if (!own) return { outcome: 'no-provider' }
  const event = readSignedEvent(own, body, signature)
  if (!event) return { outcome: 'bad-signature' }
  if (event.livemode !== own.livemode) {
    log.error(
      { event: event.id, livemode: event.livemode },
      'an event of the wrong mode came: is its endpoint set up with the other key?',
    )
    return { outcome: 'wrong-mode' }
  }
  await keepEvents(own, [event], 'webhook', now)
  return { outcome: 'kept' }
}

/** Keeps events that are not there yet, and returns those. What they say of their objects is not kept. */
export const keepEvents = (
  { livemode }: Provider,
  events: Stripe.Event[],
  by: 'webhook' | 'reconciler',
  now: number,
): Promise<{ id: string; type: string }[]> =>
  db.write(async (tx) => {
    const rows = events
      .filter((event) => event.livemode === livemode)
      .map((event) => ({
        id: event.id,
        type: event.type,
        objectId: (event.data.object as { id?: string }).id ?? null,
        livemode,
        happenedAt: ms(event.created),
        receivedAt: now,
        by,
        state: isApplied(event.type) ? ('waiting' as const) : ('ignored' as const),
        runAt: now,
      }))
    if (rows.length === 0) return []
    return tx
      .insert(stripeEvents)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: stripeEvents.id, type: stripeEvents.type })
  })
