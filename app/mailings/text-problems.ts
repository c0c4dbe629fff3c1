import { locales, type Locale } from '../i18n'
import { hasHidden, storyProblem, tidyDraftLine, tidyMarkdown } from '../workshop/draft-text'
import { unknownFields } from './merge-fields'
import { isUntouched, startingText } from './starting-text'

export interface MailingText {
  /** Of an update also its public title. */
  subject: string
  /** Markdown. */
  body: string
}

/** Both languages; of one that nobody writes in the subject is empty. */
export type MailingTexts = Record<Locale, MailingText>

export type MailingKind = 'update' | 'mailing'

export const startingTexts = (): MailingTexts => ({
  en: { subject: '', body: startingText.en },
  es: { subject: '', body: startingText.es },
})

/** Reads `subject-en`, `body-en`, `subject-es`, `body-es`, tidied as they will be kept. */
export function readTexts(form: FormData): MailingTexts {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const of = (locale: Locale): MailingText => ({
    subject: tidyDraftLine(text(`subject-${locale}`)),
    body: tidyMarkdown(text(`body-${locale}`)),
  })
  return { en: of('en'), es: of('es') }
}

/** Code points. */
export const LONGEST_SUBJECT = 120

/** Why a text cannot be kept, and why one that can be kept cannot be sent. */
export type MailingTextProblem = 'too-long' | 'hidden' | 'too-deep' | 'empty' | 'untouched' | 'unknown-field'

export interface TextProblem {
  locale: Locale
  field: keyof MailingText
  problem: MailingTextProblem
  /** Of `unknown-field`: what was named. */
  names?: string[]
}

/** Whether somebody began to write in a language. */
const isBegun = (locale: Locale, { subject, body }: MailingText): boolean =>
  subject !== '' || (body !== '' && body !== startingText[locale])

/** The languages a mailing is sent in. */
export const languagesOf = (texts: MailingTexts): Locale[] =>
  locales.filter((locale) => isBegun(locale, texts[locale]))

/** What speaks against keeping texts: characters nobody sees, or more than mail and pages can carry. */
export const keepingProblems = (texts: MailingTexts): TextProblem[] =>
  locales.flatMap((locale) => {
    const { subject, body } = texts[locale]
    const found: [keyof MailingText, MailingTextProblem | null][] = [
      ['subject', subjectProblem(subject)],
      ['body', storyProblem(body)],
    ]
    return found.flatMap(([field, problem]) => (problem ? [{ locale, field, problem }] : []))
  })

function subjectProblem(subject: string): MailingTextProblem | null {
  if ([...subject].length > LONGEST_SUBJECT) return 'too-long'
  return hasHidden(subject) || subject.includes('\n') ? 'hidden' : null
}

/** What speaks against sending texts. One language is enough; one that was begun has to be finished. */
export function sendingProblems(texts: MailingTexts, kind: MailingKind): TextProblem[] {
  const begun = languagesOf(texts)
  const checked = begun.length > 0 ? begun : (['en'] as const)
  const unfinished = checked.flatMap((locale) =>
    (['subject', 'body'] as const).flatMap((field): TextProblem[] => {
      const text = texts[locale][field]
      if (text === '') return [{ locale, field, problem: 'empty' }]
      if (isUntouched(text)) return [{ locale, field, problem: 'untouched' }]
      const names = unknownFields(text, kind)
      return names.length > 0 ? [{ locale, field, problem: 'unknown-field', names }] : []
    }),
  )
  return [...keepingProblems(texts), ...unfinished]
}
