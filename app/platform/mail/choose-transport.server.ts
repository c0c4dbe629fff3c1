import { config } from '../../config.server'
import { outboxTransport } from './outbox-transport.server'
import type { MailTransport } from './transport.server'

/** The way out that the settings chose; its library is loaded only when it is used. */
export async function chooseTransport({ way } = config.mail): Promise<MailTransport> {
  switch (way.name) {
    case 'resend':
      return (await import('./resend-transport.server')).resendTransport(way)
    case 'smtp':
      return (await import('./smtp-transport.server')).smtpTransport(way.url)
    case 'outbox':
      return outboxTransport
  }
}
