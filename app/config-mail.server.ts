import { isIP } from 'node:net'
import { z } from 'zod'

export interface MailConfig {
  readonly way:
    | { readonly name: 'outbox' }
    | {
        readonly name: 'resend'
        readonly apiKey: string
        readonly webhookSecret: string | null
        readonly baseUrl: string
      }
    | { readonly name: 'smtp'; readonly url: string }
  /** `Name <address>` or an address. */
  readonly from: string
  readonly replyTo: string | null
  /** A mailbox that somebody reads, for mail programs that unsubscribe by mail. */
  readonly unsubscribe: string | null
  /** By which a mail server of one's own signs. */
  readonly dkimSelector: string | null
  /** Whom to ask for the records of the sending domain, instead of the system's servers. */
  readonly dns: string | null
}

export const mailSettings = {
  RESEND_API_KEY: z.string().optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'must be the signing secret of the webhook, which begins with whsec_')
    .optional(),
  RESEND_BASE_URL: z.url().default('https://api.resend.com'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_REPLY_TO: z.string().optional(),
  MAIL_UNSUBSCRIBE: z.string().optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i, 'must be the name of a key, such as mail2026')
    .optional(),
  MAIL_DNS: z
    .string()
    .regex(/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d{1,5})?$/i, 'must be the address of a DNS server')
    .optional(),
}

type Given = z.output<z.ZodObject<typeof mailSettings>>

/** Chooses the way out for mail. What is missing or wrong is added to `problems`, never with its value. */
export function readMail(
  given: Given,
  { live, publicOrigin }: { live: boolean; publicOrigin: string },
  problems: string[],
): MailConfig {
  if (given.RESEND_API_KEY && given.SMTP_URL)
    problems.push('RESEND_API_KEY and SMTP_URL are both set: mail goes out one way, so leave one away')
  else if (live && !given.RESEND_API_KEY && !given.SMTP_URL)
    problems.push('a mail transport is required when PUBLIC_ORIGIN is set: RESEND_API_KEY or SMTP_URL')
  if (live && given.RESEND_API_KEY && !given.RESEND_WEBHOOK_SECRET)
    problems.push(
      'RESEND_WEBHOOK_SECRET is required with RESEND_API_KEY: without it nobody hears of a bounce',
    )
  if (given.SMTP_URL) checkSmtp(given.SMTP_URL, problems)
  for (const name of ['MAIL_REPLY_TO', 'MAIL_UNSUBSCRIBE'] as const)
    if (given[name] !== undefined && !address.test(given[name]))
      problems.push(`${name} must be an e-mail address`)
  if (given.MAIL_FROM !== undefined && !sender.test(given.MAIL_FROM))
    problems.push('MAIL_FROM must be an e-mail address, or a name and one in angle brackets')
  return {
    way: wayOf(given),
    from: given.MAIL_FROM ?? `Amparo <letters@${mailHost(publicOrigin)}>`,
    replyTo: given.MAIL_REPLY_TO ?? null,
    unsubscribe: given.MAIL_UNSUBSCRIBE ?? null,
    dkimSelector: given.MAIL_DKIM_SELECTOR ?? null,
    dns: given.MAIL_DNS ?? null,
  }
}

function wayOf(given: Given): MailConfig['way'] {
  if (given.RESEND_API_KEY)
    return {
      name: 'resend',
      apiKey: given.RESEND_API_KEY,
      webhookSecret: given.RESEND_WEBHOOK_SECRET ?? null,
      baseUrl: given.RESEND_BASE_URL.replace(/\/$/, ''),
    }
  return given.SMTP_URL ? { name: 'smtp', url: given.SMTP_URL } : { name: 'outbox' }
}

/** Options in the address could turn encryption off, so there are none. */
function checkSmtp(text: string, problems: string[]) {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !/^\/?$/.test(url.pathname))
    problems.push('SMTP_URL must be smtps://user:password@host or smtp://user:password@host:587')
  else if (url.search || url.hash)
    problems.push('SMTP_URL takes no options: TLS is always used, except with a server on this machine')
}

const address = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/u
const sender =
  /^([^<>@",;:\\()[\]\p{Cc}\p{Cf}]+ <[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+>|[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+)$/u

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

const mailHost = (origin: string): string => {
  const host = URL.canParse(origin) ? new URL(origin).hostname.replace(/^\[|\]$/g, '') : 'localhost'
  return isIP(host) ? 'localhost' : host
}
