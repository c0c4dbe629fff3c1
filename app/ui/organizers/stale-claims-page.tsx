import type { StaleClaim } from '../../evidence/stale-claims.server'
import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { OwnClaimEntry } from './own-claim-entry'

interface Props {
  locale: Locale
  claims: StaleClaim[]
  total: number
  mayCheck: boolean
}

/** Claims that nobody has compared with their source for 90 days, each with the button that says it was done. */
export function StaleClaimsPage({ locale, claims, total, mayCheck }: Props) {
  const t = organizerTexts(locale).evidence
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/sources', text: t.title }]} />
      <PageHeading title={t.staleClaims.title} lead={t.staleClaims.lead} />
      {claims.length === 0 ? (
        <div className="mt-10">
          <Empty title={t.staleClaims.none}>
            <p>{t.staleClaims.noneText}</p>
          </Empty>
        </div>
      ) : (
        <>
          {total > claims.length && (
            <p className="mt-6 text-soft">{fill(t.staleClaims.more, { n: formatNumber(locale, total) })}</p>
          )}
          <ul className="mt-8">
            {claims.map((claim) => (
              <OwnClaimEntry key={claim.slug} locale={locale} claim={claim}>
                <p className="text-sm text-soft">
                  {fill(t.staleClaims.since, { day: formatDay(locale, claim.since) })} ·{' '}
                  <a href={`/manage/sources/${claim.work.slug}`} className="tap inline-flex items-center">
                    {claim.work.title}
                  </a>
                </p>
                {mayCheck && (
                  <form method="post" action={`/manage/claims/${claim.slug}`} className="mt-2">
                    <input type="hidden" name="revision" value={claim.revision} />
                    <input type="hidden" name="back" value="stale" />
                    <Button name="intent" value="check">
                      {t.check.button}
                      <span className="sr-only">: {claim.figure}</span>
                    </Button>
                  </form>
                )}
              </OwnClaimEntry>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
