import { foreignTitle } from '../foreign-title'
import type { OwnClaim, OwnWork } from '../../evidence/views'
import { inLocale, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import type { FormState } from './evidence-fields'
import { OwnClaimEntry } from './own-claim-entry'
import { SourceForm } from './source-form'

interface Props {
  locale: Locale
  work: OwnWork
  claims: OwnClaim[]
  form: FormState
  revision: number
  mayWrite: boolean
}

/** One document: the claims that rest on it, and what is known of it. */
export function SourcePage({ locale, work, claims, form, revision, mayWrite }: Props) {
  const t = organizerTexts(locale).evidence
  const path = `/manage/sources/${work.slug}`
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/sources', text: t.title }]} />
      <PageHeading title={work.title} titleLanguage={foreignTitle(work.languages, locale)} />
      <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        {mayWrite && (
          <ButtonLink kind="act" href={`${path}/claims/new`}>
            {t.source.addClaim}
          </ButtonLink>
        )}
        <a href={inLocale(locale, `/sources/${work.slug}`)} className="tap inline-flex items-center">
          {t.source.public}
        </a>
      </p>
      <Section id="claims" title={t.source.claims} lead={t.source.claimsLead}>
        {claims.length === 0 ? (
          <Empty title={t.source.noClaims}>
            <p>{t.source.noClaimsText}</p>
          </Empty>
        ) : (
          <ul>
            {claims.map((claim) => (
              <OwnClaimEntry key={claim.slug} locale={locale} claim={claim} />
            ))}
          </ul>
        )}
      </Section>
      {mayWrite && (
        <Section id="document" title={t.source.edit}>
          <SourceForm
            locale={locale}
            form={form}
            revision={revision}
            path={path}
            button={t.save}
            cancel="/manage/sources"
          />
        </Section>
      )}
    </>
  )
}
