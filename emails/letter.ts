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
  /** `inviter` is null where an organisation signed itself up. `expiresAt`: epoch ms. */
  invitation: {
    organisation: string
    inviter: string | null
    roles: ('owner' | 'campaigner' | 'moderator' | 'mailer' | 'finance' | 'viewer')[]
    invitationUrl: string
    expiresAt: number
  }
  /** Account letters: `device` is browser and system, empty when it told neither; `at` is epoch ms. */
  'new-device': { device: string; at: number }
  'factor-changed': {
    what:
      | 'passkey-added'
      | 'passkey-removed'
      | 'password-set'
      | 'password-changed'
      | 'password-removed'
      | 'totp-replaced'
      | 'codes-new'
      | 'code-used'
      | 'recovered'
    device: string
    at: number
  }
  /** `byOwner`: an owner asked for it, and it asks for no recovery code. */
  recover: { recoverUrl: string; expiresAt: number; byOwner: boolean }
  /** To everybody who signed the demand as it was. `note`: what changed and why; `demands`: as they read now. */
  'demand-changed': AboutPetition & { note: string | null; demands: string[]; withdrawUrl: string }
  /** `day`: epoch ms of its beginning; `stopUrl` opens a page with a button that ends such letters. */
  delivered: AboutPetition & { to: string; day: number; note: string | null; stopUrl: string }
  /** `corrected`: a later version of an answer that was told before. */
  answered: AboutPetition & {
    from: string
    outcome: 'granted' | 'in-part' | 'refused' | 'noted'
    day: number
    corrected: boolean
    stopUrl: string
  }
  /** To whoever wrote a petition. `waits`: agreed to in the organisation, and the people who run the site decide. */
  'review-decided': AboutPetition & {
    decision: 'approved' | 'waits' | 'returned' | 'rejected'
    reason: string | null
  }
  /** A mailing as its readers would get it, written out already, to the organizer who asked for it. */
  'test-mailing': { subject: string; html: string; text: string }
  /** To whoever reviews reports. `n`: how many are open. */
  reported: AboutPetition & { n: number }
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
