import { and, eq, ne, sql } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { locked } from '../../db/dialect'
import { donations, refunds } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { log } from '../platform/log.server'
import { faultOf, type Provider } from '../platform/stripe/client.server'
import { provider } from '../platform/stripe/provider.server'
import { settleIntent } from './settle-gift.server'
import { wasPaid } from './states'

export type Refunded =
  | { outcome: 'refunded' }
  /** Not a gift of this organisation. */
  | { outcome: 'unknown' }
  /** Nothing was paid, or the bank has it during a dispute. */
  | { outcome: 'not-refundable' }
  /** More than is left of it. */
  | { outcome: 'too-much'; leftMinor: number }
  | { outcome: 'no-reason' }
  /** The provider does not answer; the refund is under way and comes true by itself, or can be asked for again. */
  | { outcome: 'unavailable' }
  /** The provider refuses it. */
  | { outcome: 'refused' }

interface Ask {
  /** All or part of what is left, in minor units of the gift's currency. */
  amountMinor: number
  /** What the organisation's log keeps. */
  reason: string
}

/**
 * Gives money back, for a reason and in the name of whoever asks; the caller has seen a second factor. Our row first, and
 * what is under way counts as gone: two people who press at once refund it once.
 */
export async function refundGift(
  actor: Actor,
  organisationId: string,
  donationId: string,
  { amountMinor, reason }: Ask,
  now = Date.now(),
): Promise<Refunded> {
  const own = provider()
  if (!own) return { outcome: 'unavailable' }
  if (reason.trim() === '') return { outcome: 'no-reason' }
  const asked = await db.write((tx) =>
    insertRefund(tx, { actor, organisationId, donationId, amountMinor, reason: reason.trim(), now }),
  )
  if (asked.outcome !== 'inserted') return asked
  return sendRefund(own, asked)
}

interface NewRefund extends Ask {
  actor: Actor
  organisationId: string
  donationId: string
  now: number
}

interface AskedRefund {
  id: string
  paymentIntentId: string
  amountMinor: number
}

async function insertRefund(
  tx: Tx,
  ask: NewRefund,
): Promise<({ outcome: 'inserted' } & AskedRefund) | Refunded> {
  const { actor, organisationId, donationId, amountMinor, reason, now } = ask
  const own = and(eq(donations.id, donationId), eq(donations.organisationId, organisationId))
  const [gift] = await locked(tx.select().from(donations).where(own))
  if (!gift) return { outcome: 'unknown' }
  if (!wasPaid(gift.state) || gift.disputedMinor > 0 || !gift.paymentIntentId)
    return { outcome: 'not-refundable' }
  const [gone] = await tx
    .select({ sum: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)`.mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.donationId, donationId), ne(refunds.state, 'failed')))
  const leftMinor = gift.amountMinor - gone!.sum
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1 || amountMinor > leftMinor)
    return { outcome: 'too-much', leftMinor }
  const id = uuidv7()
  const requestedBy = actor.personId
  await tx
    .insert(refunds)
    .values({ id, donationId, amountMinor, state: 'pending', reason, requestedBy, createdAt: now })
  await record(tx, {
    actor,
    organisationId,
    action: 'gifts.refunded',
    petitionId: gift.petitionId,
    about: donationId,
    reason,
    details: { amountMinor, currency: gift.currency },
    now,
  })
  return { outcome: 'inserted', id, paymentIntentId: gift.paymentIntentId, amountMinor }
}

async function sendRefund(own: Provider, asked: AskedRefund): Promise<Refunded> {
  const { id, paymentIntentId, amountMinor } = asked
  try {
    await own.stripe.refunds.create(
      { payment_intent: paymentIntentId, amount: amountMinor, metadata: { refund_id: id } },
      { idempotencyKey: `refund/${id}` },
    )
    await settleIntent(own, paymentIntentId, { refunds: true })
    return { outcome: 'refunded' }
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    log.error({ err: error, refund: id, fault }, 'a refund was not taken')
    if (fault === 'busy') return { outcome: 'unavailable' }
    await db.write(async (tx) => {
      await tx
        .update(refunds)
        .set({ state: 'failed', settledAt: Date.now() })
        .where(and(eq(refunds.id, id), eq(refunds.state, 'pending')))
    })
    return { outcome: 'refused' }
  }
}

/** Asks the provider again for refunds whose answer was lost, under the same keys. Returns how many went through. */
export async function resendRefunds(): Promise<number> {
  const own = provider()
  if (!own) return 0
  const lost = await db.read
    .select({
      id: refunds.id,
      amountMinor: refunds.amountMinor,
      paymentIntentId: donations.paymentIntentId,
    })
    .from(refunds)
    .innerJoin(donations, eq(donations.id, refunds.donationId))
    .where(
      and(
        eq(refunds.state, 'pending'),
        sql`${refunds.refundId} is null`,
        eq(donations.livemode, own.livemode),
      ),
    )
    .limit(20)
  let sent = 0
  for (const { paymentIntentId, ...refund } of lost) {
    if (!paymentIntentId) continue
    const { outcome } = await sendRefund(own, { ...refund, paymentIntentId })
    if (outcome === 'refunded') sent++
  }
  return sent
}
