import type { Readable } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { SMTPError } from 'nodemailer/lib/smtp-connection'
import { isLoopback } from '../../config-mail.server'
import { SECOND } from '../../duration'
import type { MailTransport, OutgoingMail, SendResult } from './transport.server'

const CONNECTIONS = 5

/** What nodemailer hands over while it sends: its stream of a mail tells whether any of it was read for the server. */
interface Traced extends SendMailOptions {
  trace: { stream?: Readable }
  signal: AbortSignal
}

/**
 * One's own mail server, over a pool of connections; elsewhere than on this machine only with TLS. SMTP knows no keys: a
 * mail whose answer was lost after its data began is `unknown`, and another attempt may double it.
 */
export function smtpTransport(address: string): MailTransport {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const here = isLoopback(url.hostname)
  const pool = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 200,
    maxRequeues: 1, // only of mails that no server saw
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  pool.use('stream', (mail, done) => {
    const { trace } = mail.data as Traced
    const open = mail.message.createReadStream.bind(mail.message)
    mail.message.createReadStream = (...options) => (trace.stream = open(...options))
    done()
  })

  async function send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult> {
    if (signal.aborted) return { outcome: 'temporary', code: 'too-slow' }
    const { from, to, replyTo, subject, html, text, headers } = mail
    const trace: Traced['trace'] = {}
    const options: Traced = {
      ...{ from, to, replyTo: replyTo ?? undefined, subject, html, text, headers, trace, signal },
      xMailer: false,
    }
    try {
      await pool.sendMail(options)
      return { outcome: 'accepted', providerId: null }
    } catch (error) {
      return faultOf(error as SMTPError, trace.stream?.readableDidRead === true)
    }
  }

  return {
    name: 'smtp',
    replayable: false,
    largestBatch: 50,
    send,
    sendBatch: (mails, _key, signal) => Promise.all(mails.map((mail) => send(mail, signal))),
    close: () => pool.close(),
  }
}

/** Reply codes are RFC 5321's: 4yz may pass, 5yz will not. `begun`: the server was given some of the mail. */
function faultOf({ code = 'threw', responseCode }: SMTPError, begun: boolean): SendResult {
  if (code === 'EAUTH' || code === 'ETLS' || code === 'EREQUIRETLS')
    return { outcome: 'temporary', code, blocked: true }
  if (responseCode !== undefined) {
    const word = `smtp-${responseCode}`
    if (responseCode >= 500) return { outcome: 'permanent', code: word }
    return { outcome: 'temporary', code: word }
  }
  return begun ? { outcome: 'unknown', code } : { outcome: 'temporary', code }
}
