import { tidyLine } from '../supporters/person-text'
import { readColumns, type ColumnName } from './columns'

export interface ExportAnswers {
  petition: string
  format: 'csv' | 'json'
  columns: ColumnName[]
  reason: string
}

export interface ExportProblems {
  petition?: 'unknown'
  columns?: 'none'
  reason?: 'empty' | 'too-long' | 'hidden'
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
  if (answers.reason.length < 3) problems.reason = 'empty'
  else if ([...answers.reason].length > REASON_LENGTH) problems.reason = 'too-long'
  else if (hidden.test(answers.reason)) problems.reason = 'hidden'
  return { answers, problems }
}
