import { giftAbout } from '../donations/gift-about.server'
import type { Donation } from '../donations/rows'
import { settleReturn } from '../donations/settle-return.server'
import { config } from '../config.server'
import { inLocale, type Locale } from '../i18n'

export interface ReturnedGift {
  locale: Locale
  /** Of this page. */
  token: string
  state: Donation['state']
  amountMinor: number
  feeCoverMinor: number
  refundedMinor: number
  currency: string
  monthly: boolean
  /** Another month of it will be taken. */
  goesOn: boolean
  /** Epoch ms. */
  paidAt: number | null
  organisation: string
  petition: { slug: string; title: string } | null
  hasReceipt: boolean
  test: boolean
  /** The provider was asked now; else this may lag behind. */
  fresh: boolean
  /** What is shared, in full. */
  share: { url: string; title: string }
}

/** A gift as its donor comes back; null for a token that ended or is none of ours. */
export async function returnedGift(token: string, locale: Locale): Promise<ReturnedGift | null> {
  const returned = await settleReturn(token)
  if (returned.outcome === 'unknown') return null
  const { gift, fresh } = returned
  const { organisation, petition, hasReceipt, goesOn } = await giftAbout(gift, locale)
  const { state, amountMinor, feeCoverMinor, refundedMinor, currency, paidAt } = gift
  const path = petition ? `/petitions/${petition.slug}` : '/'
  return {
    locale,
    token,
    state,
    amountMinor,
    feeCoverMinor,
    refundedMinor,
    currency,
    monthly: gift.monthlyGiftId !== null,
    goesOn,
    paidAt,
    organisation,
    petition,
    hasReceipt,
    test: !gift.livemode,
    fresh,
    share: { url: config.publicOrigin + inLocale(locale, path), title: petition?.title ?? 'Amparo' },
  }
}
