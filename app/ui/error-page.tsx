import { isRouteErrorResponse } from '@remix-run/react'
import { fill, inLocale, localeOf, texts, type Locale } from '../i18n'
import { ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'

/** What a route may throw with a 404 or a 410: `throw data({ languages: ['es'] }, { status: 404 })`. */
export interface ErrorDetails {
  /** Languages in which this very page exists. */
  languages?: Locale[]
  /** Why it is gone, for the public. */
  reason?: string | null
}

interface Told extends ErrorDetails {
  status: number
  title: string
  text: string
}

export const errorTitle = (locale: Locale, error: unknown): string => `${tell(locale, error).title} · Amparo`

/** 404, 410 and everything else, in the reader's language, with somewhere to go. */
export function ErrorPage({ path, error }: { path: string; error: unknown }) {
  const locale = localeOf(path)
  const neutral = path.replace(/^\/es(?=\/|$)/, '') || '/'
  const t = texts(locale).errors
  const told = tell(locale, error)
  return (
    <Page locale={locale} path={neutral} languages={told.status === 404 ? [] : undefined}>
      <div className="py-6 md:py-12">
        <PageHeading title={told.title} kicker={fill(t.code, { status: told.status })} lead={told.text} />
        {told.reason && <p className="mt-4 max-w-measure">{told.reason}</p>}
        <ul className="mt-8 flex flex-wrap gap-3" aria-label={t.links}>
          {told.languages?.map((language) => (
            <li key={language}>
              <ButtonLink kind="act" href={inLocale(language, neutral)} lang={language} hrefLang={language}>
                {texts(language).site.otherLanguage}
              </ButtonLink>
            </li>
          ))}
          <li>
            <ButtonLink href={inLocale(locale, '/petitions')}>{t.toPetitions}</ButtonLink>
          </li>
          <li>
            <ButtonLink href={inLocale(locale, '/')}>{t.toHome}</ButtonLink>
          </li>
          <li>
            <ButtonLink href={inLocale(locale, '/sources')}>{t.toSources}</ButtonLink>
          </li>
        </ul>
      </div>
    </Page>
  )
}

function tell(locale: Locale, error: unknown): Told {
  const t = texts(locale).errors
  if (!isRouteErrorResponse(error)) return { status: 500, ...t.broken }
  const details: ErrorDetails = typeof error.data === 'object' && error.data ? error.data : {}
  if (error.status === 404 && details.languages?.length)
    return { ...details, status: 404, ...t.otherLanguage }
  if (error.status === 404) return { status: 404, ...t.notFound }
  if (error.status === 410) return { ...details, status: 410, ...t.gone }
  return { status: error.status, ...(error.status >= 500 ? t.broken : t.other) }
}
