import { reportReasons, type ReportReason } from '../../db/schema'
import { HONEYPOT } from '../petitions/sign-form'
import { commentProblem, tidyText, type CommentProblem } from '../supporters/person-text'

export interface ReportAnswers {
  reason: string
  text: string
}

export type ReportProblems = Partial<Record<'reason' | 'text' | 'form', 'reason' | 'stamp' | CommentProblem>>

export interface ReportForm {
  answers: ReportAnswers
  problems: ReportProblems
  reason: ReportReason | null
  stamp: string
  honeypot: boolean
}

/** Reads the form by which the public reports. Never throws. */
export function readReportForm(form: FormData): ReportForm {
  const one = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const answers = { reason: one('reason').slice(0, 50), text: tidyText(one('text').slice(0, 50_000)) }
  const problems: ReportProblems = {}
  const reason = reportReasons.find((known) => known === answers.reason) ?? null
  if (!reason) problems.reason = 'reason'
  const problem = commentProblem(answers.text)
  if (problem) problems.text = problem
  return { answers, problems, reason, stamp: one('stamp').slice(0, 200), honeypot: one(HONEYPOT) !== '' }
}

export const reportReasonList: readonly ReportReason[] = reportReasons
