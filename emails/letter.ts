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

/** What every letter about money says. Amounts are in minor units of `currency`. */
export interface AboutGift {
  /** The donor's name as typed. */
  name: string
  /** Who received it, by its legal name. */
  organisation: string
  amountMinor: number
  /** ISO 4217. */
  currency: string
  petition: { title: string; url: string } | null
  /** No money moved. */
  test: boolean
}

/** `number` as it stands on paper, `day` of its issue in epoch ms, `text` the organisation's own. */
export interface AboutReceipt extends AboutGift {
  number: string
  day: number
  /** Epoch ms; when the money was there. */
  paidAt: number
  /** Part of the gift that covers the fee. */
  feeCoverMinor: number
  monthly: boolean
  text: string
  /** The gift's own page, where the receipt can be had again. */
  giftUrl: string
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
  /** To whoever runs the instance. `at`: epoch ms. */
  'mail-test': { at: number }
  /** A mailing as its readers would get it, written out already, to the organizer who asked for it. */
  'test-mailing': { subject: string; html: string; text: string }
  /** To whoever reviews reports. `n`: how many are open. */
  reported: AboutPetition & { n: number }
  receipt: AboutReceipt
  /** `amountMinor` is what is left of the gift, `wasMinor` what the receipt `corrects` said. */
  'receipt-corrected': AboutReceipt & { corrects: string; wasMinor: number }
  /** `fixUrl` opens a page with one button; `nextTry` is epoch ms, null when the bank is not asked again. */
  'renewal-failed': AboutGift & { fixUrl: string; nextTry: number | null }
  /** The bank wants the donor to confirm. */
  'renewal-needs-action': AboutGift & { fixUrl: string }
  /** `at`: epoch ms. */
  'monthly-ended': AboutGift & { because: 'asked' | 'unpaid'; at: number; giveUrl: string }
  /** Everything given in a year and kept, one line for each currency: they are never added. */
  'yearly-statement': {
    name: string
    organisation: string
    year: number
    totals: { currency: string; amountMinor: number; gifts: number }[]
    test: boolean
    statementUrl: string
  }
  /** To people who may adjust the breaker. `until`: epoch ms. */
  'card-testing': { declines: number; minutes: number; until: number; manageUrl: string }
  /** To the same people. `dueAt`: epoch ms, until when evidence is read. */
  'dispute-opened': {
    amountMinor: number
    currency: string
    dueAt: number | null
    /** An inquiry: nothing is withdrawn yet. */
    inquiry: boolean
    test: boolean
    manageUrl: string
  }
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
