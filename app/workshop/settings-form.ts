import { isSlug } from '../platform/slug'
import { readWhole } from '../platform/whole-number'
import { readMoment, type TypedMoment } from './moment'
import { chosen } from './written-line'

export const MOST_MILESTONES = 10
const HIGHEST = 100_000_000

/** What is set for a petition beside its text, as it was typed. */
export interface SettingsAnswers {
  slug: string
  /** Slug; empty: none. */
  campaign: string
  targets: string[]
  milestones: string
  opens: TypedMoment
  closes: TypedMoment
}

export interface SettingsProblems {
  slug?: 'malformed' | 'taken'
  campaign?: 'unknown'
  /** demanded: a demand of the text is put to one that was taken out. */
  targets?: 'unknown' | 'demanded'
  milestones?: 'empty' | 'malformed' | 'not-ascending' | 'too-many' | 'too-high'
  opens?: 'malformed'
  closes?: 'malformed' | 'past' | 'before-opening'
}

/** The same, read. `undefined`: the form did not show it, and it stays. */
export interface Settings {
  slug: string | undefined
  campaign: string
  targets: string[]
  milestones: number[]
  /** Epoch ms. */
  opensAt: number | null | undefined
  closesAt: number | null | undefined
}

/** Reads the form of a petition's settings. Whether its campaign and targets exist is asked when it is stored. */
export function readSettingsForm(form: FormData, now = Date.now()) {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const moment = (name: string): TypedMoment => ({ day: text(`${name}-day`), time: text(`${name}-time`) })
  const answers: SettingsAnswers = {
    slug: text('slug'),
    campaign: text('campaign'),
    targets: chosen(form, 'targets'),
    milestones: text('milestones').slice(0, 300),
    opens: moment('opens'),
    closes: moment('closes'),
  }
  const problems: SettingsProblems = {}
  if (form.has('slug') && !isSlug(answers.slug)) problems.slug = 'malformed'
  const milestones = readMilestones(answers.milestones)
  if (typeof milestones === 'string') problems.milestones = milestones
  const opensAt = form.has('opens-day') ? readMoment(answers.opens, '00:00') : null
  const closesAt = form.has('closes-day') ? readMoment(answers.closes, '23:59') : null
  if (opensAt === undefined) problems.opens = 'malformed'
  if (closesAt === undefined) problems.closes = 'malformed'
  else if (closesAt !== null && closesAt <= now) problems.closes = 'past'
  else if (closesAt !== null && opensAt && closesAt <= opensAt) problems.closes = 'before-opening'
  const settings: Settings = {
    slug: form.has('slug') ? answers.slug : undefined,
    campaign: answers.campaign,
    targets: answers.targets,
    milestones: typeof milestones === 'string' ? [] : milestones,
    opensAt: form.has('opens-day') ? (opensAt ?? null) : undefined,
    closesAt: form.has('closes-day') ? (closesAt ?? null) : undefined,
  }
  return { answers, problems, settings, revision: readWhole(text('revision')) }
}

/** “100, 500, 1000” or one number on each line; thousands may not be grouped by a comma. */
function readMilestones(text: string): number[] | NonNullable<SettingsProblems['milestones']> {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  if (parts.length === 0) return 'empty'
  if (parts.length > MOST_MILESTONES) return 'too-many'
  if (!parts.every((part) => /^[1-9]\d{0,14}$/.test(part))) return 'malformed'
  const numbers = parts.map(Number)
  if (numbers.some((n) => n > HIGHEST)) return 'too-high'
  return numbers.every((n, i) => i === 0 || n > numbers[i - 1]!) ? numbers : 'not-ascending'
}
