import type { ReactNode } from 'react'
import { locales, type Locale } from '../i18n'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

interface Props {
  locale: Locale
  /** The address without its language: `/petitions/obey-the-courts`. */
  path: string
  /** Languages this page can be read in; both, unless it says otherwise. */
  languages?: readonly Locale[]
  children: ReactNode
}

/** A public page: header, one main part, footer. */
export function Page({ locale, path, languages = locales, children }: Props) {
  return (
    <>
      <SiteHeader locale={locale} path={path} languages={languages} />
      <main id="main" tabIndex={-1} className="page grow py-8 outline-none md:py-12">
        {children}
      </main>
      <SiteFooter locale={locale} />
    </>
  )
}
