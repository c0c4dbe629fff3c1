import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import Stripe from 'stripe'
import type { Database } from '../../../../db/client'
import { testPaymentObjects as rows } from '../../../../db/schema'
import { SECOND } from '../../../duration'
import type { Told } from './books.server'

export interface Post {
  body: string
  headers: Record<string, string>
}

export interface Mailbag {
  database: Database
  webhookSecret: string
  now: () => number
}

/** An event as it is sent: its bytes and their signature. */
export function signed({ webhookSecret, now }: Mailbag, event: Told): Post {
  const body = JSON.stringify(event, null, 2)
  const timestamp = Math.floor(now() / 1000)
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: webhookSecret,
    timestamp,
  })
  return {
    body,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
  }
}

/** Events that have not arrived, the oldest first. */
export async function waitingEvents({ database }: Mailbag, until = Number.MAX_SAFE_INTEGER) {
  const found = await database.read
    .select({ event: rows.object, notes: rows.notes })
    .from(rows)
    .where(and(isNotNull(rows.deliverAt), lte(rows.deliverAt, until)))
    .orderBy(asc(rows.seq))
  return found as unknown as { event: Told; notes: { attempts?: number } }[]
}

/** Sends one event; whether it was taken. What is not taken comes again, each time later. */
export async function deliver(bag: Mailbag, url: string, event: Told, attempts = 0): Promise<boolean> {
  const { body, headers } = signed(bag, event)
  const taken = await fetch(url, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(20 * SECOND),
  }).then(
    async (answer) => (await answer.arrayBuffer(), answer.ok),
    () => false,
  )
  const again = bag.now() + Math.min(3600, 2 ** attempts) * SECOND
  await bag.database.write(async (tx) => {
    await tx
      .update(rows)
      .set(taken ? { deliverAt: null } : { deliverAt: again, notes: { attempts: attempts + 1 } })
      .where(eq(rows.id, event.id))
  })
  return taken
}

/** Marks an event as arrived, or as lost on its way. */
export const forget = ({ database }: Mailbag, id: string): Promise<void> =>
  database.write(async (tx) => {
    await tx.update(rows).set({ deliverAt: null }).where(eq(rows.id, id))
  })

/** Delivers everything that is due, in order. Returns how many were taken. */
export async function deliverDue(bag: Mailbag, url: string): Promise<number> {
  let taken = 0
  for (const { event, notes } of await waitingEvents(bag, bag.now()))
    if (await deliver(bag, url, event, notes.attempts)) taken++
  return taken
}
