import { fill, texts, type Locale } from '../i18n'
import { ButtonLink } from './button'

interface Props {
  locale: Locale
  page: number
  pages: number
  /** The address of a page. */
  href: (page: number) => string
}

export function Pagination({ locale, page, pages, href }: Props) {
  if (pages <= 1) return null
  const t = texts(locale).site.pages
  return (
    <nav aria-label={t.label} className="mt-10 flex flex-wrap items-center gap-4 border-t border-line pt-6">
      {page > 1 && (
        <ButtonLink href={href(page - 1)} rel="prev">
          {t.previous}
        </ButtonLink>
      )}
      <p className="tabular-nums">{fill(t.position, { page, pages })}</p>
      {page < pages && (
        <ButtonLink href={href(page + 1)} rel="next">
          {t.next}
        </ButtonLink>
      )}
    </nav>
  )
}
