import { fill, inLocale, texts, type Locale } from '../i18n'
import type { FoundStop } from '../mailings/unsubscribe.server'
import { Button, ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  stop: Exclude<FoundStop, { outcome: 'gone' }>
}

/** Behind the link of a mailing: a button that ends such letters, and under it two that end more. */
export function StopMailingsPage({ locale, token, stop }: Props) {
  const t = texts(locale).mailings.stop
  const path = `/unsubscribe/${encodeURIComponent(token)}`
  const { outcome, organisation, petition } = stop
  if (outcome === 'done') {
    return (
      <Page locale={locale} path={path}>
        <PageHeading title={t.done} lead={t.doneText} />
        <p className="mt-8">
          <ButtonLink href={inLocale(locale, '/my')}>{t.my}</ButtonLink>
        </p>
      </Page>
    )
  }
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.title} lead={petition ? t.petition : t.organisation} />
      <p className="mt-6 max-w-measure border-s-4 border-accent ps-5 font-serif text-xl font-bold">
        {petition ? petition.title : organisation}
      </p>
      <form method="post" action={inLocale(locale, path)} className="mt-8">
        <div className="flex flex-wrap gap-3">
          <Button kind="act" name="scope" value="link">
            {t.button}
          </Button>
          {petition && (
            <ButtonLink href={inLocale(locale, `/petitions/${petition.slug}`)}>{t.keep}</ButtonLink>
          )}
        </div>
        <h2 className="mt-12 font-serif text-xl font-bold">{t.more}</h2>
        <div className="mt-4 flex flex-wrap gap-3">
          {petition && (
            <Button name="scope" value="organisation">
              {fill(t.wholeOrganisation, { organisation })}
            </Button>
          )}
          <Button name="scope" value="everything">
            {t.everything}
          </Button>
        </div>
        <p className="mt-3 max-w-measure text-sm text-soft">{t.everythingText}</p>
      </form>
    </Page>
  )
}
