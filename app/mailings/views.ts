import type { Audience, MailingState, PauseReason, RecipientState } from '../../db/schema'
import type { Locale } from '../i18n'
import type { MailingKind, MailingTexts } from './text-problems'

/** What pages show of a mailing. Times are epoch ms. */
export interface MailingView {
  /** What its address calls it. */
  reference: string
  kind: MailingKind
  /** Of an update. */
  petition: { slug: string; title: string; titleLocale: Locale } | null
  state: MailingState
  revision: number
  texts: MailingTexts
  languages: Locale[]
  audience: Audience
  scheduledAt: number | null
  createdBy: Somebody | null
  savedBy: Somebody | null
  savedAt: number
  submittedBy: Somebody | null
  submittedAt: number | null
  approvedBy: Somebody | null
  approvedAt: number | null
  /** What approving names, in hex: nothing but what was read is approved. */
  contentHash: string | null
  startedAt: number | null
  frozenAt: number | null
  pausedFor: PauseReason | null
  pausedAt: number | null
  endedAt: number | null
  /** The public update it is, once published. */
  update: { number: number; publishedAt: number } | null
}

export interface Somebody {
  id: string
  name: string
}

/** A line of a list. */
export interface MailingLine {
  reference: string
  kind: MailingKind
  petition: MailingView['petition']
  state: MailingState
  subject: string
  subjectLocale: Locale
  scheduledAt: number | null
  startedAt: number | null
  endedAt: number | null
  savedAt: number
  figures: MailingFigures
}

/** Recipients by where they stand now; the numbers of one mailing add up to `recipients`. */
export type MailingFigures = { recipients: number; queued: number } & Record<
  Exclude<RecipientState, 'queued' | 'claimed'>,
  number
>

export interface MailingProgress {
  state: MailingState
  pausedFor: PauseReason | null
  /** Whether everybody it goes to is known; until then `recipients` grows. */
  frozen: boolean
  figures: MailingFigures
  unsubscribed: number
  startedAt: number | null
  endedAt: number | null
  /** Mails handed over in the last minute. */
  perMinute: number
  /** Minutes until the last one at that pace; null: nothing goes out at the moment. */
  minutesLeft: number | null
}

/** A mailbox nobody can tell whether it was reached; it has a number and no address. */
export interface UnknownRecipient {
  id: number
  locale: Locale
  since: number | null
}

/** A mail as its reader would get it. */
export interface MailPreview {
  subject: string
  html: string
  text: string
  /** Who is addressed: a shown name, or nobody's. */
  name: string
  locale: Locale
  /** The language of the text, which another reader's note tells. */
  textLocale: Locale
}

export interface AudienceCount {
  /** Mailboxes found so far; all of them when `done`. */
  n: number
  done: boolean
  /** Rows looked at so far, of about `total`. */
  looked: number
  total: number
}
