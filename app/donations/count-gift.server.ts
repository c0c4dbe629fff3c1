import { sql } from 'drizzle-orm'
import { tally, type Tx } from '../../db/client'
import { feeTotals, giftTotals, type GiftState } from '../../db/schema'
import { countedOf, wasPaid } from './states'

export interface CountedGift {
  organisationId: string
  petitionId: string | null
  monthlyGiftId: string | null
  currency: string
  livemode: boolean
  state: GiftState
  amountMinor: number
  refundedMinor: number
  disputedMinor: number
  settledMinor: number | null
  settledCurrency: string | null
  feeMinor: number | null
  /** Epoch ms. */
  paidAt: number | null
}

/** The UTC month of a moment, as `2026-03`. */
export const monthOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 7)

export const numbers = [
  'gifts',
  'givenMinor',
  'refundedMinor',
  'disputedMinor',
  'countedMinor',
  'monthlyMinor',
] as const
type Numbers = Record<(typeof numbers)[number], number>
type Totals = typeof giftTotals.$inferInsert
type Key = Pick<Totals, 'organisationId' | 'about' | 'currency' | 'month' | 'livemode'>

/** What a gift adds to each total; nothing before it is paid. */
export function numbersOf(gift: CountedGift): Numbers {
  const counted = countedOf(gift)
  return {
    gifts: 1,
    givenMinor: gift.amountMinor,
    refundedMinor: gift.refundedMinor,
    disputedMinor: gift.disputedMinor,
    countedMinor: counted,
    monthlyMinor: gift.monthlyGiftId ? counted : 0,
  }
}

/**
 * Moves a gift from one standing to another in the totals of its month, petition and currency, and in the fees. `null`
 * is a gift that is not there. The sums of a batch are applied once, when it commits.
 */
export function countGift(tx: Tx, before: CountedGift | null, after: CountedGift): void {
  if (before) add(tx, before, -1)
  add(tx, after, 1)
}

function add(tx: Tx, gift: CountedGift, sign: 1 | -1): void {
  if (!wasPaid(gift.state) || gift.paidAt === null) return
  const { organisationId, petitionId, currency, livemode } = gift
  const month = monthOf(gift.paidAt)
  const key = { organisationId, about: petitionId ?? '', currency, month, livemode }
  const adds = numbersOf(gift)
  for (const number of numbers) {
    const name = `gifts ${organisationId} ${key.about} ${currency} ${month} ${livemode} ${number}`
    tally(tx, name, sign * adds[number], (t, sum) => addToTotals(t, key, number, sum))
  }
  if (gift.settledMinor === null || gift.settledCurrency === null) return
  const settled = { organisationId, currency: gift.settledCurrency, month, livemode }
  const fees = { settledMinor: gift.settledMinor, feeMinor: gift.feeMinor ?? 0 }
  for (const number of ['settledMinor', 'feeMinor'] as const) {
    const name = `fees ${organisationId} ${settled.currency} ${month} ${livemode} ${number}`
    tally(tx, name, sign * fees[number], (t, sum) => addToFees(t, settled, number, sum))
  }
}

const addToTotals = (tx: Tx, key: Key, number: keyof Numbers, sum: number) =>
  tx
    .insert(giftTotals)
    .values({ ...key, [number]: sum })
    .onConflictDoUpdate({
      target: [
        giftTotals.organisationId,
        giftTotals.livemode,
        giftTotals.currency,
        giftTotals.month,
        giftTotals.about,
      ],
      set: { [number]: sql`${giftTotals[number]} + ${sum}` },
    })

const addToFees = (
  tx: Tx,
  key: Omit<typeof feeTotals.$inferInsert, 'settledMinor' | 'feeMinor'>,
  number: 'settledMinor' | 'feeMinor',
  sum: number,
) =>
  tx
    .insert(feeTotals)
    .values({ ...key, [number]: sum })
    .onConflictDoUpdate({
      target: [feeTotals.organisationId, feeTotals.livemode, feeTotals.currency, feeTotals.month],
      set: { [number]: sql`${feeTotals[number]} + ${sum}` },
    })
