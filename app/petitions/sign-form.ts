import { isCountry } from '../supporters/countries'
import {
  commentProblem,
  nameProblem,
  postcodeProblem,
  tidyLine,
  tidyText,
  type CommentProblem,
  type NameProblem,
  type PostcodeProblem,
} from '../supporters/person-text'
import { suggestDomain } from '../supporters/typing-slips'
import type { SignatureSource } from '../../db/schema'

/** What the sign form carries, as typed; kept so that a form with a mistake comes back as it was. */
export interface SignAnswers {
  name: string
  email: string
  country: string
  postcode: string
  comment: string
  shown: boolean
  updates: boolean
  deliver: boolean
  /** The domain a person chose when asked about a slip: the typed one is not pointed out twice, the other one replaces it. */
  keptDomain: string
}

export const noAnswers: SignAnswers = {
  name: '',
  email: '',
  country: '',
  postcode: '',
  comment: '',
  shown: false,
  updates: false,
  deliver: false,
  keptDomain: '',
}

export interface SignProblems {
  name?: NameProblem
  email?: 'empty' | 'malformed' | 'slip'
  country?: 'empty' | 'unknown'
  postcode?: PostcodeProblem
  comment?: CommentProblem
  form?: 'stamp'
}

/** What a sign form was filled in with, and what is wrong with it. */
export interface FilledForm {
  answers: SignAnswers
  problems: SignProblems
  /** For a typing slip: the address that was probably meant. */
  suggestion: string | null
  /** Where the link was shared that led here; a form with a mistake keeps it. */
  from?: SignatureSource
}

export const emptyForm: FilledForm = { answers: noAnswers, problems: {}, suggestion: null }

export interface SignForm extends FilledForm {
  honeypot: boolean
  stamp: string
  /** As the form says it; not checked. */
  typedFrom: string
}

/** The field no person sees; what fills it is a machine. */
export const HONEYPOT = 'website'

/** Reads the sign form (addresses.md): tidy answers, one problem per field at most. Never throws. */
export function readSignForm(data: FormData): SignForm {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  const answers: SignAnswers = {
    name: tidyLine(text('name')),
    email: text('email').trim().normalize('NFC'),
    country: text('country').trim().toUpperCase(),
    postcode: tidyLine(text('postcode')),
    comment: tidyText(text('comment')),
    shown: text('shown') === 'on',
    updates: text('updates') === 'on',
    deliver: text('deliver') === 'on',
    keptDomain: text('kept-domain').slice(0, 100),
  }
  const suggestion = suggestAddress(answers)
  const chosen = suggestion !== null && suggestion.endsWith(`@${answers.keptDomain}`)
  if (chosen) answers.email = suggestion
  const problems: SignProblems = {}
  const name = nameProblem(answers.name)
  if (name) problems.name = name
  if (answers.email === '') problems.email = 'empty'
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answers.email) || answers.email.length > 254)
    problems.email = 'malformed'
  else if (suggestion && !chosen) problems.email = 'slip'
  if (answers.country === '') problems.country = 'empty'
  else if (!isCountry(answers.country)) problems.country = 'unknown'
  const postcode = postcodeProblem(answers.postcode)
  if (postcode) problems.postcode = postcode
  const comment = commentProblem(answers.comment)
  if (comment) problems.comment = comment
  return {
    answers,
    problems,
    suggestion: chosen ? null : suggestion,
    honeypot: text(HONEYPOT) !== '',
    stamp: text('stamp'),
    typedFrom: text('from'),
  }
}

/** A slip in a common mail domain is pointed out once; a person who keeps the address has the last word. */
function suggestAddress(answers: SignAnswers): string | null {
  const at = answers.email.lastIndexOf('@')
  const domain = answers.email.slice(at + 1).toLowerCase()
  const suggested = suggestDomain(answers.email)
  return suggested && domain !== answers.keptDomain ? `${answers.email.slice(0, at)}@${suggested}` : null
}
