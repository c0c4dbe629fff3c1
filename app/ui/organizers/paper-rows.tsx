import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { RowAnswers, SheetProblems } from '../../paper/sheet-form'
import { readersProblems } from './choices'
import { CheckField } from '../check-field'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'

interface Props {
  locale: Locale
  rows: RowAnswers[]
  problems: SheetProblems
  /** No country is said for all of them. */
  alone?: boolean
}

export const blankRow = (row: number): RowAnswers => ({
  row,
  ...{ name: '', place: '', country: '', email: '', deliver: false, problem: null },
})

/** Rows of a sheet to type into, each a group of its own. */
export function PaperRows({ locale, rows, problems, alone }: Props) {
  const t = organizerTexts(locale).paper
  const wrong = (name: string) => problemText(locale, name, problems[name])
  return (
    <div className="space-y-4">
      {rows.map(({ row, name, place, country, email, deliver, problem }) => (
        <fieldset key={row} className="border-t border-line pt-3">
          <legend className={alone ? 'sr-only' : 'float-start mb-1 font-serif text-lg font-bold'}>
            {fill(t.rows.legend, { n: row })}
          </legend>
          <div className="grid clear-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
            <TextField
              name={`name-${row}`}
              label={t.rows.name}
              defaultValue={name}
              error={wrong(`name-${row}`)}
              autoComplete="off"
            />
            <TextField
              name={`place-${row}`}
              label={t.rows.place}
              defaultValue={place}
              error={wrong(`place-${row}`)}
              autoComplete="off"
            />
            <TextField
              name={`country-${row}`}
              label={alone ? t.new.country : t.rows.country}
              defaultValue={country}
              error={wrong(`country-${row}`)}
              list="countries"
              autoComplete="off"
            />
            <TextField
              name={`email-${row}`}
              label={t.rows.email}
              defaultValue={email}
              error={wrong(`email-${row}`)}
              inputMode="email"
              autoComplete="off"
              spellCheck={false}
            />
            <div className="sm:self-end">
              <CheckField name={`deliver-${row}`} label={t.rows.deliver} defaultChecked={deliver} />
            </div>
            <SelectField
              name={`problem-${row}`}
              label={t.rows.problem}
              defaultValue={problem ?? ''}
              options={[
                { value: '', text: t.rows.problemNone },
                ...readersProblems.map((value) => ({ value, text: t.problems[value] })),
              ]}
            />
          </div>
        </fieldset>
      ))}
    </div>
  )
}

/** Names of countries to choose from while typing, once for all rows. */
export const CountryNames = ({ names }: { names: readonly string[] }) => (
  <datalist id="countries">
    {names.map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ))}
  </datalist>
)

/** What is wrong with a field of a sheet, as a sentence. */
export function problemText(locale: Locale, field: string, problem?: string): string | undefined {
  if (!problem) return undefined
  const wrong: Record<string, unknown> = organizerTexts(locale).paper.wrong
  const sentences = wrong[field.replace(/-\d+$/, '')] as Record<string, string> | undefined
  return sentences?.[problem] ?? problem
}

/** The lines of the summary above a form. */
export function problemLines(locale: Locale, problems: SheetProblems): { field: string; text: string }[] {
  const t = organizerTexts(locale).paper.wrong
  return Object.entries(problems).map(([field, problem]) => {
    const text = problemText(locale, field, problem)!
    const row = /-(\d+)$/.exec(field)?.[1]
    return { field, text: row && problem !== 'no-rows' ? fill(t.inRow, { n: row, text }) : text }
  })
}
