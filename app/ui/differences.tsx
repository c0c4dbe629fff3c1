import { Fragment } from 'react'

/** A stretch of a comparison of two texts. */
export type Difference = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'left-out' }

interface Words {
  added: string
  removed: string
  end: string
  leftOut: string
}

interface Props {
  differences: Difference[]
  /** What a screen reader hears around what was added and removed: marks alone are silent there. */
  words: Words
  /** The language of the texts, where it is another than the page's. */
  lang?: string
}

/** What was added and removed in a text, in its place. */
export const Differences = ({ differences, words, lang }: Props) => (
  <p lang={lang} dir="auto" className="max-w-measure whitespace-pre-line">
    {differences.map((part, index) => (
      // Stretches of one text have no name but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={index}>
        <Stretch part={part} words={words} />
      </Fragment>
    ))}
  </p>
)

function Stretch({ part, words }: { part: Difference; words: Words }) {
  if (part.kind === 'same') return part.text
  if (part.kind === 'left-out')
    return (
      <span className="text-soft">
        <span aria-hidden="true"> […] </span>
        <span className="sr-only"> ({words.leftOut}) </span>
      </span>
    )
  const Mark = part.kind === 'added' ? 'ins' : 'del'
  return (
    <Mark className={part.kind === 'added' ? 'added' : 'removed'}>
      <span className="sr-only">[{words[part.kind]} </span>
      {part.text}
      <span className="sr-only"> {words.end}]</span>
    </Mark>
  )
}
