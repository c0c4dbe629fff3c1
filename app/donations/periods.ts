import type { FeeTotal, MonthTotal } from './gift-totals.server'

/** '12': this month and the eleven before · 'all' · a year: 2026. */
export type Period = string

/** Every period there is something to say of: the newest twelve months, each year with a gift, and all of it. */
export const periodsOf = (months: { month: string }[]): Period[] => [
  '12',
  ...[...new Set(months.map(({ month }) => month.slice(0, 4)))].sort().reverse(),
  'all',
]

/** Reads a period from an address; the newest twelve months for anything that is none. */
export const readPeriod = (text: string | null, periods: Period[]): Period =>
  periods.find((period) => period === text) ?? '12'

const monthAt = (year: number, month: number): string =>
  new Date(Date.UTC(year, month)).toISOString().slice(0, 7)

/** The UTC months of a period in order, without a gap; of 'all', from the first with a gift. */
export function monthsOf(period: Period, given: { month: string }[], now = Date.now()): string[] {
  const today = new Date(now)
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()]
  const count = (from: string): string[] => {
    const [firstYear, firstMonth] = from.split('-').map(Number) as [number, number]
    const length = (year - firstYear) * 12 + month - (firstMonth - 1) + 1
    return Array.from({ length: Math.max(length, 1) }, (_, i) => monthAt(firstYear, firstMonth - 1 + i))
  }
  if (period === '12') return count(monthAt(year, month - 11))
  const first = given.map((one) => one.month).sort()[0] ?? monthAt(year, month)
  if (period === 'all') return count(first)
  return Array.from({ length: 12 }, (_, i) => monthAt(Number(period), i))
}

export type CurrencyTotal = Omit<MonthTotal, 'month'> & {
  /** What counts, month by month. */
  months: { month: string; gifts: number; countedMinor: number; monthlyMinor: number }[]
}

/** What was given in these months, each currency by itself: they are never added. */
export function totalsOf(given: MonthTotal[], months: string[]): CurrencyTotal[] {
  const currencies = [...new Set(given.map(({ currency }) => currency))]
  return currencies
    .map((currency) => {
      const rows = new Map(given.filter((row) => row.currency === currency).map((row) => [row.month, row]))
      const sum = (name: Exclude<keyof MonthTotal, 'currency' | 'month'>) =>
        months.reduce((total, month) => total + (rows.get(month)?.[name] ?? 0), 0)
      return {
        currency,
        gifts: sum('gifts'),
        givenMinor: sum('givenMinor'),
        refundedMinor: sum('refundedMinor'),
        disputedMinor: sum('disputedMinor'),
        countedMinor: sum('countedMinor'),
        monthlyMinor: sum('monthlyMinor'),
        months: months.map((month) => {
          const { gifts = 0, countedMinor = 0, monthlyMinor = 0 } = rows.get(month) ?? {}
          return { month, gifts, countedMinor, monthlyMinor }
        }),
      }
    })
    .filter(({ gifts }) => gifts > 0)
    .sort((a, b) => b.gifts - a.gifts)
}

/** What gifts of these months cost, by the currency they settled in. */
export function feesOf(fees: FeeTotal[], months: string[]): Omit<FeeTotal, 'month'>[] {
  const sums = new Map<string, Omit<FeeTotal, 'month'>>()
  for (const { currency, month, settledMinor, feeMinor } of fees) {
    if (!months.includes(month)) continue
    const sum = sums.get(currency) ?? { currency, settledMinor: 0, feeMinor: 0 }
    sums.set(currency, {
      currency,
      settledMinor: sum.settledMinor + settledMinor,
      feeMinor: sum.feeMinor + feeMinor,
    })
  }
  return [...sums.values()]
}
