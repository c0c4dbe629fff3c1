import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { LineProblem } from '../../workshop/written-line'

/** What is wrong with a text, and how to mend it, in words. */
export function lineProblemText(
  locale: Locale,
  problem: LineProblem | 'malformed' | undefined,
  most: number,
): string | undefined {
  if (!problem) return undefined
  const t = organizerTexts(locale).campaigns.problems
  return problem === 'too-long' ? fill(t['too-long'], { most }) : t[problem]
}

/** The lines of an error summary: the fields that have an error, each by its label. */
export const errorLines = (
  errors: Record<string, string | undefined>,
  labels: Record<string, string>,
): { field: string; text: string }[] =>
  Object.entries(errors).flatMap(([field, text]) =>
    text ? [{ field, text: labels[field] ? `${labels[field]}: ${text}` : text }] : [],
  )
