import { diffLines, diffWordsWithSpace } from 'diff'

/** A stretch of a comparison: what both say, what only the newer one says, what only the older one said. */
export interface Part {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Words; comparing texts that share nothing costs the square of this. */
const FARTHEST = 800

/** What changed from one text to another, word by word; line by line where hardly a word stayed. */
export function differences(before: string, after: string): Part[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const changes =
    diffWordsWithSpace(before, after, { maxEditLength: FARTHEST }) ??
    diffLines(before, after, { maxEditLength: FARTHEST })
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return join(
    changes.map(({ added, removed, value }): Part => {
      const kind = added ? 'added' : removed ? 'removed' : 'same'
      return { kind, text: value }
    }),
  )
}

/** One changed phrase reads better than its words in turn: a lone space between two changes belongs to both. */
function join(parts: Part[]): Part[] {
  const joined: Part[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = added = ''
  }
  parts.forEach((part, index) => {
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else {
      const between = index < parts.length - 1 && (removed || added) && /^[^\S\n]+$/.test(part.text)
      if (between) {
        removed += part.text
        added += part.text
      } else {
        settle()
        joined.push(part)
      }
    }
  })
  settle()
  return joined
}

export type Shown = Part | { kind: 'left-out' }

/** Characters. */
const AROUND = 160

/** The same comparison with long stretches that stayed cut to what stands around a change. */
export function abridge(parts: Part[]): Shown[] {
  return parts.flatMap((part, index): Shown[] => {
    if (part.kind !== 'same' || part.text.length <= 3 * AROUND) return [part]
    const [first, last] = [index === 0, index === parts.length - 1]
    const head = part.text.slice(0, AROUND).replace(/\S*$/, '')
    const tail = part.text.slice(-AROUND).replace(/^\S*/, '')
    return [
      ...(first ? [] : [{ kind: 'same' as const, text: head }]),
      { kind: 'left-out' },
      ...(last ? [] : [{ kind: 'same' as const, text: tail }]),
    ]
  })
}
