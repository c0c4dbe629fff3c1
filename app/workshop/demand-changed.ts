import type { DemandText } from '../../db/schema'

interface Demanding {
  title: string
  demands: DemandText[]
}

const plain = (text: string | null) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()

/** What somebody signs: the title, and of each demand its words, its note and whom it is put to. */
const asked = ({ title, demands }: Demanding) =>
  JSON.stringify([
    plain(title),
    demands.map(({ text, note, to }) => JSON.stringify([plain(text), plain(note), [...to].sort()])).sort(),
  ])

/** Whether signers would be asked for something else than they signed; the order of demands, documents and the story are not it. */
export const demandChanged = (before: Demanding, after: Demanding): boolean => asked(before) !== asked(after)
