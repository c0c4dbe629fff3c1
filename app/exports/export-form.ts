import { tidyLine } from '../supporters/person-text'
import { readColumns, type ColumnName } from './columns'

export interface ExportAnswers {
  petition: string
  format: 'csv' | 'json'
  columns: ColumnName[]
  reason: string
}

/** What is wrong with the reason somebody gives for taking data out. */
export type ReasonProblem = 'empty' | 'too-long' | 'hidden'

export interface ExportProblems {
  petition?: 'unknown'
  columns?: 'none'
  reason?: ReasonProblem
}

export const REASON_LENGTH = 300
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u

/** Reads what somebody wants to take out, and why. Never throws. */
export function readExportForm(form: FormData): { answers: ExportAnswers; problems: ExportProblems } {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const answers: ExportAnswers = {
    petition: text('petition').slice(0, 120),
    format: text('format') === 'json' ? 'json' : 'csv',
    columns: readColumns(form.getAll('columns').map(String)),
    reason: tidyLine(text('reason')),
  }
  const problems: ExportProblems = {}
  if (answers.columns.length === 0) problems.columns = 'none'
  const reason = reasonProblem(answers.reason)
  if (reason) problems.reason = reason
  return { answers, problems }
}

/** What a reason that the log will keep must not be; null where it says something. */
export function reasonProblem(reason: string): ReasonProblem | null {
  if (reason.length < 3) return 'empty'
  if ([...reason].length > REASON_LENGTH) return 'too-long'
  return hidden.test(reason) ? 'hidden' : null
}
