import type { Locale } from '../i18n'
import { decimalsOf, exponentOf, stepOf } from '../i18n/money'

/**
 * What may be given in each currency, in its whole units: the smallest gift, above the provider's own minimum and dear
 * enough to make card testing dull, and the largest, above which people should write to the organisation. About one and
 * ten thousand US dollars; where the provider takes eight digits of minor units and no more, less.
 */
const limits: Record<string, readonly [smallest: number, largest: number]> = {
  AED: [5, 35_000],
  ARS: [1_500, 900_000],
  AUD: [2, 15_000],
  BGN: [2, 18_000],
  BHD: [1, 4_000],
  BIF: [3_000, 30_000_000],
  BOB: [7, 70_000],
  BRL: [5, 55_000],
  CAD: [2, 14_000],
  CHF: [1, 9_000],
  CLP: [1_000, 9_000_000],
  COP: [4_000, 900_000],
  CRC: [600, 900_000],
  CZK: [25, 230_000],
  DJF: [200, 1_800_000],
  DKK: [7, 70_000],
  DOP: [60, 600_000],
  EUR: [1, 10_000],
  GBP: [1, 8_000],
  GNF: [9_000, 86_000_000],
  GTQ: [8, 80_000],
  HKD: [8, 78_000],
  HNL: [25, 260_000],
  HUF: [400, 900_000],
  IDR: [16_000, 160_000_000],
  ILS: [4, 37_000],
  INR: [90, 850_000],
  ISK: [150, 900_000],
  JOD: [1, 7_000],
  JPY: [150, 1_500_000],
  KES: [130, 900_000],
  KMF: [500, 4_500_000],
  KRW: [1_400, 14_000_000],
  KWD: [1, 3_000],
  MAD: [10, 100_000],
  MGA: [4_500, 45_000_000],
  MXN: [20, 200_000],
  MYR: [5, 45_000],
  NIO: [40, 370_000],
  NOK: [10, 110_000],
  NZD: [2, 17_000],
  OMR: [1, 4_000],
  PAB: [1, 10_000],
  PEN: [4, 38_000],
  PHP: [60, 580_000],
  PLN: [4, 40_000],
  PYG: [7_500, 78_000_000],
  RON: [5, 46_000],
  RWF: [1_400, 14_000_000],
  SAR: [4, 37_000],
  SEK: [10, 105_000],
  SGD: [2, 13_000],
  THB: [35, 350_000],
  TND: [3, 31_000],
  TRY: [40, 400_000],
  TWD: [35, 330_000],
  UGX: [3_800, 900_000],
  USD: [1, 10_000],
  UYU: [40, 420_000],
  VND: [26_000, 90_000_000],
  VUV: [120, 1_200_000],
  XAF: [600, 6_000_000],
  XOF: [600, 6_000_000],
  XPF: [110, 1_100_000],
  ZAR: [20, 180_000],
}

/** ISO 4217 codes of everything that can be given. */
export const currencies: readonly string[] = Object.keys(limits)

export const isCurrency = (text: string): boolean => Object.hasOwn(limits, text)

const unitsOf = (currency: string): number => 10 ** exponentOf(currency)

/** The smallest gift in minor units. */
export const floorOf = (currency: string): number => limits[currency]![0] * unitsOf(currency)

/** The largest gift in minor units. */
export const ceilingOf = (currency: string): number => limits[currency]![1] * unitsOf(currency)

export type AmountProblem =
  | 'missing'
  | 'malformed'
  | 'ambiguous' // another language reads another amount
  | 'negative'
  | 'too-precise' // more decimals than the currency has
  | 'below-floor'
  | 'above-ceiling'

export type ReadAmount = { minor: number; problem: null } | { minor: null; problem: AmountProblem }

const refused = (problem: AmountProblem): ReadAmount => ({ minor: null, problem })

