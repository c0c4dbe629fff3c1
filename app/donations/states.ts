import type { GiftState } from '../../db/schema'

/** States only move up. Between those of one row of this list any change is a fact of the provider's. */
const height: Record<GiftState, number> = {
  pending: 0,
  abandoned: 1, // nobody paid in time; whoever pays late still gives
  processing: 2,
  failed: 3, // the bank took a promise back
  paid: 4,
  refunded: 4,
  disputed: 4,
}

/** Whether the money was there once: the gift has a month, and a receipt. */
export const wasPaid = (state: GiftState): boolean => height[state] === 4

/** The state after hearing of another one: the higher of both. */
export const higher = (stands: GiftState, heard: GiftState): GiftState =>
  height[heard] > height[stands] ? heard : stands

interface Sums {
  amountMinor: number
  refundedMinor: number
  disputedMinor: number
}

/** What of a paid gift counts: a full refund and a dispute of the same money take it once. */
export const countedOf = ({ amountMinor, refundedMinor, disputedMinor }: Sums): number =>
  Math.max(0, amountMinor - refundedMinor - disputedMinor)

/** The state of a gift whose money was there, by what went back. */
export function paidState(sums: Sums): 'paid' | 'refunded' | 'disputed' {
  if (sums.refundedMinor >= sums.amountMinor) return 'refunded'
  return sums.disputedMinor > 0 ? 'disputed' : 'paid'
}
