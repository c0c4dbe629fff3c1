import { canonicalDemand, textFields, type DraftText, type TextField } from './draft-text'
import { differences, type Part } from './differences'
import type { DemandText } from '../../db/schema'

/** One part of a text that two people changed. `demand-2`: the third demand. */
export type ConflictPart = TextField | `demand-${number}`

export interface Conflict {
  part: ConflictPart
  mine: string
  stored: string
  /** From the stored one to mine. */
  differences: Part[]
}

const said = (demand: DemandText | undefined): string =>
  demand
    ? [demand.text, demand.note, `→ ${demand.to.join(', ')}`, demand.works.join(', ')]
        .filter(Boolean)
        .join('\n')
    : ''

/** The parts in which two texts differ. */
export function conflicts(mine: DraftText, stored: DraftText): Conflict[] {
  const rows = Math.max(mine.demands.length, stored.demands.length)
  const demands = Array.from({ length: rows }, (_, row): Conflict[] => {
    const [own, other] = [mine.demands[row], stored.demands[row]]
    if (own && other && canonicalDemand(own) === canonicalDemand(other)) return []
    const [a, b] = [said(own), said(other)]
    return [{ part: `demand-${row}`, mine: a, stored: b, differences: differences(b, a) }]
  })
  const field = (part: TextField): Conflict[] =>
    mine[part] === stored[part]
      ? []
      : [{ part, mine: mine[part], stored: stored[part], differences: differences(stored[part], mine[part]) }]
  return [
    ...field('title'),
    ...field('summary'),
    ...demands.flat(),
    ...field('story'),
    ...field('evidenceFrom'),
  ]
}

export type Pick = 'mine' | 'stored' | 'merged'

/**
 * One text out of two: in each part the one that was picked; what was not asked about is mine. A merged part is the text
 * written for it.
 */
export function mergeTexts(
  mine: DraftText,
  stored: DraftText,
  picked: (part: ConflictPart) => Pick | null,
  merged: (part: TextField) => string,
): DraftText {
  const rows = Math.max(mine.demands.length, stored.demands.length)
  const demands = Array.from({ length: rows }, (_, row) =>
    picked(`demand-${row}`) === 'stored' ? stored.demands[row] : mine.demands[row],
  )
  const text = { ...mine, demands: demands.filter((demand) => demand !== undefined) }
  for (const part of textFields) {
    const pick = picked(part)
    if (pick === 'stored') text[part] = stored[part]
    if (pick === 'merged') text[part] = merged(part)
  }
  return text
}
