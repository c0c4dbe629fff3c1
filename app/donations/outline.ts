// The sentences of this subject that pages, webhook, worker and command line call, until each stands in its own file.
import type { DisputeState, Gift } from './outline-views'
import type { Actor } from '../accounts/can'
import type { Localized } from '../../db/schema'
import type { Locale } from '../i18n'

// money.ts (pure, for pages too)
export type Currency = string // ISO 4217 that `isCurrency` knows
export type AmountProblem =
  'missing' | 'malformed' | 'ambiguous' | 'negative' | 'too-precise' | 'below-floor' | 'above-ceiling'
export interface Money {
  isCurrency(text: string): boolean
  currencies: string[]
  floorOf(currency: string): number
  ceilingOf(currency: string): number
  /** `10,50` in Spanish, `10.50` in English. */
  readAmount(
    text: string,
    currency: string,
    locale: Locale,
    floorMinor?: number,
  ): { minor: number; problem: null } | { minor: null; problem: AmountProblem }
  formatMoney(locale: Locale, minor: number, currency: string): string
  /** As it may stand in an amount field. */
  amountText(locale: Locale, minor: number, currency: string): string
  /** What is added to a gift so that it arrives whole. */
  coverOf(giftMinor: number, currency: string): number
}

// gift-form.ts: the fields of addresses.md -> typed answers, with problems per field
export interface GiftAnswers {
  amount: string
  currency: string
  frequency: 'once' | 'monthly'
  email: string
  name: string
  shown: boolean
  coverFee: boolean
}
// find-giving.server.ts
export interface Giving {
  organisation: { id: string; slug: string; name: Localized }
  petition: { id: string; slug: string } | null
  legalName: string
  currencies: string[]
  /** Minor units, ascending, per currency. */
  amounts: Record<string, number[]>
  purpose: Localized
  receiptText: Localized
  /** A test: no money moves. */
  test: boolean
  /** The smallest gift now, per currency: higher while card testing goes on. */
  floors: Record<string, number>
}
export interface Calls {
  /** Null: takes no gifts (no settings, not allowed by the instance, suspended). `petitionSlug` null: /donate, the instance's first organisation that takes gifts. */
  findGiving(petitionSlug: string | null): Promise<Giving | null>
  startGift(start: {
    giving: Giving
    answers: GiftAnswers
    locale: Locale
    network: string
    restricted: boolean
    /** The hidden field `wait` as posted. */ wait: string
    /** Where the hosted page leads back to when it is left. */ back: string
  }): Promise<
    | { outcome: 'redirect'; url: string }
    | { outcome: 'problems'; problems: Record<string, string> }
    | { outcome: 'wait'; wait: string; seconds: number }
    | { outcome: 'limited' }
    | { outcome: 'unavailable' }
    | { outcome: 'closed' }
  >
  /** The return page: reads the session anew, believes nothing in the address. */
  settleReturn(
    token: string,
  ): Promise<{ outcome: 'unknown' } | { outcome: 'found'; gift: Gift; canRetry: boolean }>
  // receive-event.server.ts
  receiveEvent(
    body: string,
    signature: string | null,
  ): Promise<
    | { outcome: 'kept' }
    | { outcome: 'known' }
    | { outcome: 'bad-signature' }
    | { outcome: 'wrong-mode' }
    | { outcome: 'malformed' }
    | { outcome: 'no-provider' }
  >
  // apply-events.server.ts, expire-gifts.server.ts, reconcile-gifts.server.ts, recount-gifts.server.ts: the worker's
  // my page
  myGifts(mailbox: Buffer, locale: Locale): Promise<{ gifts: Gift[]; monthly: MonthlyView[] }>
  changeMonthly(
    mailbox: Buffer,
    monthlyGiftId: string,
    typed: { amount: string; coverFee: boolean },
    locale: Locale,
  ): Promise<Changed>
  pauseMonthly(mailbox: Buffer, monthlyGiftId: string): Promise<Changed>
  resumeMonthly(mailbox: Buffer, monthlyGiftId: string): Promise<Changed>
  cancelMonthly(mailbox: Buffer, monthlyGiftId: string, when: 'now' | 'period-end'): Promise<Changed>
  /** An address at the provider where the card is changed, minted now. */
  portalFor(
    mailbox: Buffer,
    monthlyGiftId: string,
    back: string,
  ): Promise<{ outcome: 'redirect'; url: string } | { outcome: 'unknown' | 'unavailable' }>
  // organizers
  readGivingSettings(organisationId: string): Promise<GivingForm | null>
  changeGivingSettings(
    actor: Actor,
    form: GivingForm & { revision: number },
  ): Promise<
    { outcome: 'changed' } | { outcome: 'stale' } | { outcome: 'problems'; problems: Record<string, string> }
  >
  refundGift(
    actor: Actor,
    donationId: string,
    ask: { amountMinor: number; reason: string },
  ): Promise<{
    outcome: 'refunded' | 'unknown' | 'too-much' | 'not-paid' | 'unavailable' | 'refused' | 'no-reason'
  }>
  giftTotals(organisationId: string, how?: { petitionId?: string; livemode?: boolean }): Promise<MonthTotal[]>
  listGifts(organisationId: string, filter: GiftFilter): Promise<{ gifts: Gift[]; more: string | null }>
  listDisputes(organisationId: string): Promise<DisputeState[]>
  listPayouts(): Promise<unknown[]>
  readBreaker(organisationId: string): Promise<unknown>
  changeBreaker(
    actor: Actor,
    change: { declines: number; minutes: number; holdMinutes: number; floorTimes: number },
  ): Promise<unknown>
  openBreaker(actor: Actor): Promise<void>
  closeBreaker(actor: Actor): Promise<void>
}
export type Changed =
  | { outcome: 'changed' | 'unknown' | 'ended' | 'unavailable' }
  | { outcome: 'problem'; problem: AmountProblem }
export interface GivingForm {
  legalName: string
  currencies: string[]
  amounts: Record<string, number[]>
  purpose: Localized
  receiptText: Localized
}
export interface MonthTotal {
  currency: string
  month: string
  about: string
  gifts: number
  givenMinor: number
  refundedMinor: number
  disputedMinor: number
  countedMinor: number
  monthlyMinor: number
}
export interface GiftFilter {
  state?: string
  currency?: string
  petitionId?: string
  mailbox?: Buffer
  after?: string
}
export interface MonthlyView {
  id: string
  state: string
  amountMinor: number
  currency: string
  renewsAt: number | null
  cancelsAt: number | null
  petitionSlug: string | null
}
