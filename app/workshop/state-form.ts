import { petitionStates, type Localized, type PetitionState } from '../../db/schema'
import type { Locale } from '../i18n'
import { takeDownReasons, takeDownTexts, type TakeDownReason } from '../petitions/take-down-reasons'
import { readLines, type LineProblem } from './written-line'

export const takeDownChoices = (locale: Locale): { code: TakeDownReason; text: string }[] =>
  takeDownReasons.map((code) => ({ code, text: takeDownTexts[code][locale] }))

interface ReadState {
  move: string
  /** The state that whoever pressed saw. */
  seen: PetitionState | undefined
  answers: { 'reason-en': string; 'reason-es': string; code: string }
  problems: Partial<Record<'reason-en' | 'reason-es' | 'code', LineProblem>>
  /** What the public will read. */
  reason: Localized | null
  reasonCode: TakeDownReason | null
}

/** Reads the form that changes a petition's state. */
export function readStateForm(form: FormData): ReadState {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const move = text('move')
  const seen = petitionStates.find((state) => state === text('seen'))
  const rule = { most: 500, long: true } as const
  const read = readLines(form, { 'reason-en': rule, 'reason-es': rule })
  const code = takeDownReasons.find((one) => one === text('code')) ?? null
  const answers = { ...read.answers, code: code ?? '' }
  if (move === 'take-down') {
    const problems: ReadState['problems'] = code ? {} : { code: 'empty' }
    return { move, seen, answers, problems, reason: code && takeDownTexts[code], reasonCode: code }
  }
  if (move !== 'pause') return { move, seen, answers, problems: {}, reason: null, reasonCode: null }
  const reason = { en: answers['reason-en'], es: answers['reason-es'] }
  return { move, seen, answers, problems: read.problems, reason, reasonCode: null }
}
