import type { ReactNode } from 'react'

/** Terms and what they are, in two columns where there is room. */
export const Facts = ({ items }: { items: { term: string; value: ReactNode }[] }) => (
  <dl className="max-w-[48rem] border-b border-line">
    {items.map(({ term, value }) => (
      <div key={term} className="gap-x-6 border-t border-line py-2.5 sm:grid sm:grid-cols-[11rem_1fr]">
        <dt className="text-soft">{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
