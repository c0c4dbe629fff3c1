import type { Rendered } from '../../../emails/render'
import type { Locale } from '../../i18n'
import { letterKey } from './letter-key'
import { refuseInjection } from './refuse-injection.server'

/** A mail as it leaves us. */
export interface Mail extends Rendered {
  from: string
  to: string
  replyTo: string | null
  headers: Record<string, string>
}

export interface OutgoingMail extends Mail {
  /** The same for every attempt at one mail: a provider that knows it already accepts and sends nothing. */
  key: string
  /** The letter it is; none for a mail of a mailing. */
  letterId?: number
}

/** Codes are words of ours or of the protocol; never an address or a provider's sentence. */
export type SendResult =
  /** `providerId`: what the provider calls the mail in its webhooks. */
  | { outcome: 'accepted'; providerId: string | null }
  /**
   * Nothing went out. `retryAfter`: milliseconds the provider asks for. `blocked`: it takes nothing from us until a person
   * acts (a key, a domain, a quota), and nothing is wrong with the mail.
   */
  | { outcome: 'temporary'; code: string; retryAfter?: number; blocked?: boolean }
  | { outcome: 'permanent'; code: string }
  /** Perhaps it went out: its answer was lost. Trying again is safe only where the way out is `replayable`. */
  | { outcome: 'unknown'; code: string; retryAfter?: number }

/** One way out for mail. What `send` and `sendBatch` throw is a bug of ours; faults of the provider are outcomes. */
export interface MailTransport {
  readonly name: 'resend' | 'smtp' | 'outbox'
  /** Whether the same mails under the same key may safely be handed over again for 24 hours. */
  readonly replayable: boolean
  /** Mails that one batch may hold. */
  readonly largestBatch: number
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult>
  /** Hands mails over under one key, up to 256 characters; a result for each, in their order. */
  sendBatch(mails: OutgoingMail[], key: string, signal: AbortSignal): Promise<SendResult[]>
  /** Milliseconds until the provider takes more, as its last answer told; 0 when it did not say. */
  waits?(now: number): number
  /** Ends what it keeps open. */
  close?(): void
}

/** What letters one at a time need of it. */
export type LetterTransport = Pick<MailTransport, 'send'>

/** Whom mails come from. */
export interface Sender {
  /** `Name <address>` or an address. */
  from: string
  replyTo: string | null
}

export interface Envelope {
  letterId: number
  /** Epoch ms. */
  createdAt: number
  to: string
  locale: Locale
  /** Headers of this letter alone. */
  headers?: Record<string, string>
}

/** Puts a rendered letter into its envelope: sender, addressee, headers. @throws BadHeader */
export function addressed(rendered: Rendered, envelope: Envelope, { from, replyTo }: Sender): OutgoingMail {
  const { letterId, createdAt, to, locale } = envelope
  const key = letterKey(letterId, createdAt)
  const mail: OutgoingMail = {
    ...rendered,
    from,
    to,
    replyTo,
    headers: {
      'Message-ID': `<${key}@${domainOf(from)}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834
      'X-Auto-Response-Suppress': 'All', // Exchange's word for the same
      'Content-Language': locale,
      ...envelope.headers,
    },
    key,
    letterId,
  }
  refuseInjection(mail)
  return mail
}

/** The domain that mails come from: what SPF, DKIM and DMARC are about. */
export const domainOf = (from: string): string => /@([^\s@>]+)>?$/.exec(from)![1]!.toLowerCase()
