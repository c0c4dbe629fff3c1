import { fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { MailingView } from '../../mailings/views'
import { Breadcrumbs } from '../breadcrumbs'
import { ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Done } from './done'
import { Decide } from './mailing-decide'
import { Draft } from './mailing-draft'
import { SendingProgress } from './mailing-progress'
import { Unknowns } from './mailing-unknown'
import { problemText, type MailingPageProps, type MailingRefused } from './mailing-shown'
import { Moment } from './moment'

/** One letter to many, from its first word to its result. */
export function MailingPage(props: MailingPageProps) {
  const { locale, home, mailing, progress, unknown, may, done, refused } = props
  const { mailings: t } = organizerTexts(locale)
  const isUpdate = mailing.kind === 'update'
  const subject = mailing.texts[locale].subject || mailing.texts.en.subject || mailing.texts.es.subject
  const list = home.slice(0, home.lastIndexOf('/'))
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: list, text: isUpdate ? t.updates : t.title }]} />
      <PageHeading
        title={subject || t.untitled}
        kicker={`${isUpdate ? t.page.update : t.page.mailing} · ${t.states[mailing.state]}`}
      />
      <History locale={locale} mailing={mailing} />
      <div className="mt-6 max-w-measure">
        {done && Object.hasOwn(t.done, done) && !refused && <Done text={t.done[done]} />}
        <Refused locale={locale} refused={refused} />
      </div>
      <p className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href={`/manage/mailings/${mailing.reference}/preview`}>{t.page.preview}</ButtonLink>
        {mailing.update && mailing.petition && (
          <ButtonLink
            href={`${locale === 'es' && mailing.languages.includes('es') ? '/es' : mailing.languages.includes('en') ? '' : '/es'}/petitions/${mailing.petition.slug}/updates/${mailing.update.number}`}
          >
            {t.page.public}
          </ButtonLink>
        )}
      </p>
      {progress && <SendingProgress {...{ locale, home, progress }} reference={mailing.reference} />}
      {progress && progress.figures.unknown > 0 && (
        <Unknowns {...{ locale, home, unknown }} n={progress.figures.unknown} mayDecide={may.send} />
      )}
      {mailing.state === 'draft' && may.write ? <Draft {...props} /> : <Decide {...props} />}
    </>
  )
}

function History({ locale, mailing }: { locale: Locale; mailing: MailingView }) {
  const { page: t } = organizerTexts(locale).mailings
  const steps = [
    { text: t.saved, who: mailing.savedBy, at: mailing.savedAt },
    { text: t.submitted, who: mailing.submittedBy, at: mailing.submittedAt },
    { text: t.approved, who: mailing.approvedBy, at: mailing.approvedAt },
  ]
  return (
    <ul className="mt-2 text-sm text-soft">
      {steps.map(({ text, who, at }) =>
        who && at !== null ? (
          <li key={text}>
            {fill(text, { name: who.name })}, <Moment locale={locale} at={at} />
          </li>
        ) : null,
      )}
    </ul>
  )
}

function Refused({ locale, refused }: { locale: Locale; refused: MailingRefused | null }) {
  if (!refused) return null
  const { problems: t } = organizerTexts(locale).mailings
  const { wrong, problems = [], most = 0 } = refused
  const errors =
    wrong === 'wrong'
      ? problems.map((one) => ({ field: `${one.field}-${one.locale}`, text: problemText(locale, one) }))
      : [{ field: fieldOf[wrong] ?? 'send', text: fill(t[wrong], { most }) }]
  return <ErrorSummary title={plural(locale, t.title, errors.length)} errors={errors} />
}

const fieldOf: Partial<Record<MailingRefused['wrong'], string>> = {
  audience: 'audience',
  'foreign-audience': 'audience',
  nobody: 'audience',
  stale: 'write',
  locked: 'write',
  past: 'moment',
  moment: 'moment',
}
