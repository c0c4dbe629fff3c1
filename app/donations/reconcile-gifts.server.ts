import { and, eq, inArray, lte } from 'drizzle-orm'
import { db } from '../../db/client'
import { reconcilerCursors, stripeEvents } from '../../db/schema'
import { DAY, HOUR } from '../duration'
import type { Provider, Stripe } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { applyDueEvents } from './apply-events.server'
import { bookTransaction } from './book-transaction.server'
import { inboxLength } from './inbox-length.server'
import { keepEvents } from './receive-event.server'
import { settlePayout } from './settle-payout.server'
import { settlePending } from './settle-pending.server'

/** What stood differently here and at the provider, and was set right. Ids alone, nothing of a person. */
export interface Difference {
  what: 'event' | 'gift' | 'booking' | 'payout'
  id: string
  detail: string
}

/** `unapplied`: events that could not be taken over yet; the worker tries them again. */
export type ReconciledGifts =
  { outcome: 'reconciled'; differences: Difference[]; unapplied: number } | { outcome: 'no-provider' }

type Report = (step: Difference['what'], done: number) => void
type List = (typeof reconcilerCursors.$inferSelect)['list']

/** How far back the first run looks: as long as the provider keeps its events. */
const FIRST_LOOK = 30 * DAY
/** Each run reads this much again: the provider's lists fill late. */
const OVERLAP = HOUR
/** Bookings wait for clearing, and payouts change for days after they are made. */
const PAYOUTS_OVERLAP = 10 * DAY
const BATCH = 50

/**
 * Compares our gifts with the provider's own lists from where the last run ended: events that never came, gifts whose
 * end nobody told, bookings and payouts. Whatever differs is taken over and named. A second run finds nothing.
 * @throws the provider's faults; what was done stands, and the next run goes on
 */
export async function reconcileGifts(report: Report = () => {}, now = Date.now()): Promise<ReconciledGifts> {
  const own = provider()
  if (!own) return { outcome: 'no-provider' }
  const differences = [
    ...(await readEvents(own, report, now)),
    ...(await lookAtPending(own, report, now)),
    ...(await readBookings(own, report, now)),
    ...(await readPayouts(own, report, now)),
  ]
  return { outcome: 'reconciled', differences, unapplied: (await inboxLength()).unapplied }
}

async function readEvents(own: Provider, report: Report, now: number): Promise<Difference[]> {
  const missed: Difference[] = []
  const read = await since(own, 'events', now)
  let batch: Stripe.Event[] = []
  let done = 0
  const keep = async () => {
    for (const { id, type } of await keepEvents(own, batch, 'reconciler', now))
      missed.push({ what: 'event', id, detail: type })
    done += batch.length
    batch = []
    report('event', done)
  }
  for await (const event of own.stripe.events.list({ created: { gte: read }, limit: 100 })) {
    batch.push(event)
    if (batch.length === BATCH) await keep()
  }
  await keep()
  while ((await applyDueEvents(BATCH)) > 0);
  await moveCursor(own, 'events', now)
  return missed
}

async function lookAtPending(own: Provider, report: Report, now: number): Promise<Difference[]> {
  const differences: Difference[] = []
  const started = Date.now()
  for (let done = 0, looked = BATCH; looked === BATCH;) {
    const step = await settlePending(own, BATCH, started, now)
    looked = step.looked
    report('gift', (done += looked))
    for (const { donationId, before, after } of step.moved)
      differences.push({ what: 'gift', id: donationId, detail: `${before} → ${after}` })
  }
  return differences
}

async function readBookings(own: Provider, report: Report, now: number): Promise<Difference[]> {
  const differences: Difference[] = []
  const read = await since(own, 'balance', now)
  let done = 0
  for await (const booking of own.stripe.balanceTransactions.list({ created: { gte: read }, limit: 100 })) {
    const news = await db.write((tx) => bookTransaction(tx, booking, own.livemode))
    if (news) differences.push({ what: 'booking', id: booking.id, detail: booking.type })
    report('booking', ++done)
  }
  await moveCursor(own, 'balance', now)
  return differences
}

async function readPayouts(own: Provider, report: Report, now: number): Promise<Difference[]> {
  const differences: Difference[] = []
  const read = await since(own, 'payouts', now, PAYOUTS_OVERLAP)
  let done = 0
  for await (const payout of own.stripe.payouts.list({ created: { gte: read }, limit: 100 })) {
    if (await settlePayout(own, payout.id))
      differences.push({ what: 'payout', id: payout.id, detail: payout.status })
    report('payout', ++done)
  }
  await moveCursor(own, 'payouts', now)
  return differences
}

/** From when on a list is read, in the provider's seconds. */
async function since({ livemode }: Provider, list: List, now: number, overlap = OVERLAP): Promise<number> {
  const [cursor] = await db.read
    .select({ readUntil: reconcilerCursors.readUntil })
    .from(reconcilerCursors)
    .where(and(eq(reconcilerCursors.list, list), eq(reconcilerCursors.livemode, livemode)))
  return Math.floor((cursor ? cursor.readUntil - overlap : now - FIRST_LOOK) / 1000)
}

const moveCursor = ({ livemode }: Provider, list: List, readUntil: number): Promise<void> =>
  db.write(async (tx) => {
    await tx
      .insert(reconcilerCursors)
      .values({ list, livemode, readUntil })
      .onConflictDoUpdate({
        target: [reconcilerCursors.list, reconcilerCursors.livemode],
        set: { readUntil },
      })
  })

/** Applied events are kept for three months: thrice as long as the provider could send one again. */
const EVENTS_KEPT = 90 * DAY

/** Deletes events whose time is over; those that could not be applied stay. */
export async function deleteOldEvents(now = Date.now()): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .delete(stripeEvents)
      .where(
        and(
          inArray(stripeEvents.state, ['applied', 'ignored']),
          lte(stripeEvents.receivedAt, now - EVENTS_KEPT),
        ),
      )
  })
}
