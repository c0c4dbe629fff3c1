import type { Locale } from '../app/i18n'

export interface AboutPetition {
  petitionTitle: string
  petitionUrl: string
}

export interface ToConfirm extends AboutPetition {
  name: string
  /** Opens the page with the button and with "this was not me". */
  confirmUrl: string
  /** Where the code is typed. */
  confirmPageUrl: string
  code: string
  /** Epoch ms; when the link ends. */
  expiresAt: number
}

export interface LetterFields {
  confirm: ToConfirm & {
    /** ISO 3166-1 alpha-2. */
    country: string
    comment: string | null
    shown: boolean
    updates: boolean
    deliver: boolean
  }
  /** Epoch ms. */
  'already-signed': AboutPetition & { signedAt: number }
  /** The typed code was right and had run out. */
  expired: ToConfirm
  withdrawn: AboutPetition
  /** Opens the page with everything of this mailbox. `expiresAt`: epoch ms. */
  'my-link': { myUrl: string; expiresAt: number }
}

export type Template = keyof LetterFields

/** One letter: a template, a language, and what the template needs to know. */
export type Letter = { [T in Template]: { template: T; locale: Locale; fields: LetterFields[T] } }[Template]

/** What every template is rendered with. */
export interface TemplateProps<T extends Template> {
  locale: Locale
  fields: LetterFields[T]
  /** PUBLIC_ORIGIN. */
  origin: string
}
