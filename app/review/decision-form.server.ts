import { readBoth, readText, type Answers, type Problems } from '../evidence/read-fields'
import type { Decision } from './decide.server'
import { rejectionCodes } from './reasons'

export type ReadDecision = { answers: Answers } & (
  { decision: Decision } | { decision: null; problems: Problems }
)

/** Reads what a reviewer decides: approve what was read, return it with a text, or reject it with a public reason. */
export function readDecision(form: FormData): ReadDecision | null {
  const answers: Answers = {}
  const problems: Problems = {}
  const revision = (locale: string) => {
    const text = String(form.get(`revision-${locale}`) ?? '')
    return /^\d{1,9}$/.test(text) ? Number(text) : -1
  }
  switch (form.get('intent')) {
    case 'approve':
      return {
        answers,
        decision: { decision: 'approve', revisions: { en: revision('en'), es: revision('es') } },
      }
    case 'return': {
      const reason = (answers.returnReason = readText(form, 'returnReason', { lines: true }))
      if (reason === '') problems.returnReason = 'empty'
      else if ([...reason].length > 2000) problems.returnReason = 'too-long'
      return Object.keys(problems).length > 0
        ? { answers, decision: null, problems }
        : { answers, decision: { decision: 'return', reason } }
    }
    case 'reject': {
      const code = rejectionCodes.find((known) => known === (answers.code = readText(form, 'code')))
      if (!code) problems.code = 'unknown'
      const rule = { most: 1000, required: true, lines: true }
      const reason = readBoth(form, 'reason', rule, answers, problems)
      if (Object.keys(problems).length > 0 || !code || !reason) return { answers, decision: null, problems }
      return { answers, decision: { decision: 'reject', code, reason } }
    }
    default:
      return null
  }
}
