import { nameProblem, textProblem, tidyLine, tidyText } from '../supporters/person-text'

export const organisationFields = ['name-en', 'name-es', 'about-en', 'about-es', 'contact'] as const
export type OrganisationField = (typeof organisationFields)[number]
export type OrganisationAnswers = Record<OrganisationField, string>
export type OrganisationProblem = 'empty' | 'too-long' | 'hidden' | 'html' | 'malformed'

export interface FilledOrganisation {
  answers: OrganisationAnswers
  problems: Partial<Record<OrganisationField, OrganisationProblem>>
}

export const ABOUT_LENGTH = 600

/** Reads how an organisation shows itself, in both languages. */
export function readOrganisationForm(form: FormData): FilledOrganisation {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const answers: OrganisationAnswers = {
    'name-en': tidyLine(text('name-en')),
    'name-es': tidyLine(text('name-es')),
    'about-en': tidyText(text('about-en')),
    'about-es': tidyText(text('about-es')),
    contact: tidyLine(text('contact')),
  }
  const problems: FilledOrganisation['problems'] = {}
  for (const field of ['name-en', 'name-es'] as const) {
    const problem = nameProblem(answers[field])
    if (problem)
      problems[field] =
        problem === 'empty' || problem === 'too-long' || problem === 'hidden' || problem === 'html'
          ? problem
          : 'malformed'
  }
  for (const field of ['about-en', 'about-es'] as const) {
    const problem = answers[field] === '' ? 'empty' : textProblem(answers[field], ABOUT_LENGTH)
    if (problem) problems[field] = problem
  }
  if (answers.contact !== '' && !isContact(answers.contact)) problems.contact = 'malformed'
  return { answers, problems }
}

/** An address of mail, or of a page on the web. */
function isContact(text: string): boolean {
  if (text.length > 200 || /[\s<>"'\p{Cf}\p{Cc}]/u.test(text)) return false
  if (/^[^@:/]+@[^@:/]+\.[^@:/.]+$/.test(text)) return true
  return /^https:\/\/[^/]+\.[^/]+/.test(text) && URL.canParse(text) && !new URL(text).username
}
