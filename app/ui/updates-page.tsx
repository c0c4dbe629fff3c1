import { inLocale, texts, type Locale } from '../i18n'
import type { UpdateLine } from '../mailings/find-updates.server'
import { Breadcrumbs } from './breadcrumbs'
import { Empty } from './empty'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { UpdateList } from './update-list'

interface Props {
  petition: { slug: string; title: string; locale: Locale; languages: Locale[] }
  updates: UpdateLine[]
}

/** Everything a petition told since, the newest first. */
export function UpdatesPage({ petition: { slug, title, locale, languages }, updates }: Props) {
  const { site, updates: t } = texts(locale)
  const home = inLocale(locale, `/petitions/${slug}`)
  return (
    <Page locale={locale} path={`/petitions/${slug}/updates`} languages={languages}>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: inLocale(locale, '/petitions'), text: site.petitions },
          { href: home, text: title },
        ]}
      />
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-8">
        {updates.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : (
          <UpdateList locale={locale} slug={slug} updates={updates} />
        )}
      </div>
      <p className="mt-8">
        <a href={home} className="tap inline-flex items-center">
          {t.back}
        </a>
      </p>
    </Page>
  )
}
