export interface Line {
  name: string
  perSecond?: number
  p50?: number
  p99?: number
  /** Milliseconds of the server's processor time for one answer: says what others on this machine do not disturb. */
  cpu?: number
  /** A floor of this run and the share of it that was reached. */
  floor?: string
  ratio?: number
  aim?: string
  reached?: boolean
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const time = (ms: number | undefined) => (ms === undefined ? '' : ms.toFixed(ms < 10 ? 2 : 0))

/** Lines as a table of text. */
export function tableOf(lines: Line[]): string {
  const rows = [
    ['', 'per second', 'p50 ms', 'p99 ms', 'CPU ms', 'of its floor', 'aim', ''],
    ...lines.map((line) => [
      line.name,
      line.perSecond === undefined ? '' : whole.format(line.perSecond),
      time(line.p50),
      time(line.p99),
      time(line.cpu),
      line.ratio === undefined ? '' : `${line.ratio.toFixed(2)} of ${line.floor}`,
      line.aim ?? '',
      line.reached === undefined ? '' : line.reached ? 'ok' : 'MISSED',
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isNumber = (column: number) => column >= 1 && column <= 4
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
