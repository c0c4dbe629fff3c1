import type { Answers, Problems } from '../../evidence/read-fields'
import { fill, formatDay, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { SelectField } from '../select-field'
import { TextArea } from '../text-field'

interface Props {
  locale: Locale
  /** The page the forms stand on. */
  path: string
  /** What was typed and refused. */
  refused: { answers: Answers; problems: Problems } | null
  /** The texts that are shown. */
  revisions: { en: number; es: number }
  /** Epoch ms; when an approved petition opens. */
  opensAt: number | null
  /** Approving it here lets it wait for those who run the instance. */
  moderated: boolean
}

const languages = ['en', 'es'] as const

/** The three things a reviewer can decide, each a form of its own. */
export function DecisionForms({ locale, path, refused, revisions, opensAt, moderated }: Props) {
  const t = organizerTexts(locale).review.page
  const e = organizerTexts(locale).evidence
  const nameOf = { en: e.english, es: e.spanish }
  const answers = refused?.answers ?? {}
  const errorOf = (field: string): string | undefined =>
    !refused?.problems[field]
      ? undefined
      : field === 'returnReason' || field === 'code'
        ? t.problem[field]
        : t.problem.reason
  const errors = Object.keys(refused?.problems ?? {})
    .filter((field) => !field.startsWith('text-'))
    .map((field) => ({ field, text: errorOf(field)! }))
  return (
    <div className="space-y-10">
      <ErrorSummary title={t.problems} errors={errors} />
      <form method="post" action={path}>
        {languages.map((language) => (
          <input
            key={language}
            type="hidden"
            name={`revision-${language}`}
            value={String(revisions[language])}
          />
        ))}
        <h3 className="text-xl">{t.approve}</h3>
        <p className="mt-1 mb-3 max-w-measure text-soft">
          {moderated
            ? t.approveInstance
            : opensAt
              ? fill(t.approveDay, { day: formatDay(locale, opensAt) })
              : t.approveText}
        </p>
        <Button kind="act" name="intent" value="approve">
          {t.approve}
        </Button>
      </form>
      <form
        method="post"
        action={path}
        noValidate
        className="max-w-measure space-y-4 border-t border-line pt-6"
      >
        <h3 className="text-xl">{t.return}</h3>
        <TextArea
          name="returnReason"
          label={t.returnReason}
          hint={t.returnHint}
          defaultValue={answers.returnReason}
          error={errorOf('returnReason')}
          dir="auto"
        />
        <Button name="intent" value="return">
          {t.return}
        </Button>
      </form>
      <form method="post" action={path} noValidate className="space-y-4 border-t border-line pt-6">
        <h3 className="text-xl">{t.reject}</h3>
        <div className="max-w-measure">
          <SelectField
            name="code"
            label={t.code}
            defaultValue={answers.code ?? ''}
            error={errorOf('code')}
            options={[
              { value: '', text: e.claim.choose },
              ...Object.entries(t.codes).map(([value, text]) => ({ value, text })),
            ]}
          />
        </div>
        <p className="max-w-measure text-sm text-soft">{t.reasonHint}</p>
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
          {languages.map((language) => (
            <TextArea
              key={language}
              name={`reason-${language}`}
              label={`${t.reason}, ${nameOf[language]}`}
              lang={language}
              dir="auto"
              defaultValue={answers[`reason-${language}`]}
              error={errorOf(`reason-${language}`)}
            />
          ))}
        </div>
        <Button name="intent" value="reject">
          {t.reject}
        </Button>
      </form>
    </div>
  )
}
