import { isIP } from 'node:net'
import type { Rendered } from '../../../emails/render'
import type { Locale } from '../../i18n'

/** A mail as it leaves us. */
export interface Mail extends Rendered {
  from: string
  to: string
  headers: Record<string, string>
}

export interface OutgoingMail extends Mail {
  letterId: number
  /** The same for every attempt at one letter: a provider that knows it already accepts and sends nothing. */
  key: string
}

/** Codes are words of ours or of the protocol; never an address or a provider's sentence. */
export type SendResult =
  { outcome: 'accepted' } | { outcome: 'temporary'; code: string } | { outcome: 'permanent'; code: string }

/** One way out for mail. What it throws counts as a temporary fault. */
export interface MailTransport {
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult>
}

export interface Envelope {
  letterId: number
  /** Epoch ms. */
  createdAt: number
  to: string
  locale: Locale
}

/** Puts a rendered letter into its envelope: sender, addressee, headers. @throws BadHeader */
export function addressed(rendered: Rendered, envelope: Envelope, origin: string): OutgoingMail {
  const { letterId, createdAt, to, locale } = envelope
  const host = mailHost(origin)
  const name = `letter-${letterId}-${createdAt.toString(36)}`
  const mail: OutgoingMail = {
    ...rendered,
    from: `Amparo <letters@${host}>`,
    to,
    headers: {
      'Message-ID': `<${name}@${host}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834
      'X-Auto-Response-Suppress': 'All', // Exchange's word for the same
      'Content-Language': locale,
    },
    letterId,
    key: name,
  }
  refuseInjection(mail)
  return mail
}

/** A header field that would end its line, or an address that would be more than one. */
export class BadHeader extends Error {
  override name = 'BadHeader'
  readonly code = 'bad-header'
  constructor(field: string) {
    super(`The header field ${field} would not stay one field`)
  }
}

export function refuseInjection(mail: Mail): void {
  const fields = { From: mail.from, To: mail.to, Subject: mail.subject, ...mail.headers }
  for (const [field, value] of Object.entries(fields)) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(field)) throw new BadHeader('name')
    if (/[\p{Cc}\u2028\u2029]/u.test(value)) throw new BadHeader(field)
  }
  if (!/^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/u.test(mail.to)) throw new BadHeader('To')
}

const mailHost = (origin: string): string => {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? 'localhost' : host
}
