import type { ReactNode } from 'react'
import { foreignTitle } from './foreign-title'
import type { WorkView } from '../evidence/views'
import { inLocale, texts, type Locale } from '../i18n'

interface Props {
  locale: Locale
  work: WorkView
  children?: ReactNode
}

/** A document in a list: title, by whom, when, what kind. */
export function WorkEntry({ locale, work, children }: Props) {
  const t = texts(locale).sources
  return (
    <article className="border-t border-line py-5 md:grid md:grid-cols-[12rem_1fr] md:gap-8">
      <p className="text-sm text-soft">
        <span className="kicker block">{t.kinds[work.kind]}</span>
        {work.dateText}
      </p>
      <div className="max-w-measure">
        <h2 className="text-xl">
          <a
            href={inLocale(locale, `/sources/${work.slug}`)}
            lang={foreignTitle(work.languages, locale)}
            className="no-underline hover:underline"
          >
            {work.title}
          </a>
        </h2>
        <p className="mt-1">{[work.author, work.publisher].filter(Boolean).join(' · ')}</p>
        {children && <p className="mt-1 text-sm text-soft">{children}</p>}
      </div>
    </article>
  )
}
