import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FilledTarget, TargetAnswers } from '../../workshop/target-form'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { errorLines } from './line-problem-text'
import { StaleNotice } from './stale-notice'
import { TargetFields, targetErrors, targetLabels } from './target-fields'

interface Props {
  locale: Locale
  slug: string
  filled: FilledTarget
  stored: TargetAnswers
  /** What it said when the form was shown. */
  read: string
  /** The form came too late: somebody changed it since. */
  stale: boolean
  /** A published petition is put to it. */
  fixed: boolean
}

/** An office or institution, to correct while no published petition is put to it. */
export function TargetPage({ locale, slug, filled, stored, read, stale, fixed }: Props) {
  const all = organizerTexts(locale)
  const t = all.campaigns.targets
  const back = <ButtonLink href="/manage/targets">{t.title}</ButtonLink>
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/targets', text: t.title }]} />
      <PageHeading kicker={t.editTitle} title={filled.answers[`name-${locale}`] || slug} />
      {fixed ? (
        <div className="mt-8 max-w-measure space-y-6">
          <Notice kind="closed">
            <p>{t.published}</p>
          </Notice>
          {back}
        </div>
      ) : (
        <form
          method="post"
          action={`/manage/targets/${slug}`}
          noValidate
          className="mt-8 max-w-[48rem] space-y-5"
        >
          <ErrorSummary
            title={all.campaigns.problems.title}
            errors={errorLines(targetErrors(locale, filled), targetLabels(locale))}
          />
          {stale && (
            <StaleNotice
              locale={locale}
              fields={Object.entries(targetLabels(locale)).map(([name, label]) => ({
                label,
                stored: stored[name as keyof TargetAnswers],
                typed: filled.answers[name as keyof TargetAnswers],
                lang: name.endsWith('es') ? 'es' : 'en',
              }))}
            />
          )}
          <input type="hidden" name="read" value={read} />
          <TargetFields locale={locale} filled={filled} />
          <div className="flex flex-wrap gap-3">
            <Button kind="act">{all.campaigns.save}</Button>
            {back}
          </div>
        </form>
      )}
    </>
  )
}
