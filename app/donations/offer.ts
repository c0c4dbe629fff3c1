import type { Locale } from '../i18n'
import { formatNumber } from '../i18n'
import { amountText, formatMoney } from '../i18n/money'
import type { Giving } from './find-giving.server'
import { ceilingOf, coverOf, expectedFee } from './money'

/** What a giving page offers in one currency, as it is written in one language. */
export interface Offer {
  /** Who receives it, by its legal name. */
  receiver: string
  purpose: string
  /** No money moves. */
  test: boolean
  /** ISO 4217. */
  currencies: string[]
  currency: string
  /** `value` as it is posted, and as it could be typed. */
  amounts: { value: string; text: string }[]
  floor: string
  ceiling: string
  /** An amount as it may be typed. */
  example: string
  fee: { percent: string; fixed: string; gift: string; cover: string }
}

/** `asked` is the currency a reader chose; one that is not offered is as good as none. */
export function offerOf(giving: Giving, locale: Locale, asked: string | null): Offer {
  const { currencies } = giving
  const currency = asked !== null && currencies.includes(asked) ? asked : currencies[0]!
  const suggested = giving.amounts[currency] ?? []
  const floorMinor = giving.floors[currency]!
  const money = (minor: number) => formatMoney(locale, minor, currency, { round: true })
  const gift = suggested.find((minor) => minor >= floorMinor) ?? floorMinor * 10
  const { basisPoints, fixedMinor } = expectedFee(currency)
  return {
    receiver: giving.legalName,
    purpose: giving.purpose[locale],
    test: giving.test,
    currencies,
    currency,
    amounts: suggested
      .filter((minor) => minor >= floorMinor)
      .map((minor) => ({ value: amountText(locale, minor, currency), text: money(minor) })),
    floor: money(floorMinor),
    ceiling: money(ceilingOf(currency)),
    example: amountText(locale, gift, currency),
    fee: {
      percent: formatNumber(locale, basisPoints / 100),
      fixed: money(fixedMinor),
      gift: money(gift),
      cover: money(coverOf(gift, currency)),
    },
  }
}
