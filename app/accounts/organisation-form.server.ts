import type { Localized } from '../../db/schema'
import { nameProblem, tidyLine, tidyText } from '../supporters/person-text'
import { readMailbox, type Mailbox } from '../supporters/mailbox.server'

/** What a new organisation's form said; the words of its problems are texts of the page. */
export interface OrganisationAnswers {
  name: Localized
  about: Localized
  email: string
}
export interface OrganisationProblems {
  name?: 'name'
  about?: 'about'
  email?: 'email'
}

const ABOUT_LENGTH = 600

/** Reads the form that adds an organisation; `owner` is null where the address is none. */
export async function readOrganisationForm(
  form: FormData,
): Promise<{ answers: OrganisationAnswers; problems: OrganisationProblems; owner: Mailbox | null }> {
  const text = (name: string) => String(form.get(name) ?? '')
  const both = (name: string, tidy: (text: string) => string): Localized => ({
    en: tidy(text(name)),
    es: tidy(text(`${name}-es`)),
  })
  const name = both('name', tidyLine)
  const about = both('about', tidyText)
  const email = text('email').trim().slice(0, 300)
  const owner = await readMailbox(email)
  const problems: OrganisationProblems = {}
  if (nameProblem(name.en) || nameProblem(name.es)) problems.name = 'name'
  if ([about.en, about.es].some((written) => written === '' || [...written].length > ABOUT_LENGTH))
    problems.about = 'about'
  if (!owner) problems.email = 'email'
  return { answers: { name, about, email }, problems, owner }
}
