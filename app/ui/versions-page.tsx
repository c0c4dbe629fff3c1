import { fill, formatDay, inLocale, texts } from '../i18n'
import type { VersionsView, VersionView } from '../workshop/list-versions.server'
import type { Locale } from '../i18n'
import { Breadcrumbs } from './breadcrumbs'
import { Differences } from './differences'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'

/** Every public version of a petition's text, each with what changed from the one before. */
export function VersionsPage({ petition, versions, more }: VersionsView) {
  const { locale, slug, title, languages } = petition
  const t = texts(locale)
  const home = inLocale(locale, `/petitions/${slug}`)
  return (
    <Page locale={locale} path={`/petitions/${slug}/versions`} languages={languages}>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: inLocale(locale, '/petitions'), text: t.site.petitions },
          { href: home, text: title },
        ]}
      />
      <PageHeading title={t.versions.title} lead={t.versions.lead} />
      {versions.length === 1 && <p className="mt-6">{t.versions.none}</p>}
      <ol className="mt-8">
        {versions.map((version, index) => (
          <Version key={version.version} locale={locale} version={version} current={index === 0} />
        ))}
      </ol>
      {more && <p className="mt-6 text-soft">{t.versions.more}</p>}
      <p className="mt-8">
        <a href={home} className="tap inline-flex items-center">
          {t.versions.back}
        </a>
      </p>
    </Page>
  )
}

interface VersionProps {
  locale: Locale
  version: VersionView
  current: boolean
}

function Version({ locale, version: { version, at, note, demandChanged, changes }, current }: VersionProps) {
  const t = texts(locale).versions
  return (
    <li id={`version-${version}`} className="border-t border-ink py-6">
      <h2 className="text-2xl">
        {fill(t.version, { version })}
        {current && <span className="font-sans text-base font-normal text-soft"> · {t.current}</span>}
      </h2>
      <p className="mt-1 text-sm text-soft">
        <time dateTime={new Date(at).toISOString().slice(0, 10)}>{formatDay(locale, at)}</time>
      </p>
      {note && (
        <p dir="auto" className="mt-3 max-w-measure font-serif text-lg">
          {note}
        </p>
      )}
      {demandChanged && (
        <div className="mt-4 max-w-measure">
          <Notice kind="closed" title={t.demandChanged} />
        </div>
      )}
      {changes === null && <p className="mt-3">{t.first}</p>}
      {changes?.length === 0 && <p className="mt-3">{t.otherOnly}</p>}
      {changes?.map(({ part, changes: differences }) => (
        <div key={part} className="mt-5">
          <h3 className="mb-1 text-lg">{t.parts[part]}</h3>
          <Differences differences={differences} words={t.differences} />
        </div>
      ))}
    </li>
  )
}
