import { inLocale, texts, type Locale } from '../i18n'
import type { FoundLink } from '../petitions/announcement-links.server'
import { Button, ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  found: FoundLink
  kind: 'withdraw' | 'unsubscribe'
}

/** One button behind a link of a letter: takes a signature back, or ends such letters. */
export function AnnouncementLinkPage({ locale, token, found, kind }: Props) {
  const t = texts(locale)[kind]
  const path = `/${kind}/${encodeURIComponent(token)}`
  if (found.outcome === 'gone' || found.outcome === 'done') {
    const done = found.outcome === 'done'
    return (
      <Page locale={locale} path={path}>
        <PageHeading title={done ? t.done : t.gone} lead={done ? t.doneText : t.goneText} />
        <p className="mt-8">
          <ButtonLink href={inLocale(locale, '/my')}>{t.my}</ButtonLink>
        </p>
      </Page>
    )
  }
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-6 max-w-measure border-s-4 border-accent ps-5 font-serif text-xl font-bold">
        {found.title}
      </p>
      {'list' in t && (
        <div className="prose mt-8">
          <ul>
            {t.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={inLocale(locale, path)} className="mt-8 flex flex-wrap gap-3">
        <Button kind="act">{t.button}</Button>
        <ButtonLink href={inLocale(locale, `/petitions/${found.slug}`)}>{t.keep}</ButtonLink>
      </form>
    </Page>
  )
}
