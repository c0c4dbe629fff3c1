import type { ReactNode } from 'react'

interface Props {
  /** Id of the section; its heading is `<id>-title`. */
  id: string
  title: string
  /** One sentence under the heading. */
  lead?: ReactNode
  children: ReactNode
}

/** A part of a page under a rule, named by its heading (h2). */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12 border-t border-ink pt-4 md:mt-16">
      <h2 id={`${id}-title`} className="text-2xl">
        {title}
      </h2>
      {lead && <p className="mt-2 max-w-measure text-soft">{lead}</p>}
      <div className="mt-6">{children}</div>
    </section>
  )
}