const writings = {
  en: { grouped: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, plain: /^\d+(?:\.\d+)?$/, group: /,/g, point: '.' },
  es: {
    grouped: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d{1,3}(?: \d{3})+(?:,\d+)?$/,
    plain: /^\d+(?:,\d+)?$/,
    group: /[. ]/g,
    point: ',',
  },
} as const

/**
 * Reads an amount as a person writes it in their language, into minor units. The other language's decimal sign is
 * understood where it can mean nothing else (`10,50` on an English page); `1.000` there could be a thousand or one, and
 * is asked again. `floorMinor` is the smallest gift at this moment.
 */
export function readAmount(
  text: string,
  currency: string,
  locale: Locale,
  floorMinor = floorOf(currency),
  ceilingMinor = ceilingOf(currency),
): ReadAmount {
  const typed = bareNumber(text)
  if (typed === '') return refused('missing')
  if (typed.length > 24) return refused('malformed')
  if (/^[-\u2212]/.test(typed)) return refused('negative')
  const digits = decimalText(typed, locale)
  if (digits === null) return refused(isAmbiguous(typed, locale) ? 'ambiguous' : 'malformed')
  const [whole = '', decimals = ''] = digits.split('.')
  if (decimals.length > decimalsOf(currency)) return refused('too-precise')
  const minor = Number(whole + decimals.padEnd(exponentOf(currency), '0'))
  if (minor > ceilingMinor) return refused('above-ceiling')
  if (minor < floorMinor) return refused('below-floor')
  if (minor % stepOf(currency) !== 0) return refused('too-precise')
  return { minor, problem: null }
}

/** Reads what a petition wants to raise: any amount that can be written, up to a thousand of the largest gifts. Null for another. */
export function readGoal(text: string, currency: string, locale: Locale): number | null {
  const most = ceilingOf(currency) * 1_000
  return readAmount(text, currency, locale, floorOf(currency), most).minor
}

/** Without the currency's own sign or code around it, and with one kind of space. */
const bareNumber = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
    .replace(/^ ?(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}) ?|(?: ?(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}))? ?$/gu, '')
    .trim()

/** The number with a point for its decimals and no groups, or null. */
function decimalText(typed: string, locale: Locale): string | null {
  const own = writings[locale]
  if (own.plain.test(typed)) return typed.replace(own.point, '.')
  if (own.grouped.test(typed)) return typed.replace(own.group, '').replace(own.point, '.')
  const foreign = /^(\d+)[.,](\d{1,2})$/.exec(typed)
  return foreign ? `${foreign[1]}.${foreign[2]}` : null
}

/** Well written in the other language, and so perhaps meant. */
function isAmbiguous(typed: string, locale: Locale): boolean {
  const other = writings[locale === 'en' ? 'es' : 'en']
  return other.plain.test(typed) || other.grouped.test(typed)
}

/** A share of each payment in hundredths of a percent, and a fixed part in minor units. */
export interface Fee {
  basisPoints: number
  fixedMinor: number
}

/**
 * What a payment is expected to cost before it is made: 2.9 % and about 30 US cents, a third of the smallest gift. The
 * real fee is read from the balance afterwards.
 */
export const expectedFee = (currency: string): Fee => ({
  basisPoints: 290,
  fixedMinor: Math.ceil((floorOf(currency) * 3) / 10),
})

/** The fee of an amount, rounded against us. */
export const feeOf = (minor: number, { basisPoints, fixedMinor }: Fee): number =>
  Math.ceil((minor * basisPoints) / 10_000) + fixedMinor

/**
 * What is added to a gift so that all of it arrives, in minor units: the least multiple of the currency's step for which
 * what is left after the fee is at least the gift.
 */
export function coverOf(giftMinor: number, currency: string, fee: Fee = expectedFee(currency)): number {
  const step = stepOf(currency)
  const whole = Math.ceil(((giftMinor + fee.fixedMinor) * 10_000) / (10_000 - fee.basisPoints))
  return Math.ceil(whole / step) * step - giftMinor
}
