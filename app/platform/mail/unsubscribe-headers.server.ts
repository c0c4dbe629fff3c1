import { config } from '../../config.server'

/**
 * The two headers by which a mail program offers its own button (RFC 8058): one address that a POST without a cookie ends
 * these mails at, and where the instance has one, a mailbox. None for a mail that cannot be stopped by itself.
 */
export function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {}
  const mailbox = config.mail.unsubscribe
  return {
    'List-Unsubscribe': mailbox ? `<${url}>, <mailto:${mailbox}?subject=unsubscribe>` : `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
