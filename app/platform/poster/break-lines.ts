export interface Lines {
  lines: string[]
  /** The widest line, in the unit of `measure`. */
  width: number
}

// A line that ends on one of these leaves its next word hanging.
const weak = new Set(
  'a an the of to in on at by for and or from with no el la los las un una de del al en y o e por para con que su sus'.split(
    ' ',
  ),
)

/**
 * Breaks words into exactly `count` lines whose widths are as even as they can be, or null where they do not fit
 * `width`. Lines do not end on an article or a preposition where another break is nearly as good.
 */
export function breakInto(
  words: string[],
  count: number,
  width: number,
  measure: (text: string) => number,
): Lines | null {
  if (count > words.length || count < 1) return null
  const whole = measure(words.join(' '))
  if (whole > width * count * 1.1) return null // spaces at the breaks fall away, no more
  const ideal = whole / count
  interface Way {
    cost: number
    from: number
  }
  const ways: (Way | null)[][] = [[{ cost: 0, from: 0 }]]
  for (let n = 1; n <= count; n++) {
    const row: (Way | null)[] = []
    for (let end = n; end <= words.length; end++) {
      let best: Way | null = null
      for (let from = n - 1; from < end; from++) {
        const before = ways[n - 1]![from]
        if (!before) continue
        const lineWidth = measure(words.slice(from, end).join(' '))
        if (lineWidth > width) continue
        const hanging = end < words.length && weak.has(words[end - 1]!.toLowerCase()) ? 0.025 : 0
        const resting = end < words.length && /[:,;.]$/.test(words[end - 1]!) ? -0.015 : 0
        const cost = before.cost + ((lineWidth - ideal) / whole) ** 2 * count + hanging + resting
        if (!best || cost < best.cost) best = { cost, from }
      }
      row[end] = best
    }
    ways.push(row)
  }
  const lines: string[] = []
  for (let n = count, end = words.length; n > 0; n--) {
    const way = ways[n]![end]
    if (!way) return null
    lines.unshift(words.slice(way.from, end).join(' '))
    end = way.from
  }
  return { lines, width: Math.max(...lines.map(measure)) }
}

/** Cuts a word that is wider than a line, with a hyphen. */
export function cutWords(text: string, width: number, measure: (text: string) => number): string {
  return text
    .split(/\s+/)
    .map((word) => {
      if (measure(word) <= width) return word
      const parts: string[] = []
      let part = ''
      for (const character of word) {
        if (part && measure(`${part}${character}-`) > width) {
          parts.push(`${part}-`)
          part = ''
        }
        part += character
      }
      return [...parts, part].join(' ')
    })
    .join(' ')
}
