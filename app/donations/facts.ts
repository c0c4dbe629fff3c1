import { isId } from '../../db/is-id'
import type { GiftState } from '../../db/schema'
import type { Stripe } from '../platform/stripe/client.server'

/**
 * What the provider says of one gift, read from its own objects and never from an event or an address. Words that this
 * version does not know move nothing.
 */
export interface GiftFacts {
  /** Epoch ms; when reading began. Older facts never undo newer ones. */
  readAt: number
  state: GiftState
  amountMinor: number | null
  sessionId: string | null
  paymentIntentId: string | null
  chargeId: string | null
  invoiceId: string | null
  /** Epoch ms; when the money was there. */
  paidAt: number | null
  /** What the donor was shown, where the provider converted. */
  presentment: { minor: number; currency: string } | null
  /** The booking of the charge, once there is one. */
  booking: Stripe.BalanceTransaction | null
  /** null: not read, since nothing hints at any. */
  refunds: Stripe.Refund[] | null
  disputes: Stripe.Dispute[] | null
}

/** Provider's seconds as epoch ms. */
export const ms = (seconds: number): number => seconds * 1000

export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

/** An id of ours that we gave an object of the provider's; null for anything that somebody else wrote there. */
export const ownId = (text: string | null | undefined): string | null => (text && isId(text) ? text : null)

export const expanded = <T extends { id: string }>(reference: string | T | null | undefined): T | null =>
  reference && typeof reference === 'object' ? reference : null

/** ISO 4217 as we write it: the provider writes it small. */
export const currencyOf = (text: string): string => text.toUpperCase()

type Intent = Stripe.PaymentIntent

/** What a payment says by itself; `ended`: its hosted page is closed, so that no further attempt can follow. */
export function stateOfIntent(intent: Intent | null, { ended }: { ended: boolean }): GiftState {
  switch (intent?.status) {
    case 'succeeded':
      return 'paid'
    case 'processing':
      return 'processing'
    case 'requires_payment_method':
      return ended ? 'failed' : 'pending'
    case 'canceled':
      return 'failed'
    default:
      return 'pending'
  }
}

/** The parts of facts that a payment tells. */
export function factsOfIntent(intent: Intent | null) {
  const charge = expanded(intent?.latest_charge)
  const paid = intent?.status === 'succeeded'
  const shown = intent?.presentment_details
  return {
    amountMinor: paid ? intent.amount_received : null,
    paymentIntentId: intent?.id ?? null,
    chargeId: paid ? idOf(intent.latest_charge) : null,
    paidAt: paid ? ms(charge?.created ?? intent.created) : null,
    presentment: shown
      ? { minor: shown.presentment_amount, currency: currencyOf(shown.presentment_currency) }
      : null,
    booking: paid ? expanded(charge?.balance_transaction) : null,
  }
}
