import { formatNumber, type Locale } from '../../i18n'

interface Props {
  locale: Locale
  /** What the table holds; read aloud, not shown. */
  caption: string
  /** What the first column names, and the second counts. */
  names: string
  numbers: string
  rows: { key: string; name: string; n: number }[]
}

/** Numbers as a table whose rows carry a bar each: the picture and the figures are one. */
export function BarList({ locale, caption, names, numbers, rows }: Props) {
  const most = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <table className="w-full">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b-2 border-ink text-sm text-soft">
          <th scope="col" className="py-2 pe-4 text-start font-medium">
            {names}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {numbers}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, n }) => (
          <tr key={key} className="border-b border-line align-middle">
            <th scope="row" className="py-2 pe-4 text-start font-normal">
              {name}
              <svg
                aria-hidden="true"
                viewBox="0 0 100 2"
                preserveAspectRatio="none"
                className="mt-1 block h-1.5 w-full"
              >
                <rect x={0} y={0} width={100} height={2} className="fill-tint" />
                <rect
                  x={0}
                  y={0}
                  width={Math.round((n / most) * 10_000) / 100}
                  height={2}
                  className="fill-accent"
                />
              </svg>
            </th>
            <td className="py-2 text-end tabular-nums">{formatNumber(locale, n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
