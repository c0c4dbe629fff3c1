import { plural, texts, type Locale } from '../i18n'
import type { SignProblems } from '../petitions/sign-form'
import { ErrorSummary } from './error-summary'
import { Notice } from './notice'

type Field = Exclude<keyof SignProblems, 'form'>
const fields: Field[] = ['name', 'email', 'country', 'postcode', 'comment']

/** What is wrong with each field, in a sentence. */
export function problemTexts(locale: Locale, problems: SignProblems): Partial<Record<Field, string>> {
  const t = texts(locale).sign.problems
  const told = fields.flatMap((field) => {
    const sentences: Record<string, string> = t[field]
    const problem = problems[field]
    return problem ? [[field, sentences[problem]!]] : []
  })
  return Object.fromEntries(told)
}

/** Above the form when it came back: how many things, each leading to its field, and that the rest is kept. */
export function SignProblemsSummary({ locale, problems }: { locale: Locale; problems: SignProblems }) {
  const t = texts(locale).sign.problems
  const wrong = problemTexts(locale, problems)
  const errors = fields.flatMap((field) => (wrong[field] ? [{ field, text: wrong[field] }] : []))
  return (
    <>
      {problems.form && (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- as in the summary: the page is the answer to the form
        <div tabIndex={-1} autoFocus>
          <Notice kind="error">
            <p>{t.form[problems.form]}</p>
          </Notice>
        </div>
      )}
      <ErrorSummary title={plural(locale, t.title, errors.length)} errors={errors} />
      {errors.length > 0 && <p className="text-sm text-soft">{t.kept}</p>}
    </>
  )
}
