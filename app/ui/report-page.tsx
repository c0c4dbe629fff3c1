import { inLocale, texts, type Locale } from '../i18n'
import type { ReportAnswers, ReportProblems } from '../review/report-form.server'
import { Button, ButtonLink } from './button'
import { ErrorSummary } from './error-summary'
import { Honeypot } from './honeypot'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { SelectField } from './select-field'
import { TextArea } from './text-field'

interface Props {
  locale: Locale
  petition: { slug: string; title: string }
  /** The comment it is about: what an address calls it, and its words. */
  comment: { reference: string; text: string } | null
  stamp: string
  honeypot: string
  /** The form was sent just now. */
  sent: boolean
  refused: { answers: ReportAnswers; problems: ReportProblems } | null
}

/** Where anybody says what is wrong with a petition or a shown comment: no account, no cookie, no name. */
export function ReportPage({ locale, petition, comment, stamp, honeypot, sent, refused }: Props) {
  const t = texts(locale).report
  const home = `/petitions/${petition.slug}`
  const path = `${home}/report`
  const problems = refused?.problems ?? {}
  const errorOf = (field: 'reason' | 'text' | 'form') => problems[field] && t.problems[problems[field]]
  const errors = (['form', 'reason', 'text'] as const).flatMap((field) => {
    const text = errorOf(field)
    return text ? [{ field: field === 'form' ? 'reason' : field, text }] : []
  })
  const title = comment ? t.titleComment : t.title
  return (
    <Page locale={locale} path={comment ? `${path}?comment=${comment.reference}` : path}>
      <PageHeading kicker={petition.title} title={sent ? t.sent : title} lead={sent ? t.sentText : t.lead} />
      {sent ? (
        <p className="mt-8">
          <ButtonLink href={inLocale(locale, home)}>{t.back}</ButtonLink>
        </p>
      ) : (
        <form
          method="post"
          action={inLocale(locale, path)}
          noValidate
          className="mt-8 max-w-measure space-y-6"
        >
          <ErrorSummary title={texts(locale).my.change.problemTitle} errors={errors} />
          {comment && (
            <Notice>
              <p>{t.leadComment}</p>
              <blockquote dir="auto" className="whitespace-pre-line wrap-anywhere">
                {comment.text}
              </blockquote>
            </Notice>
          )}
          <input type="hidden" name="stamp" value={stamp} />
          {comment && <input type="hidden" name="comment" value={comment.reference} />}
          <Honeypot name={honeypot} label={texts(locale).sign.honeypot} />
          <SelectField
            name="reason"
            label={t.reason}
            required
            defaultValue={refused?.answers.reason ?? ''}
            error={errorOf('reason')}
            options={[
              { value: '', text: t.choose },
              ...Object.entries(t.reasons).map(([value, text]) => ({ value, text })),
            ]}
          />
          <TextArea
            name="text"
            label={t.text}
            hint={t.textHint}
            mark={texts(locale).sign.optional}
            dir="auto"
            defaultValue={refused?.answers.text}
            error={errorOf('text')}
          />
          <div className="flex flex-wrap gap-3">
            <Button kind="act">{t.button}</Button>
            <ButtonLink href={inLocale(locale, home)}>{t.back}</ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}
