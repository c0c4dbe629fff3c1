import { useRouteLoaderData } from '@remix-run/react'
import { inLocale, texts, type Locale } from '../i18n'

export function SiteFooter({ locale }: { locale: Locale }) {
  const { site: t, my, counting, giving } = texts(locale)
  const takesGifts = useRouteLoaderData<{ takesGifts: boolean }>('root')?.takesGifts
  const links = [
    ...(takesGifts ? [[inLocale(locale, '/donate'), giving.footer] as const] : []),
    [inLocale(locale, '/my'), my.link.title],
    [inLocale(locale, '/counting'), counting.title],
    [inLocale(locale, '/about'), t.about],
    [inLocale(locale, '/privacy'), t.privacy],
    [inLocale(locale, '/accessibility'), t.accessibility],
    [inLocale(locale, '/feed.xml'), t.feed],
  ] as const
  return (
    <footer data-site className="mt-12 border-t-2 border-ink">
      <div className="page grid gap-x-12 gap-y-6 py-8 md:grid-cols-[1fr_auto]">
        <p className="max-w-measure text-sm text-soft">{t.footerNote}</p>
        <nav aria-label={t.footerNavigation}>
          <ul className="-mx-2.5 flex flex-wrap text-sm">
            {links.map(([href, text]) => (
              <li key={href}>
                <a href={href} className="tap flex items-center px-2.5">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
