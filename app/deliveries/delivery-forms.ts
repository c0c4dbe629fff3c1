import type { Localized } from '../../db/schema'
import { locales, type Locale } from '../i18n'
import { isDay } from '../paper/sheet-form'
import { commentProblem, tidyText } from '../supporters/person-text'
import type { AnswerText } from './record-answer.server'
import { answerOutcomes, deliveryWays } from './words'

export const NOTE_LENGTH = 500
export const ANSWER_LENGTH = 20_000

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export type Wrong = Record<string, string>

const dayProblem = (day: string, now: number): 'empty' | 'future' | null =>
  !isDay(day) ? 'empty' : day > new Date(now).toISOString().slice(0, 10) ? 'future' : null

export const languageOf = (form: FormData): Locale | null =>
  locales.find((known) => known === text(form, 'language')) ?? null

export interface HandedForm {
  deliveredOn: string
  how: string
  noteEn: string
  noteEs: string
  goesOn: boolean
}

/** How a packet was handed over, as typed; with what is wrong, or what to store. */
export function readHanded(form: FormData, now: number) {
  const typed: HandedForm = {
    deliveredOn: text(form, 'deliveredOn').trim(),
    how: text(form, 'how'),
    noteEn: tidyText(text(form, 'noteEn')),
    noteEs: tidyText(text(form, 'noteEs')),
    goesOn: text(form, 'goesOn') === 'on',
  }
  const wrong: Wrong = {}
  const day = dayProblem(typed.deliveredOn, now)
  if (day) wrong.deliveredOn = day
  const how = deliveryWays.find((way) => way === typed.how)
  if (!how) wrong.how = 'how'
  for (const name of ['noteEn', 'noteEs'] as const) {
    const problem = commentProblem(typed[name])
    if (problem) wrong[name] = problem === 'too-long' ? 'too-long' : 'hidden'
  }
  if (!typed.noteEn !== !typed.noteEs) wrong[typed.noteEn ? 'noteEs' : 'noteEn'] ??= 'one-language'
  const note: Localized | null = typed.noteEn ? { en: typed.noteEn, es: typed.noteEs } : null
  return {
    typed,
    wrong,
    handed: how ? { deliveredOn: typed.deliveredOn, how, note, goesOn: typed.goesOn } : null,
  }
}

export interface AnswerForm {
  outcome: string
  answeredOn: string
  textEn: string
  textEs: string
  documentUrl: string
  won: boolean
  tell: boolean
}

export const noAnswer: AnswerForm = {
  ...{ outcome: '', answeredOn: '', textEn: '', textEs: '', documentUrl: '', won: false, tell: false },
}

const isAddress = (typed: string): boolean =>
  typed.length <= 2_000 && URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol)

// Markdown of several pages: what a comment may hold, at another length.
const hidden = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u

/** What a target answered, as typed; with what is wrong, or what to store. */
export function readAnswer(form: FormData, now: number) {
  const typed: AnswerForm = {
    outcome: text(form, 'outcome'),
    answeredOn: text(form, 'answeredOn').trim(),
    textEn: tidyText(text(form, 'textEn')),
    textEs: tidyText(text(form, 'textEs')),
    documentUrl: text(form, 'documentUrl').trim(),
    won: text(form, 'won') === 'on',
    tell: text(form, 'tell') === 'on',
  }
  const wrong: Wrong = {}
  const outcome = answerOutcomes.find((known) => known === typed.outcome)
  if (!outcome) wrong.outcome = 'outcome'
  const day = dayProblem(typed.answeredOn, now)
  if (day) wrong.answeredOn = day
  for (const name of ['textEn', 'textEs'] as const) {
    if (!typed[name]) wrong[name] = 'empty'
    else if ([...typed[name]].length > ANSWER_LENGTH) wrong[name] = 'too-long'
    else if (hidden.test(typed[name])) wrong[name] = 'hidden'
  }
  if (typed.documentUrl && !isAddress(typed.documentUrl)) wrong.documentUrl = 'document'
  if (typed.won && outcome !== 'granted') wrong.won = 'won'
  const answer: AnswerText | null = outcome
    ? {
        outcome,
        answeredOn: typed.answeredOn,
        text: { en: typed.textEn, es: typed.textEs },
        documentUrl: typed.documentUrl || null,
      }
    : null
  return { typed, wrong, answer }
}
