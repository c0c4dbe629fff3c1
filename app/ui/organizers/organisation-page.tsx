import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FilledOrganisation, OrganisationAnswers } from '../../accounts/organisation-settings-form'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { TextArea, TextField } from '../text-field'
import { Done } from './done'
import { errorLines, lineProblemText } from './line-problem-text'
import { StaleNotice } from './stale-notice'

interface Props {
  locale: Locale
  slug: string
  revision: number
  filled: FilledOrganisation
  /** What is stored now, where the form came too late. */
  stored: OrganisationAnswers | null
  done: boolean
}

/** How an organisation shows itself. */
export function OrganisationPage({ locale, slug, revision, filled, stored, done }: Props) {
  const all = organizerTexts(locale)
  const t = all.campaigns.organisation
  const { answers, problems } = filled
  const labels = {
    'name-en': t.nameEn,
    'name-es': t.nameEs,
    'about-en': t.aboutEn,
    'about-es': t.aboutEs,
    contact: t.contact,
  }
  const names = Object.keys(labels) as (keyof typeof labels)[]
  const errors = Object.fromEntries(
    names.map((name) => [
      name,
      name === 'contact' && problems.contact
        ? t.contactMalformed
        : lineProblemText(locale, problems[name], name.startsWith('about') ? 600 : 100),
    ]),
  )
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    dir: 'auto' as const,
    lang: name === 'contact' ? undefined : name.slice(-2),
    defaultValue: answers[name],
    error: errors[name],
  })
  return (
    <>
      {done && <Done text={t.saved} />}
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-4">
        <span className="text-soft">{t.slug}:</span> {slug}
      </p>
      <form method="post" action="/manage/settings" noValidate className="mt-8 max-w-[52rem] space-y-6">
        <ErrorSummary title={all.campaigns.problems.title} errors={errorLines(errors, labels)} />
        {stored && (
          <StaleNotice
            locale={locale}
            fields={names.map((name) => ({
              label: labels[name],
              stored: stored[name],
              typed: answers[name],
              lang: name === 'contact' ? undefined : name.slice(-2),
            }))}
          />
        )}
        <input type="hidden" name="revision" value={revision} />
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          <TextField {...field('name-en')} />
          <TextField {...field('name-es')} />
          <TextArea {...field('about-en')} hint={t.aboutHint} rows={7} />
          <TextArea {...field('about-es')} hint={t.aboutHint} rows={7} />
        </div>
        <TextField
          {...field('contact')}
          hint={t.contactHint}
          mark={all.frame.optional}
          autoCapitalize="none"
        />
        <Button kind="act">{all.campaigns.save}</Button>
      </form>
    </>
  )
}
