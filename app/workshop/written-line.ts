import { textProblem, tidyLine, tidyText } from '../supporters/person-text'

/** What is wrong with a text that organizers wrote. */
export type LineProblem = 'empty' | 'too-long' | 'hidden' | 'html' | 'too-deep'

export interface Rule {
  /** Characters. */
  most: number
  optional?: true
  /** Whether it may have several lines. */
  long?: true
}

export const tidied = (text: string, { long }: Rule): string =>
  long ? tidyText(text) : tidyLine(text.replace(/[\r\n\t]+/g, ' '))

export function lineProblem(text: string, { most, optional }: Rule): LineProblem | null {
  if (text === '') return optional ? null : 'empty'
  return textProblem(text, most)
}

export type Problems<Field extends string, Problem extends string = LineProblem> = Partial<
  Record<Field, Problem>
>

/** Reads the fields of a form by their rules: what was typed, tidied, and what is wrong with it. */
export function readLines<Field extends string>(
  form: FormData,
  rules: Record<Field, Rule>,
): { answers: Record<Field, string>; problems: Problems<Field> } {
  const answers = {} as Record<Field, string>
  const problems: Problems<Field> = {}
  for (const field of Object.keys(rules) as Field[]) {
    const value = form.get(field)
    answers[field] = tidied(typeof value === 'string' ? value : '', rules[field])
    const problem = lineProblem(answers[field], rules[field])
    if (problem) problems[field] = problem
  }
  return { answers, problems }
}

/** Several choices of one name, each once. */
export const chosen = (form: FormData, name: string): string[] => [
  ...new Set(form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '')),
]

export const hasProblems = (problems: object): boolean => Object.values(problems).some(Boolean)
