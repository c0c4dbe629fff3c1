import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DayFigure } from '../../figures/views'
import { Table } from './table'

const WIDTH = 720
const HEIGHT = 180

/** Signatures by day as bars, drawn by the server; the same numbers stand in a table below. */
export function DayChart({ locale, days }: { locale: Locale; days: DayFigure[] }) {
  const t = organizerTexts(locale).signatures.figures
  const highest = Math.max(...days.map(({ confirmed }) => confirmed))
  const most = Math.max(1, highest)
  const step = WIDTH / Math.max(days.length, 1)
  const [first, last] = [days[0]!, days.at(-1)!]
  const day = (text: string) => formatDay(locale, Date.parse(text))
  const label = fill(t.chart, {
    from: day(first.day),
    to: day(last.day),
    most: formatNumber(locale, highest),
  })
  return (
    <figure>
      <p aria-hidden="true" className="mb-1 text-sm text-soft tabular-nums">
        {fill(t.most, { n: formatNumber(locale, highest) })}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`}
        role="img"
        aria-label={label}
        preserveAspectRatio="none"
        className="block h-44 w-full"
      >
        <line x1={0} x2={WIDTH} y1={1} y2={1} className="stroke-line" vectorEffect="non-scaling-stroke" />
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {days.map(({ day, confirmed }, index) => {
          const height = (confirmed / most) * (HEIGHT - 2)
          return confirmed === 0 ? null : (
            <rect
              key={day}
              x={round(index * step + step * 0.12)}
              y={round(HEIGHT - height)}
              width={round(step * 0.76)}
              height={round(height)}
              className="fill-accent"
            />
          )
        })}
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT}
          y2={HEIGHT}
          className="stroke-ink"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between gap-4 text-sm text-soft tabular-nums">
        <span>{day(first.day)}</span>
        <span>{day(last.day)}</span>
      </p>
      <details className="mt-2">
        <summary className="tap inline-flex cursor-pointer items-center underline decoration-accent underline-offset-4">
          {t.table}
        </summary>
        <Table
          narrow
          caption={t.byDay}
          rows={days.toReversed()}
          keyOf={(row) => row.day}
          columns={[
            { title: t.day, cell: (row) => day(row.day) },
            { title: t.confirmed, number: true, cell: (row) => formatNumber(locale, row.confirmed) },
            { title: t.withdrawn, number: true, cell: (row) => formatNumber(locale, row.withdrawn) },
            { title: t.removed, number: true, cell: (row) => formatNumber(locale, row.removed) },
          ]}
        />
      </details>
    </figure>
  )
}

const round = (n: number): number => Math.round(n * 100) / 100
