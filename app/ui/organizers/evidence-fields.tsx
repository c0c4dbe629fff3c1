import type { Answers, Problems } from '../../evidence/read-fields'
import { fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { ErrorSummary } from '../error-summary'
import { TextArea, TextField } from '../text-field'

/** A form as it stands: what is in its fields, what is wrong with them, and what somebody else stored meanwhile. */
export interface FormState {
  answers: Answers
  /** A word of `problem` in the texts, by field. */
  problems: Record<string, Problems[string] | 'note-missing'>
  stored: Answers | null
}

interface FieldsProps {
  locale: Locale
  form: FormState
  name: string
  label: string
  hint?: string
  /** Told to be optional where false. */
  required?: boolean
  lines?: number
}

const languages = ['en', 'es'] as const

/** The sentence about what is wrong with a field. */
export function problemOf(locale: Locale, form: FormState, name: string, label: string): string | undefined {
  const problem = form.problems[name]
  if (!problem) return undefined
  const sentences: Record<string, string> = organizerTexts(locale).evidence.problem
  return fill(sentences[problem] ?? '', sentences[problem]?.includes('{field}') ? { field: label } : {})
}

/** What is stored now, beside a field whose words differ from it. */
export function StoredNow({ locale, form, name }: Pick<FieldsProps, 'locale' | 'form' | 'name'>) {
  const t = organizerTexts(locale).evidence.stale
  const stored = form.stored?.[name]
  if (stored === undefined || stored === form.answers[name]) return null
  return (
    <div className="mt-2 border-s-3 border-accent bg-tint px-3 py-2 text-sm">
      <p className="font-bold">{t.stored}</p>
      <p dir="auto" className="whitespace-pre-line wrap-anywhere">
        {stored === '' ? t.nothing : stored}
      </p>
    </div>
  )
}

/** One field of a form with a name, as it was typed. */
export function AnswerField({ locale, form, name, label, hint, required = true, lines }: FieldsProps) {
  const own = {
    name,
    label,
    hint,
    mark: required ? undefined : organizerTexts(locale).frame.optional,
    error: problemOf(locale, form, name, label),
    defaultValue: form.answers[name] ?? '',
    dir: 'auto',
  }
  return (
    <div>
      {lines ? <TextArea {...own} rows={lines} /> : <TextField {...own} />}
      <StoredNow locale={locale} form={form} name={name} />
    </div>
  )
}

/** The same thing said in both languages, side by side where there is room. */
export function BothLanguages({ locale, form, name, label, hint, required = true, lines }: FieldsProps) {
  const t = organizerTexts(locale)
  const nameOf = { en: t.evidence.english, es: t.evidence.spanish }
  return (
    <fieldset>
      <legend className="font-medium">
        {label}
        {!required && <span className="font-normal text-soft"> ({t.frame.optional})</span>}
      </legend>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      <div className="mt-1.5 grid gap-x-6 gap-y-3 md:grid-cols-2">
        {languages.map((language) => {
          const field = `${name}-${language}`
          const texts = {
            name: field,
            label: (
              <span className="inline-block first-letter:uppercase">
                <span className="sr-only">{label}, </span>
                {nameOf[language]}
              </span>
            ),
            error: problemOf(locale, form, field, `${label}, ${nameOf[language]}`),
            defaultValue: form.answers[field] ?? '',
            lang: language,
            dir: 'auto',
          }
          return (
            <div key={language}>
              {lines ? <TextArea {...texts} rows={lines} /> : <TextField {...texts} />}
              <StoredNow locale={locale} form={form} name={field} />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

interface HeadProps {
  locale: Locale
  form: FormState
  /** The labels of the fields, by name; both languages of one share it. */
  labels: Readonly<Record<string, unknown>>
  /** The page without what was typed. */
  fresh: string
}

/** Above a form: what is wrong with it, or that somebody else stored something meanwhile. */
export function FormHead({ locale, form, labels, fresh }: HeadProps) {
  const t = organizerTexts(locale).evidence
  const nameOf: Record<string, string> = { en: t.english, es: t.spanish }
  const errors = Object.keys(form.problems).map((field) => {
    const [base = field, language] = field.split(/-(?=(?:en|es)$)/)
    const label = typeof labels[base] === 'string' ? labels[base] : field
    return {
      field,
      text: problemOf(locale, form, field, language ? `${label}, ${nameOf[language]}` : label) ?? field,
    }
  })
  return (
    <>
      {form.stored && (
        <div role="alert" className="border-2 border-accent p-4">
          <p className="font-bold">{t.stale.title}</p>
          <p className="mt-1 max-w-measure">{t.stale.text}</p>
          <p>
            <a href={fresh} className="tap inline-flex items-center">
              {t.stale.drop}
            </a>
          </p>
        </div>
      )}
      <ErrorSummary title={`${plural(locale, t.problems, errors.length)}. ${t.kept}`} errors={errors} />
    </>
  )
}
