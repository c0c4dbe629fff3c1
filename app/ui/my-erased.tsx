import { inLocale, plural, texts, type Locale } from '../i18n'
import type { Erased } from '../petitions/erase.server'
import { ButtonLink } from './button'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  erased: Erased
}

const kinds = ['withdrawn', 'deleted', 'former', 'gifts', 'monthly', 'letters'] as const

/** What was erased and what remains, in numbers: nothing else is left to show. */
export function MyErased({ locale, token, erased }: Props) {
  const t = texts(locale).my.erased
  const went = kinds.filter((kind) => (erased[kind] ?? 0) > 0)
  return (
    <Page locale={locale} path={`/my/${token}/erase`}>
      <PageHeading title={t.title} lead={t.lead} />
      <div className="prose mt-2">
        <h2>{t.wentTitle}</h2>
        {went.length === 0 ? (
          <p>{t.nothing}</p>
        ) : (
          <>
            <ul>
              {went.map((kind) => (
                <li key={kind}>{plural(locale, t[kind], erased[kind] ?? 0)}</li>
              ))}
            </ul>
            <p>{t.rest}</p>
          </>
        )}
        <h2>{t.staysTitle}</h2>
        <ul>
          <li>{t.totals}</li>
          <li>{erased.kept > 0 ? t.kept : t.notKept}</li>
          <li>{t.backups}</li>
        </ul>
      </div>
      <p className="mt-10">
        <ButtonLink href={inLocale(locale, '/')}>{t.home}</ButtonLink>
      </p>
    </Page>
  )
}
