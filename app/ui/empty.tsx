import type { ReactNode } from 'react'

/** What stands where nothing is: says so, and where to go. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="border-y border-line py-10">
    <p className="font-serif text-xl">{title}</p>
    {children && <div className="mt-2 max-w-measure text-soft">{children}</div>}
  </div>
)
