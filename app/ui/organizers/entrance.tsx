import type { ReactNode } from 'react'
import type { Locale } from '../../i18n'
import { Page } from '../page'
import { PageHeading } from '../page-heading'

interface Props {
  locale: Locale
  /** The address without its language. */
  path: string
  kicker?: string
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** A page before somebody is signed in: one question at a time. */
export function Entrance({ locale, path, kicker, title, lead, children }: Props) {
  return (
    <Page locale={locale} path={path}>
      <PageHeading kicker={kicker} title={title} lead={lead} />
      <div className="mt-8 space-y-6">{children}</div>
    </Page>
  )
}
