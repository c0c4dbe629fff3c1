import type { ReactNode } from 'react'

/** Units of the drawing, which is as wide as its place. */
const WIDTH = 720

interface Props {
  /** What is drawn, for whoever does not see it. */
  label: string
  /** The highest bar in words. */
  most: string
  /** Units of the drawing. */
  height: number
  /** How high it is on the page. */
  className: string
  /** What stands below the first bar and below the last. */
  ends: [string, string]
  /** What the colours mean. */
  keys?: ReactNode
  /** The same numbers, behind a line to open. */
  table: { title: string; shown: ReactNode }
  children: ReactNode
}

/** Bars drawn by the server, above the table of their numbers. */
export const Chart = ({ label, most, height, className, ends, keys, table, children }: Props) => (
  <figure>
    <p aria-hidden="true" className="mb-1 text-sm text-soft tabular-nums">
      {most}
    </p>
    <svg
      viewBox={`0 0 ${WIDTH} ${height + 4}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
      className={`block w-full ${className}`}
    >
      <Rule y={1} className="stroke-line" />
      {children}
      <Rule y={height} className="stroke-ink" />
    </svg>
    <p aria-hidden="true" className="mt-1 flex justify-between gap-4 text-sm text-soft tabular-nums">
      <span>{ends[0]}</span>
      <span>{ends[1]}</span>
    </p>
    {keys}
    <details className="mt-2">
      <summary className="tap inline-flex cursor-pointer items-center underline decoration-accent underline-offset-4">
        {table.title}
      </summary>
      {table.shown}
    </details>
  </figure>
)

export const Rule = ({ y, className }: { y: number; className: string }) => (
  <line x1={0} x2={WIDTH} y1={y} y2={y} className={className} vectorEffect="non-scaling-stroke" />
)

interface BarProps {
  /** Its place among so many. */
  index: number
  of: number
  /** Of the highest, from 0 to 1. */
  share: number
  /** Of the chart. */
  height: number
  className: string
}

/** One bar; nothing has none. */
export function Bar({ index, of, share, height, className }: BarProps) {
  if (share <= 0) return null
  const step = WIDTH / Math.max(of, 1)
  const tall = share * (height - 2)
  return (
    <rect
      x={round(index * step + step * 0.13)}
      y={round(height - tall)}
      width={round(step * 0.74)}
      height={round(tall)}
      className={className}
    />
  )
}

const round = (n: number): number => Math.round(n * 100) / 100
