import { fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import { Breadcrumbs } from './breadcrumbs'
import { ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { Prose } from './prose'

interface Props {
  locale: Locale
  petition: { slug: string; title: string; takesSignatures: boolean }
  update: { number: number; title: string; languages: Locale[]; publishedAt: number }
  /** Safe HTML. */
  html: string
}

/** What a petition told on one day. */
export function UpdatePage({ locale, petition: { slug, title, takesSignatures }, update, html }: Props) {
  const { updates: t } = texts(locale)
  const home = inLocale(locale, `/petitions/${slug}`)
  return (
    <Page locale={locale} path={`/petitions/${slug}/updates/${update.number}`} languages={update.languages}>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: home, text: title },
          { href: `${home}/updates`, text: t.title },
        ]}
      />
      <article>
        <PageHeading
          title={update.title}
          kicker={
            <>
              {fill(t.number, { n: update.number })} ·{' '}
              <time dateTime={new Date(update.publishedAt).toISOString().slice(0, 10)}>
                {formatDay(locale, update.publishedAt)}
              </time>
            </>
          }
        />
        <div className="mt-8">
          <Prose html={html} />
        </div>
      </article>
      <p className="mt-10 flex flex-wrap gap-3">
        {takesSignatures && (
          <ButtonLink kind="act" href={`${home}#sign`}>
            {t.sign}
          </ButtonLink>
        )}
        <ButtonLink href={home}>{t.back}</ButtonLink>
        <ButtonLink href={`${home}/updates`}>{t.all}</ButtonLink>
      </p>
    </Page>
  )
}
