import { fill, languageName, type Locale } from '../../i18n'
import { organizerTexts, type OrganizerTexts } from '../../i18n/organizers'
import type { AudienceChoices } from '../../mailings/audience-choices.server'
import type { MailingTexts, TextProblem } from '../../mailings/text-problems'
import type { Country } from '../../supporters/countries'
import type { TypedMoment } from '../../workshop/moment'
import type { AudienceCount, MailingProgress, MailingView, UnknownRecipient } from '../../mailings/views'

export type MailingDone = keyof OrganizerTexts['mailings']['done']

/** What a press was answered with. */
export interface MailingRefused {
  wrong:
    'wrong' | Exclude<keyof OrganizerTexts['mailings']['problems'], TextProblem['problem'] | 'title' | 'in'>
  typed?: MailingTexts
  /** What the typed text was kept as. */
  revision?: number
  problems?: TextProblem[]
  stored?: { revision: number; texts: MailingTexts }
  /** Of the weekly cap. */
  most?: number
}

export interface MailingPageProps {
  locale: Locale
  home: string
  mailing: MailingView
  /** Of a draft. */
  choices: AudienceChoices | null
  /** Before it begins. */
  count: AudienceCount | null
  /** Since it began. */
  progress: MailingProgress | null
  unknown: UnknownRecipient[]
  may: { write: boolean; send: boolean; approve: boolean }
  /** Whether who reads this wrote or submitted it. */
  isAuthor: boolean
  /** When it is to begin, as forms ask for it. */
  moment: TypedMoment
  countries: readonly Country[]
  done: MailingDone | null
  refused: MailingRefused | null
}

/** Where a problem of a text stands. */
export const problemText = (
  locale: Locale,
  { locale: language, field, problem, names }: TextProblem,
): string => {
  const { problems, write } = organizerTexts(locale).mailings
  return fill(problems.in, {
    field: write[field],
    language: languageName(locale, language),
    problem: fill(problems[problem], { names: (names ?? []).map((name) => `{{${name}}}`).join(', ') }),
  })
}
