import type { OpenClaim, SubjectChoice } from '../../evidence/own-claims.server'
import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { ClaimForm } from './claim-form'
import type { FormState } from './evidence-fields'

interface Props {
  locale: Locale
  claim: OpenClaim
  subjects: SubjectChoice[]
  form: FormState
  revision: number
  mayWrite: boolean
  mayCheck: boolean
}

/** One claim: when it was checked, its words and standing, what it speaks of, and what happened to it. */
export function ClaimPage(props: Props) {
  const { locale, claim, subjects, form, revision, mayWrite, mayCheck } = props
  const t = organizerTexts(locale).evidence
  const c = t.claim
  const path = `/manage/claims/${claim.slug}`
  const source = `/manage/sources/${claim.work.slug}`
  return (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[
          { href: '/manage/sources', text: t.title },
          { href: source, text: claim.work.title },
        ]}
      />
      <PageHeading kicker={claim.subject.title} title={claim.figure} lead={claim.statement} />
      <div className="mt-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-4 border-y border-line py-4">
        <div>
          <p className="font-medium">{t.check.title}</p>
          <p className="text-soft">
            {claim.reviewedAt === null
              ? t.check.never
              : claim.reviewedBy
                ? fill(t.check.onBy, { day: formatDay(locale, claim.reviewedAt), name: claim.reviewedBy })
                : fill(t.check.on, { day: formatDay(locale, claim.reviewedAt) })}
          </p>
        </div>
        {mayCheck && (
          <form method="post" action={path}>
            <input type="hidden" name="revision" value={claim.revision} />
            <Button name="intent" value="check">
              {t.check.button}
            </Button>
          </form>
        )}
      </div>
      <p className="mt-6">
        <span className="font-medium">{c.tag}: </span>
        <code className="inline-block max-w-full border border-line bg-sheet px-2 py-1 wrap-anywhere select-all">{`[claim:${claim.slug}]`}</code>
        <span className="block text-sm text-soft">{c.tagHint}</span>
      </p>
      {claim.petitions.length > 0 && (
        <div className="mt-4">
          <p className="font-medium">{c.petitions}</p>
          <ul className="max-w-measure gap-x-8 sm:columns-2">
            {claim.petitions.map(({ slug, title, titleLocale }) => (
              <li key={slug}>
                <a
                  href={`/manage/petitions/${slug}/claims`}
                  lang={titleLocale}
                  className="tap inline-flex items-center"
                >
                  {title || slug}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite && (
        <Section id="claim" title={c.edit}>
          <ClaimForm
            locale={locale}
            form={form}
            revision={revision}
            path={path}
            button={t.save}
            cancel={source}
            subjects={subjects}
            recorded
          />
        </Section>
      )}
      <Section id="of" title={`${c.comparison}: ${claim.subject.title}`} lead={c.comparisonLead}>
        {claim.subject.others.length > 0 && (
          <>
            <h3 className="text-lg">{c.others}</h3>
            <ul className="mt-2 mb-6 max-w-measure">
              {claim.subject.others.map(({ slug, figure, by }) => (
                <li key={slug} className="border-t border-line">
                  <a
                    href={`/manage/claims/${slug}`}
                    className="tap inline-flex flex-wrap items-center gap-x-2 py-1"
                  >
                    <strong>{figure}</strong> {by}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {mayWrite && <ButtonLink href={`${path}/subject`}>{c.saveSubject}</ButtonLink>}
      </Section>
      <Section id="history" title={c.history}>
        {claim.history.length === 0 ? (
          <p className="text-soft">{c.historyNone}</p>
        ) : (
          <ol className="max-w-measure">
            {claim.history.map((change) => (
              <li key={change.at} className="border-t border-line py-3">
                <p className="text-sm text-soft">
                  {formatDay(locale, change.at)}
                  {change.by && ` · ${fill(c.historyBy, { name: change.by })}`}
                </p>
                <p className="font-medium">
                  {c.states[change.from]} → {c.states[change.to]}
                </p>
                {change.figureBefore && <p>{fill(c.figureBefore, { figure: change.figureBefore })}</p>}
                <p>{change.note}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  )
}
