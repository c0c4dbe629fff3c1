import type { ReactNode } from 'react'

/** A form that is folded away on a phone, where the list matters more, and open beside its neighbour elsewhere. */
export function Folded({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="other-text border-t border-line max-md:last:border-b md:border-0">
      <summary className="tap cursor-pointer py-2 font-serif text-xl">{title}</summary>
      <div className="pt-1 pb-6">{children}</div>
    </details>
  )
}
