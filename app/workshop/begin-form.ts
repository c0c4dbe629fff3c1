import { locales, type Locale } from '../i18n'
import { chosen, readLines, type LineProblem, type Rule } from './written-line'

export const beginRules = {
  title: { most: 80 },
  summary: { most: 300 },
} as const satisfies Record<string, Rule>

/** What a petition is begun with; every step carries all of it. */
export interface BeginAnswers {
  locale: Locale
  title: string
  summary: string
  /** Slugs of the organisation's own, or empty. */
  campaign: string
  template: string
  targets: string[]
}

export type BeginProblems = Partial<Record<'title' | 'summary', LineProblem>> & {
  campaign?: 'unknown'
  template?: 'unknown'
  targets?: 'unknown'
}

export const beginSteps = ['text', 'similar', 'frame'] as const
export type BeginStep = (typeof beginSteps)[number]

export const nothingYet = (locale: Locale): BeginAnswers => ({
  locale,
  title: '',
  summary: '',
  campaign: '',
  template: '',
  targets: [],
})

export interface ReadBegin {
  answers: BeginAnswers
  /** Of the first step alone; the others are held against what the organisation has. */
  problems: BeginProblems
  /** The step that was filled in. */
  step: BeginStep
  back: boolean
}

/** Reads the form of any step: earlier answers come along in it. */
export function readBeginForm(form: FormData, locale: Locale): ReadBegin {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const { answers, problems } = readLines(form, beginRules)
  return {
    answers: {
      ...answers,
      locale: locales.find((one) => one === text('locale')) ?? locale,
      campaign: text('campaign'),
      template: text('template'),
      targets: chosen(form, 'targets'),
    },
    problems,
    step: beginSteps.find((one) => one === text('step')) ?? 'text',
    back: text('go') === 'back',
  }
}
