import { fill, plural, languageName, type Locale } from '../../i18n'
import { organizerTexts, type OrganizerTexts } from '../../i18n/organizers'
import type { AudienceChoices } from '../../mailings/audience-choices.server'
import type { MailingTexts, TextProblem } from '../../mailings/text-problems'
import type { AudienceCount, MailingProgress, MailingView, UnknownRecipient } from '../../mailings/views'
import { Breadcrumbs } from '../breadcrumbs'
import { ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Done } from './done'
import { Decide } from './mailing-decide'
import { Draft } from './mailing-draft'
import { SendingProgress } from './mailing-progress'
import { Unknowns } from './mailing-unknown'
import { Moment } from './moment'

export type MailingDone = keyof OrganizerTexts['mailings']['done']

/** What a press was answered with. */
export interface MailingRefused {
  wrong:
    'wrong' | Exclude<keyof OrganizerTexts['mailings']['problems'], TextProblem['problem'] | 'title' | 'in'>
  typed?: MailingTexts
  /** What the typed text was kept as. */
  revision?: number
  problems?: TextProblem[]
  stored?: { revision: number; texts: MailingTexts }
  /** Of the weekly cap. */
  most?: number
}

export interface MailingPageProps {
  locale: Locale
  home: string
  mailing: MailingView
  /** Of a draft. */
  choices: AudienceChoices | null
  /** Before it begins. */
  count: AudienceCount | null
  /** Since it began. */
  progress: MailingProgress | null
  unknown: UnknownRecipient[]
  may: { write: boolean; send: boolean; approve: boolean }
  /** Whether who reads this wrote or submitted it. */
  isAuthor: boolean
  done: MailingDone | null
  refused: MailingRefused | null
}

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

/** Where a problem of a text stands. */
export const problemText = (
  locale: Locale,
  { locale: language, field, problem, names }: TextProblem,
): string => {
  const { problems, write } = organizerTexts(locale).mailings
  return fill(problems.in, {
    field: write[field],
    language: languageName(locale, language),
    problem: fill(problems[problem], { names: (names ?? []).map((name) => `{{${name}}}`).join(', ') }),
  })
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
