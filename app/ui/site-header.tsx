import { inLocale, texts, type Locale } from '../i18n'
import { LanguageSwitch } from './language-switch'
import { Mark } from './mark'

interface Props {
  locale: Locale
  path: string
  languages: readonly Locale[]
}

const sections = ['petitions', 'sources', 'about'] as const

export function SiteHeader({ locale, path, languages }: Props) {
  const t = texts(locale).site
  return (
    <header data-site className="border-b border-line">
      <div className="page flex flex-wrap items-center gap-x-8">
        <a
          href={inLocale(locale, '/')}
          className="tap flex items-center gap-2.5 py-2 no-underline"
          aria-label={t.home}
        >
          <Mark />
          <span className="font-serif text-xl font-bold tracking-tight">Amparo</span>
        </a>
        <nav aria-label={t.mainNavigation} className="order-last w-full sm:order-none sm:ms-auto sm:w-auto">
          <ul className="-mx-2.5 flex">
            {sections.map((section) => (
              <li key={section}>
                <a
                  href={inLocale(locale, `/${section}`)}
                  aria-current={path === `/${section}` ? 'page' : undefined}
                  className="tap flex items-center px-2.5 no-underline decoration-2 hover:underline aria-[current]:underline"
                >
                  {t[section]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch locale={locale} path={path} languages={languages} />
      </div>
    </header>
  )
}
