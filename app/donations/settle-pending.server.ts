import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { db } from '../../db/client'
import { donations } from '../../db/schema'
import { HOUR, MINUTE } from '../duration'
import { faultOf, type Provider } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { PAGE_OPEN_FOR } from './open-session.server'
import type { Settled } from './record-facts.server'
import type { Donation } from './rows'
import { settleSession } from './settle-gift.server'
import { settleInvoice } from './settle-invoice.server'

/** Unpaid for so long, a gift is looked at without waiting for an event. */
export const LOOKED_AT_AFTER = 30 * MINUTE
/** Nobody led to a page of the provider can still come back to it. */
const LOST_AFTER = PAGE_OPEN_FOR + HOUR

/**
 * Looks at gifts that nobody paid for half an hour, oldest first and at most `limit`: what was paid is taken over, what
 * ran out is abandoned, and a row whose page is not known to us finds it at the provider. `lookedBefore` (epoch ms) leaves
 * out those that were looked at since. Returns what moved and how many were looked at.
 */
export async function settlePending(
  provider: Provider,
  limit: number,
  lookedBefore: number,
  now = Date.now(),
): Promise<{ looked: number; moved: Settled[] }> {
  const waiting = await db.read
    .select()
    .from(donations)
    .where(
      and(
        inArray(donations.state, ['pending', 'processing']),
        eq(donations.livemode, provider.livemode),
        lte(donations.createdAt, now - LOOKED_AT_AFTER),
        or(isNull(donations.checkedAt), lte(donations.checkedAt, lookedBefore)),
      ),
    )
    .orderBy(asc(donations.createdAt))
    .limit(limit)
  const lost = waiting.filter(({ sessionId, invoiceId }) => !sessionId && !invoiceId)
  const found = lost.length ? await sessionsOf(provider, lost) : new Map<string, string>()
  const moved: Settled[] = []
  for (const gift of waiting) {
    const settled = await settleOne(provider, gift, gift.sessionId ?? found.get(gift.id) ?? null, now)
    if (settled?.moved) moved.push(settled)
  }
  return { looked: waiting.length, moved }
}

async function settleOne(
  provider: Provider,
  gift: Donation,
  sessionId: string | null,
  now: number,
): Promise<Settled | null> {
  try {
    if (gift.invoiceId) return ours(await settleInvoice(provider, gift.invoiceId))
    if (sessionId) return ours(await settleSession(provider, sessionId))
  } catch (error) {
    if (faultOf(error) !== 'missing') throw error
  }
  return gift.createdAt <= now - LOST_AFTER ? abandon(gift, now) : null
}

const ours = (settled: Settled | 'none'): Settled | null => (settled === 'none' ? null : settled)

/** The provider never heard of it, or forgot it: a crash came before. */
async function abandon(gift: Donation, now: number): Promise<Settled | null> {
  const changed = await db.write((tx) =>
    tx
      .update(donations)
      .set({ state: 'abandoned', once: null, checkedAt: now })
      .where(and(eq(donations.id, gift.id), eq(donations.state, 'pending')))
      .returning({ id: donations.id }),
  )
  return changed.length ? { donationId: gift.id, before: 'pending', after: 'abandoned', moved: true } : null
}

/** Pages that the provider opened and whose answer never reached us, by the gift they are for. */
async function sessionsOf({ stripe }: Provider, lost: Donation[]): Promise<Map<string, string>> {
  const wanted = new Set(lost.map(({ id }) => id))
  const since = Math.floor(Math.min(...lost.map(({ createdAt }) => createdAt)) / 1000) - 60
  const found = new Map<string, string>()
  for await (const { id, client_reference_id: gift } of stripe.checkout.sessions.list({
    created: { gte: since },
    limit: 100,
  }))
    if (gift && wanted.has(gift) && !found.has(gift)) found.set(gift, id)
  return found
}

/** How often one gift is looked at while nothing of it is decided. */
const LOOKED_AT_EVERY = 10 * MINUTE
const STEP = 50

/** The worker's step; true while more of them wait. */
export async function settleOldPending(now = Date.now()): Promise<boolean> {
  const own = provider()
  if (!own) return false
  const { looked } = await settlePending(own, STEP, now - LOOKED_AT_EVERY, now)
  return looked === STEP
}
