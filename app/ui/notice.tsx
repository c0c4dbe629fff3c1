import type { ReactNode } from 'react'

/** info: to know · closed: something has ended or rests · error: something went wrong · done: something went well. */
export type NoticeKind = 'info' | 'closed' | 'error' | 'done'

const classes: Record<NoticeKind, string> = {
  info: 'border-edge',
  closed: 'border-ink',
  error: 'border-accent',
  done: 'border-good',
}

interface Props {
  kind?: NoticeKind
  title?: string
  children?: ReactNode
}

export function Notice({ kind = 'info', title, children }: Props) {
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={`border-s-4 bg-tint px-5 py-4 ${classes[kind]}`}
    >
      {title && <p className="font-serif text-lg font-bold">{title}</p>}
      {children && <div className="max-w-measure space-y-2">{children}</div>}
    </div>
  )
}
