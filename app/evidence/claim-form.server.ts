import {
  claimStates,
  type claims,
  type ClaimState,
  type claimSubjects,
  type Localized,
} from '../../db/schema'
import { isIsoDate, readBoth, readText, type Answers, type Problems, type TextRule } from './read-fields'
import { readRevision } from './work-form.server'

type Claim = typeof claims.$inferSelect
type Subject = typeof claimSubjects.$inferSelect

export type ClaimFields = Pick<
  Claim,
  'figure' | 'unit' | 'statement' | 'by' | 'asOfText' | 'asOf' | 'passage' | 'state'
>
export type SubjectFields = Pick<Subject, 'title' | 'scope' | 'disagreeing' | 'note'>

export const claimRules = {
  statement: { most: 1000, required: true, lines: true },
  figure: { most: 120, required: true, same: true },
  unit: { most: 200, required: true },
  by: { most: 300, required: true, same: true },
  asOfText: { most: 100, required: true },
  passage: { most: 500, required: true, lines: true },
} satisfies Record<string, TextRule>

const subjectRules = {
  subjectTitle: { most: 200, required: true },
  subjectScope: { most: 500, required: true, lines: true },
  subjectNote: { most: 1000, lines: true },
} satisfies Record<string, TextRule>

const noteRule = { most: 1000, lines: true }

/** The value of the list of subjects that stands for a new one. */
export const NEW_SUBJECT = 'new'

export interface ClaimChange {
  fields: ClaimFields
  /** The slug of a subject there is, or a new one. */
  subject: string | SubjectFields
  /** Why its figure or its standing changed, for the reader. */
  note: Localized | null
}

export type ReadClaim = { answers: Answers; revision: number } & (
  { change: ClaimChange } | { change: null; problems: Problems }
)

/** Reads the form of a claim: what is said, by whom, where, about what, and where it stands. */
export function readClaimForm(form: FormData): ReadClaim {
  const answers: Answers = {}
  const problems: Problems = {}
  const both = (name: keyof typeof claimRules) => readBoth(form, name, claimRules[name], answers, problems)
  const one = (name: string) => (answers[name] = readText(form, name))
  const texts = {
    statement: both('statement'),
    figure: both('figure'),
    unit: both('unit'),
    by: both('by'),
    asOfText: both('asOfText'),
    passage: both('passage'),
  }
  const asOf = one('asOf')
  if (asOf !== '' && !isIsoDate(asOf)) problems.asOf = 'date'
  const state = claimStates.find((known) => known === (one('state') || 'stands'))
  if (!state) problems.state = 'unknown'

  const slug = one('subject')
  if (slug === '') problems.subject = 'empty'
  // What was begun of a new subject is kept, and counts only where the new one is chosen.
  const subjectProblems: Problems = {}
  const subject = readSubject(form, answers, subjectProblems)
  if (slug === NEW_SUBJECT) Object.assign(problems, subjectProblems)

  const why = readBoth(form, 'note', noteRule, answers, problems)
  const revision = readRevision(form)
  if (Object.keys(problems).length > 0) return { answers, revision, change: null, problems }
  return {
    answers,
    revision,
    change: {
      fields: {
        statement: texts.statement!,
        figure: texts.figure!,
        unit: texts.unit!,
        by: texts.by!,
        asOfText: texts.asOfText!,
        passage: texts.passage!,
        asOf: asOf || null,
        state: state as ClaimState,
      },
      subject: slug === NEW_SUBJECT ? subject! : slug,
      note: why,
    },
  }
}

function readSubject(form: FormData, answers: Answers, problems: Problems): SubjectFields | null {
  const both = (name: keyof typeof subjectRules) =>
    readBoth(form, name, subjectRules[name], answers, problems)
  const title = both('subjectTitle')
  const scope = both('subjectScope')
  const note = both('subjectNote')
  answers.disagreeing = form.get('disagreeing') === 'on' ? 'on' : ''
  const disagreeing = answers.disagreeing === 'on'
  // Figures that disagree without a word about it leave the reader alone with them.
  if (disagreeing && !note && !problems['subjectNote-en'] && !problems['subjectNote-es'])
    problems['subjectNote-en'] = 'empty'
  return title && scope ? { title, scope, disagreeing, note } : null
}

export type ReadSubject = { answers: Answers; revision: number } & (
  { fields: SubjectFields } | { fields: null; problems: Problems }
)

/** Reads the form of a subject: what its claims speak of, and whether they disagree. */
export function readSubjectForm(form: FormData): ReadSubject {
  const answers: Answers = {}
  const problems: Problems = {}
  const fields = readSubject(form, answers, problems)
  const revision = readRevision(form)
  if (!fields || Object.keys(problems).length > 0) return { answers, revision, fields: null, problems }
  return { answers, revision, fields }
}

/** What the form of a subject is opened with. */
export const answersOfSubject = ({ title, scope, note, disagreeing }: SubjectFields): Answers => ({
  'subjectTitle-en': title.en,
  'subjectTitle-es': title.es,
  'subjectScope-en': scope.en,
  'subjectScope-es': scope.es,
  'subjectNote-en': note?.en ?? '',
  'subjectNote-es': note?.es ?? '',
  disagreeing: disagreeing ? 'on' : '',
})

/** What the form of a claim is opened with. */
export function answersOfClaim(claim: ClaimFields, subject: string): Answers {
  const answers: Answers = { asOf: claim.asOf ?? '', state: claim.state, subject }
  for (const name of Object.keys(claimRules) as (keyof typeof claimRules)[]) {
    answers[`${name}-en`] = claim[name].en
    answers[`${name}-es`] = claim[name].es
  }
  return answers
}
