import type { DemandText } from '../../db/schema'

/** What a writer writes: the text of a petition in one language. */
export interface DraftText {
  title: string
  summary: string
  demands: DemandText[]
  /** Markdown with `[claim:slug]` tags. */
  story: string
  evidenceFrom: string
}

export const noText: DraftText = { title: '', summary: '', demands: [], story: '', evidenceFrom: '' }
export const noDemand: DemandText = { text: '', note: null, basis: 'inferred', to: [], works: [] }

/** Code points. */
export const most = {
  title: 80,
  summary: 300,
  demand: 500,
  note: 800,
  story: 20_000,
  evidenceFrom: 300,
} as const
export const MOST_DEMANDS = 10
/** A story shorter than this does not say why anybody should sign. */
export const LEAST_STORY = 200

export type TextField = 'title' | 'summary' | 'story' | 'evidenceFrom'
export const textFields = ['title', 'summary', 'story', 'evidenceFrom'] as const satisfies TextField[]

/** Why a text cannot be kept as it is. */
export type TextProblem = 'too-long' | 'hidden' | 'too-deep'
/** What a text still lacks before others may be shown it. */
export type Lacking = 'empty' | 'too-short' | 'no-target'

export type DraftField = TextField | 'demands' | `demand-${number}` | `note-${number}`
export interface DraftProblem {
  field: DraftField
  problem: TextProblem | Lacking | 'too-many'
  /** Of a demand, from 1. */
  number?: number
}

const length = (text: string) => [...text].length

/** Invisible characters that mean nothing here and come along when one copies from a web page. */
const idle = /[\u00ad\u200b\u2060\ufeff]/g
// Bidirectional overrides and isolates, controls, what no reader sees; joiners and direction marks stay, languages need them.
const hidden = /(?![\n\u200c-\u200f\u061c])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/u

/** One line as it is kept: NFC, single spaces. */
export const tidyDraftLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(idle, '')
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
    .trim()

/** Markdown as it is kept: NFC, `\n` line ends, spaces for tabs. */
export const tidyMarkdown = (text: string): string =>
  text
    .normalize('NFC')
    .replace(idle, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '')

/** Quotes in lists in quotes, ten deep, are a mistake or an attack: rendering them costs seconds. */
const tooDeep = /^(?:[ ]*(?:>|[-*+]|\d{1,9}[.)])(?=[ >]|$)){10}/m
const MOST_MARKS = 2000

const overMarked = (story: string): boolean => {
  let marks = 0
  for (const _ of story.matchAll(/[*_~]+|[[\]|]/g)) if (++marks > MOST_MARKS) return true
  return tooDeep.test(story)
}

/** Whether a text holds characters that no reader sees and that could turn its words around. */
export const hasHidden = (text: string): boolean => hidden.test(text)

function textProblem(text: string, longest: number): TextProblem | null {
  if (length(text) > longest) return 'too-long'
  return hasHidden(text) ? 'hidden' : null
}

/** Why a story cannot be kept; only one that can is rendered. */
export const storyProblem = (story: string): TextProblem | null =>
  textProblem(story, most.story) ?? (overMarked(story) ? 'too-deep' : null)

/** Why this cannot be kept as a draft; an unfinished text can. */
export function keepingProblems(text: DraftText): DraftProblem[] {
  const problems: DraftProblem[] = []
  const look = (field: DraftField, problem: TextProblem | null, number?: number) =>
    problem && problems.push({ field, problem, ...(number ? { number } : {}) })
  look('title', textProblem(text.title, most.title))
  look('summary', textProblem(text.summary, most.summary))
  if (text.demands.length > MOST_DEMANDS) problems.push({ field: 'demands', problem: 'too-many' })
  text.demands.forEach((demand, index) => {
    look(`demand-${index}`, textProblem(demand.text, most.demand), index + 1)
    look(`note-${index}`, textProblem(demand.note ?? '', most.note), index + 1)
  })
  look('story', storyProblem(text.story))
  look('evidenceFrom', textProblem(text.evidenceFrom, most.evidenceFrom))
  return problems
}

/** What is missing before a text can be marked as ready, submitted or published; none: nothing. */
export function draftProblems(text: DraftText): DraftProblem[] {
  const problems = keepingProblems(text)
  const lacks = (field: DraftField, problem: Lacking, number?: number) =>
    problems.some((one) => one.field === field) ||
    problems.push({ field, problem, ...(number ? { number } : {}) })
  if (!text.title) lacks('title', 'empty')
  if (!text.summary) lacks('summary', 'empty')
  if (text.demands.length === 0) lacks('demands', 'empty')
  text.demands.forEach((demand, index) => {
    if (!demand.text) lacks(`demand-${index}`, 'empty', index + 1)
    else if (demand.to.length === 0) lacks(`demand-${index}`, 'no-target', index + 1)
  })
  if (!text.story) lacks('story', 'empty')
  else if (length(text.story) < LEAST_STORY) lacks('story', 'too-short')
  if (!text.evidenceFrom) lacks('evidenceFrom', 'empty')
  return problems
}

/** Whether two texts say the same in every part. */
export const sameText = (a: DraftText, b: DraftText): boolean => canonical(a) === canonical(b)

const canonical = (text: DraftText) =>
  JSON.stringify([
    ...textFields.map((field) => text[field]),
    text.demands.map((demand) => canonicalDemand(demand)),
  ])

export const canonicalDemand = ({ text, note, basis, to, works }: DemandText): string =>
  JSON.stringify([text, note, basis, [...to].sort(), [...works].sort()])
