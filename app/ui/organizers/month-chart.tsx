import type { CurrencyTotal } from '../../donations/periods'
import { fill, formatMonth, formatNumber, type Locale } from '../../i18n'
import { formatMoney } from '../../i18n/money'
import { organizerTexts } from '../../i18n/organizers'
import { Table } from './table'

const WIDTH = 720
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
  const most = Math.max(1, highest)
  const step = WIDTH / Math.max(months.length, 1)
  const [first, last] = [months[0]!, months.at(-1)!]
  const label = fill(t.chart, {
    currency,
    from: formatMonth(locale, first.month),
    to: formatMonth(locale, last.month),
    most: money(highest),
  })
  const bar = (minor: number, index: number, className: string) => {
    const height = (minor / most) * (HEIGHT - 2)
    return (
      minor > 0 && (
        <rect
          x={round(index * step + step * 0.14)}
          y={round(HEIGHT - height)}
          width={round(step * 0.72)}
          height={round(height)}
          className={className}
        />
      )
    )
  }
  return (
    <figure className="mt-6">
      <p aria-hidden="true" className="mb-1 text-sm text-soft tabular-nums">
        {fill(t.most, { amount: money(highest) })}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`}
        role="img"
        aria-label={label}
        preserveAspectRatio="none"
        className="block h-36 w-full"
      >
        <line x1={0} x2={WIDTH} y1={1} y2={1} className="stroke-line" vectorEffect="non-scaling-stroke" />
        {months.map(({ month, countedMinor, monthlyMinor }, index) => (
          <g key={month}>
            {bar(countedMinor, index, 'fill-edge')}
            {bar(Math.min(monthlyMinor, countedMinor), index, 'fill-accent')}
          </g>
        ))}
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT}
          y2={HEIGHT}
          className="stroke-ink"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between gap-4 text-sm text-soft">
        <span>{formatMonth(locale, first.month)}</span>
        <span>{formatMonth(locale, last.month)}</span>
      </p>
      <p aria-hidden="true" className="mt-1 flex flex-wrap gap-x-5 text-sm text-soft">
        <Key className="fill-edge" text={t.once} />
        <Key className="fill-accent" text={t.ofMonthly} />
      </p>
      <details className="mt-2">
        <summary className="tap inline-flex cursor-pointer items-center underline decoration-accent underline-offset-4">
          {t.table}
        </summary>
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
      </details>
    </figure>
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

const round = (n: number): number => Math.round(n * 100) / 100
