import type { Locale } from '../i18n'
import { demandLines, type DemandNames } from './demand-lines'
import { abridge, differences, type Shown } from './differences'
import { noText, type DraftText } from './draft-text'

export const comparedParts = ['title', 'summary', 'demands', 'story', 'evidenceFrom'] as const
export type ComparedPart = (typeof comparedParts)[number]

/** One part of a text that differs between two versions. */
export interface PartChange {
  part: ComparedPart
  changes: Shown[]
}

/** What changed from one text to another, part by part; a part that stayed is left out. */
export function compareTexts(
  locale: Locale,
  before: DraftText | null,
  after: DraftText,
  names: DemandNames,
): PartChange[] {
  const plain = (text: DraftText, part: ComparedPart) =>
    part === 'demands' ? demandLines(locale, text.demands, names) : text[part]
  return comparedParts.flatMap((part) => {
    const [was, is] = [plain(before ?? noText, part), plain(after, part)]
    return was === is ? [] : [{ part, changes: abridge(differences(was, is)) }]
  })
}
