import type { ReactNode } from 'react'

interface Props {
  title: string
  /** Where the title is in another language than the page. */
  titleLanguage?: string
  /** What kind of thing this is, in small capitals above the title. */
  kicker?: ReactNode
  /** The first paragraph, set large. */
  lead?: ReactNode
}

/** The heading of a page (h1). */
export function PageHeading({ title, titleLanguage, kicker, lead }: Props) {
  return (
    <div className="max-w-[52rem]">
      {kicker && <p className="kicker mb-2">{kicker}</p>}
      <h1 lang={titleLanguage} className="text-3xl">
        {title}
      </h1>
      {lead && <p className="mt-4 max-w-measure text-lg text-soft">{lead}</p>}
    </div>
  )
}
