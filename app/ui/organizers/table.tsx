import type { ReactNode } from 'react'

export interface Column<Row> {
  /** What stands above it; also its name beside the value on a narrow screen. */
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers are set to the right. */
  number?: boolean
}

interface Props<Row> {
  /** What the table holds; read aloud, not shown. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string | number
}

/** Rows as a table; on a narrow screen each row is a block whose values name themselves. */
export function Table<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <table className="w-full max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b-2 border-ink text-start text-sm text-soft">
          {columns.map(({ title, number }) => (
            <th
              key={title}
              scope="col"
              className={`py-2 pe-4 font-medium last:pe-0 ${number ? 'text-end' : 'text-start'}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-b border-line align-top max-sm:block max-sm:py-3">
            {columns.map(({ title, cell, number }) => (
              <td
                key={title}
                className={`py-2.5 pe-4 last:pe-0 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-1 max-sm:pe-0 ${number ? 'tabular-nums sm:text-end' : ''}`}
              >
                <span aria-hidden="true" className="shrink-0 text-sm text-soft sm:hidden">
                  {title}
                </span>
                <span className="min-w-0 max-sm:text-end">{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
