import { fold } from '../../db/fold'
import { locales, type Locale } from '../i18n'
import { countriesIn } from '../supporters/countries'
import { nameProblem, tidyLine, type NameProblem } from '../supporters/person-text'

/** Rows of one form; the printed sheet has as many. */
export const ROWS = 10
export const LABEL_LENGTH = 80
export const PLACE_LENGTH = 80
export const EMAIL_LENGTH = 254

/** What a person who reads a sheet can find wrong with a row. The other problems are found by comparing. */
export const readersProblems = ['illegible', 'incomplete', 'invented'] as const
export type ReadersProblem = (typeof readersProblems)[number]

export interface RowAnswers {
  /** On the sheet, from 1. */
  row: number
  name: string
  /** Town or postcode. */
  place: string
  country: string
  email: string
  deliver: boolean
  problem: ReadersProblem | null
}

export type RowField = 'name' | 'place' | 'country' | 'email'
export type FieldProblem = Exclude<NameProblem, 'empty'> | 'unknown' | 'malformed'

export interface SheetAnswers {
  /** Made with the form: sending it twice enters one sheet. */
  sheet: string
  label: string
  collectedOn: string
  language: Locale
  /** Of every row that names none. */
  country: string
}

export type SheetProblems = Record<string, string>

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What was typed into the fields of one row. */
export function readRow(form: FormData, row: number): RowAnswers {
  const problem = text(form, `problem-${row}`)
  return {
    row,
    name: tidyLine(text(form, `name-${row}`)),
    place: tidyLine(text(form, `place-${row}`)),
    country: tidyLine(text(form, `country-${row}`)),
    email: text(form, `email-${row}`).trim(),
    deliver: text(form, `deliver-${row}`) === 'on',
    problem: readersProblems.find((known) => known === problem) ?? null,
  }
}

/** The rows of a form that are not blank, beginning with a number of the sheet. */
export function readRows(form: FormData): { first: number; rows: RowAnswers[] } {
  const asked = Number(text(form, 'first'))
  const first = Number.isSafeInteger(asked) && asked >= 1 && asked <= 9_991 ? asked : 1
  const all = Array.from({ length: ROWS }, (_, i) => readRow(form, first + i))
  return { first, rows: all.filter((row) => !isBlank(row)) }
}

const isBlank = ({ name, place, country, email, deliver, problem }: RowAnswers): boolean =>
  !name && !place && !country && !email && !deliver && !problem

export function readSheet(form: FormData): SheetAnswers {
  const language = text(form, 'language')
  return {
    sheet: text(form, 'sheet'),
    label: tidyLine(text(form, 'label')),
    collectedOn: text(form, 'collectedOn').trim(),
    language: locales.find((known) => known === language) ?? 'en',
    country: text(form, 'country'),
  }
}

/** Whether a text is a day that exists, as 2026-11-22. */
export const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  new Date(`${day}T00:00:00Z`).toString() !== 'Invalid Date' &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

const named = new Map(
  locales.flatMap((locale) => countriesIn(locale).map(({ code, name }) => [fold(name), code] as const)),
)
for (const { code } of countriesIn('en')) named.set(code.toLowerCase(), code)

/** The code of a country written as its name in English or Spanish, or as its code; null when it is none. */
export const readCountry = (typed: string): string | null => named.get(fold(typed)) ?? null

/** What is wrong with the fields of a row, apart from what may be missing on paper. */
export function rowProblems(answers: RowAnswers): SheetProblems {
  const { row, name, place, country, email } = answers
  const problems: SheetProblems = {}
  const wrongName = name ? nameProblem(name) : null
  if (wrongName) problems[`name-${row}`] = wrongName
  // A town holds what a name may hold, and digits.
  const wrongPlace = place ? nameProblem(`A ${place}`) : null
  if ([...place].length > PLACE_LENGTH) problems[`place-${row}`] = 'too-long'
  else if (wrongPlace || /^[=+\-@]/.test(place)) problems[`place-${row}`] = wrongPlace ?? 'formula'
  if (country && !readCountry(country)) problems[`country-${row}`] = 'unknown'
  if (email.length > EMAIL_LENGTH) problems[`email-${row}`] = 'malformed'
  return problems
}
