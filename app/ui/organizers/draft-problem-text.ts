import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { DraftProblem } from '../../workshop/draft-text'

/** One sentence that says what is wrong with a field of a text and how to mend it. */
export function problemText(locale: Locale, { field, problem, number = 0 }: DraftProblem): string {
  const { problems } = organizerTexts(locale).workshop.text
  const group = field.startsWith('demand-') ? 'demand' : field.startsWith('note-') ? 'note' : field
  const sentences: Record<string, string> = problems[group as keyof typeof problems]
  return fill(sentences[problem]!, { n: number })
}

/** The problems of a text by the field they stand beside. */
export const problemsByField = (locale: Locale, problems: DraftProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map((problem) => [problem.field, problemText(locale, problem)]))

export const problemList = (locale: Locale, problems: DraftProblem[]): { field: string; text: string }[] =>
  problems.map((problem) => ({ field: problem.field, text: problemText(locale, problem) }))
