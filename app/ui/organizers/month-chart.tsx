import type { CurrencyTotal } from '../../donations/periods'
import { fill, formatMonth, formatNumber, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Bar, Chart } from './chart'
import { Table } from './table'

const HEIGHT = 150

interface Props {
  locale: Locale
  currency: string
  months: CurrencyTotal['months']
}

/** What counts of one currency by month as bars, the part of monthly gifts darker at their foot; the same numbers stand in a table below. */
export function MonthChart({ locale, currency, months }: Props) {
  const t = organizerTexts(locale).donations.totals
  const money = (minor: number) => formatMoney(locale, minor, currency, { round: true })
  const highest = Math.max(...months.map(({ countedMinor }) => countedMinor))
  const [from, to] = [formatMonth(locale, months[0]!.month), formatMonth(locale, months.at(-1)!.month)]
  const label = fill(t.chart, { currency, from, to, most: money(highest) })
  const bar = (minor: number, index: number, className: string) => (
    <Bar
      index={index}
      of={months.length}
      share={minor / Math.max(1, highest)}
      height={HEIGHT}
      className={className}
    />
  )
  const table = (
    <Table
      narrow
      caption={label}
      rows={months.toReversed()}
      keyOf={({ month }) => month}
      columns={[
        { title: t.month, cell: ({ month }) => formatMonth(locale, month) },
        { title: t.number, number: true, cell: ({ gifts }) => formatNumber(locale, gifts) },
        { title: t.amount, number: true, cell: ({ countedMinor }) => money(countedMinor) },
        { title: t.ofMonthly, number: true, cell: ({ monthlyMinor }) => money(monthlyMinor) },
      ]}
    />
  )
  const keys = (
    <p aria-hidden="true" className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft">
      <Key className="fill-edge" text={t.once} />
      <Key className="fill-accent" text={t.ofMonthly} />
    </p>
  )
  return (
    <div className="mt-6">
      <Chart
        label={label}
        most={fill(t.most, { amount: money(highest) })}
        height={HEIGHT}
        className="h-36"
        ends={[from, to]}
        keys={keys}
        table={{ title: t.table, shown: table }}
      >
        {months.map(({ month, countedMinor, monthlyMinor }, index) => (
          <g key={month}>
            {bar(countedMinor, index, 'fill-edge')}
            {bar(Math.min(monthlyMinor, countedMinor), index, 'fill-accent')}
          </g>
        ))}
      </Chart>
    </div>
  )
}

const Key = ({ className, text }: { className: string; text: string }) => (
  <span className="flex items-center gap-2">
    <svg viewBox="0 0 10 10" className="size-2.5">
      <rect width={10} height={10} className={className} />
    </svg>
    {text}
  </span>
)
