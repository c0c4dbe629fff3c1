import type { Locale } from '.'

/**
 * How many decimals the provider's minor units stand for (docs.stripe.com/currencies): none and three are listed, all
 * others have two.
 */
const zeroDecimals = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'
const threeDecimals = 'BHD JOD KWD OMR TND'
/** Two decimals at the provider that must be 00, and none in life; Hungary's and Taiwan's payouts are whole. */
const wholeInLife = 'ISK UGX HUF TWD'

export const exponentOf = (currency: string): number =>
  zeroDecimals.includes(currency) ? 0 : threeDecimals.includes(currency) ? 3 : 2

/** An amount is a multiple of this many minor units: card networks take two of three decimals (KWD 1.230, never 1.234). */
export const stepOf = (currency: string): number =>
  wholeInLife.includes(currency) ? 100 : threeDecimals.includes(currency) ? 10 : 1

/** The decimals that people write. */
export const decimalsOf = (currency: string): number =>
  wholeInLife.includes(currency) ? 0 : exponentOf(currency)

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: Locale, currency: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${decimals}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      ...(locale === 'es' ? { useGrouping: 'min2' as const } : {}),
    })
    formats.set(key, format)
  }
  return format
}

/** Digits before and after the point, exactly: a division would round large amounts. */
function exact(minor: number, currency: string): `${number}` {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const rest = digits.slice(digits.length - exponent)
  return `${minor < 0 ? '-' : ''}${whole}${rest ? `.${rest}` : ''}` as `${number}`
}

/** Money as the language writes it: $1,250.50 in English, 1250,50 US$ in Spanish, which groups with a space from five digits on. */
export function formatMoney(
  locale: Locale,
  minor: number,
  currency: string,
  { round = false }: { round?: boolean } = {},
): string {
  const whole = round && minor % 10 ** exponentOf(currency) === 0
  const parts = formatOf(locale, currency, whole ? 0 : decimalsOf(currency)).formatToParts(
    exact(minor, currency),
  )
  return parts.map(({ type, value }) => (type === 'group' && locale === 'es' ? '\u00a0' : value)).join('')
}

/** An amount as programs read it: no sign of the currency, no groups, a point. */
export const decimalText = (minor: number, currency: string): string => exact(minor, currency)

/** Money as it stands in a field that is typed into: no sign, no groups. */
export function amountText(locale: Locale, minor: number, currency: string): string {
  const cut = exponentOf(currency) - decimalsOf(currency)
  const text = exact(minor, currency)
  const written = cut ? text.slice(0, -(cut + 1)) : text
  return locale === 'es' ? written.replace('.', ',') : written
}
