import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DayFigure } from '../../figures/views'
import { Bar, Chart, Rule } from './chart'
import { Table } from './table'

const HEIGHT = 180

/** Signatures by day as bars; the same numbers stand in a table below. */
export function DayChart({ locale, days }: { locale: Locale; days: DayFigure[] }) {
  const t = organizerTexts(locale).signatures.figures
  const n = (value: number) => formatNumber(locale, value)
  const highest = Math.max(...days.map(({ confirmed }) => confirmed))
  const day = (text: string) => formatDay(locale, Date.parse(text))
  const [from, to] = [day(days[0]!.day), day(days.at(-1)!.day)]
  const table = (
    <Table
      narrow
      caption={t.byDay}
      rows={days.toReversed()}
      keyOf={(row) => row.day}
      columns={[
        { title: t.day, cell: (row) => day(row.day) },
        { title: t.confirmed, number: true, cell: (row) => n(row.confirmed) },
        { title: t.withdrawn, number: true, cell: (row) => n(row.withdrawn) },
        { title: t.removed, number: true, cell: (row) => n(row.removed) },
      ]}
    />
  )
  return (
    <Chart
      label={fill(t.chart, { from, to, most: n(highest) })}
      most={fill(t.most, { n: n(highest) })}
      height={HEIGHT}
      className="h-44"
      ends={[from, to]}
      table={{ title: t.table, shown: table }}
    >
      <Rule y={HEIGHT / 2} className="stroke-line" />
      {days.map(({ day: key, confirmed }, index) => (
        <Bar
          key={key}
          index={index}
          of={days.length}
          share={confirmed / Math.max(1, highest)}
          height={HEIGHT}
          className="fill-accent"
        />
      ))}
    </Chart>
  )
}
