import type { ReactNode } from 'react'

export interface Column<Row> {
  /** What stands above it; also its name beside the value on a narrow screen. */
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers are set to the right. */
  number?: boolean
  /** Short values that a wide screen keeps on one line, such as days. */
  oneLine?: boolean
  /** What can be done to the row; on a narrow screen it needs no name beside it. */
  act?: boolean
}

interface Props<Row> {
  /** What the table holds; read aloud, not shown. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string | number
  /** Few short columns: it stays a table on a narrow screen too. */
  narrow?: boolean
}

/** Rows as a table; on a narrow screen each row is a block, its first cell above values that name themselves. */
export function Table<Row>({ caption, columns, rows, keyOf, narrow = false }: Props<Row>) {
  if (narrow) return <NarrowTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} />
  const numbers = columns.filter(({ number }) => number).length
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
          <tr
            key={keyOf(row)}
            className="border-b border-line align-baseline max-sm:flex max-sm:flex-wrap max-sm:gap-x-6 max-sm:py-3"
          >
            {columns.map(({ title, cell, number, oneLine, act }, index) => (
              <td
                key={title}
                className={`py-2.5 pe-4 last:pe-0 max-sm:py-1 max-sm:pe-0 ${number ? 'tabular-nums sm:text-end' : ''} ${oneLine ? 'sm:whitespace-nowrap' : ''} ${index === 0 ? first : number && numbers > 2 ? beside : below}`}
              >
                {index > 0 && !act && (
                  <span aria-hidden="true" className="shrink-0 text-sm text-soft sm:hidden">
                    {title}
                  </span>
                )}
                <span className={`min-w-0 ${index > 0 && !act ? 'max-sm:text-end' : ''}`}>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// A cell on a narrow screen: what the row is about, one of many numbers beside each other, or a name and its value across the page.
const first = 'max-sm:block max-sm:w-full max-sm:font-medium'
const beside = 'max-sm:flex max-sm:items-baseline max-sm:gap-2'
const below = 'max-sm:flex max-sm:w-full max-sm:items-baseline max-sm:justify-between max-sm:gap-4'

function NarrowTable<Row>({ caption, columns, rows, keyOf }: Omit<Props<Row>, 'narrow'>) {
  return (
    <table className="w-full">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b-2 border-ink align-bottom text-sm text-soft">
          {columns.map(({ title, number }) => (
            <th
              key={title}
              scope="col"
              className={`py-2 pe-3 font-medium last:pe-0 ${number ? 'text-end' : 'text-start'}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-b border-line">
            {columns.map(({ title, cell, number }) => (
              <td
                key={title}
                className={`py-1.5 pe-3 last:pe-0 max-sm:text-sm ${number ? 'text-end tabular-nums' : ''}`}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
