import { texts, type Locale } from '../i18n'

/** The way here; the page itself is not repeated. */
export function Breadcrumbs({ locale, trail }: { locale: Locale; trail: { href: string; text: string }[] }) {
  return (
    <nav aria-label={texts(locale).site.breadcrumbs} className="mb-4 text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {trail.map(({ href, text }) => (
          <li
            key={href}
            className="flex items-baseline gap-x-2 not-first:before:text-soft not-first:before:content-['/']"
          >
            <a href={href} className="tap inline-flex items-center">
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
