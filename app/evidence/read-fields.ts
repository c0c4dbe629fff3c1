import { locales, type Locale } from '../i18n'
import type { Localized } from '../../db/schema'
import { textProblem, tidyLine, tidyText, type CommentProblem } from '../supporters/person-text'

/** A form as it was typed, by the names of its fields; it comes back as it was. */
export type Answers = Record<string, string>

export type FieldProblem =
  | 'empty'
  /** Said in one language and not in the other. */
  | 'one-language'
  | CommentProblem
  | 'date'
  | 'day-to-come'
  | 'link'
  | 'languages'
  | 'unknown'
  | 'formula'
/** One problem for each field, at most. */
export type Problems = Record<string, FieldProblem>

export interface TextRule {
  /** Characters. */
  most: number
  required?: boolean
  /** May have line breaks. */
  lines?: boolean
  /** A name that is often the same in both languages: one that is left empty takes over the other. */
  same?: boolean
}

/** Reads one field, tidied; at most a hundred thousand characters of it are looked at. */
export function readText(form: FormData, name: string, { lines }: Pick<TextRule, 'lines'> = {}): string {
  const value = form.get(name)
  const text = typeof value === 'string' ? value.slice(0, 100_000) : ''
  return lines ? tidyText(text) : tidyLine(text.replace(/[\r\n\t]+/g, ' '))
}

/** A text said in both languages: fields `name-en` and `name-es`. Null where it may be left out and is. */
export function readBoth(
  form: FormData,
  name: string,
  rule: TextRule,
  answers: Answers,
  problems: Problems,
): Localized | null {
  const typed = Object.fromEntries(
    locales.map((locale) => [locale, readText(form, `${name}-${locale}`, rule)]),
  ) as Record<Locale, string>
  for (const locale of locales) answers[`${name}-${locale}`] = typed[locale]
  const said = locales.filter((locale) => typed[locale] !== '')
  if (said.length === 1 && rule.same) for (const locale of locales) typed[locale] ||= typed[said[0]!]
  for (const locale of locales) {
    const text = typed[locale]
    const problem =
      text === ''
        ? rule.required && said.length === 0
          ? 'empty'
          : said.length === 1
            ? 'one-language'
            : null
        : textProblem(text, rule.most)
    if (problem) problems[`${name}-${locale}`] = problem
  }
  return typed.en === '' && typed.es === '' ? null : typed
}

/** A date as precise as known: a year, a month or a day of the calendar. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return false
  const [, year, month = '01', day = '01'] = match
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}
