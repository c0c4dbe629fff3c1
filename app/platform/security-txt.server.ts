import { config } from '../config.server'
import { locales } from '../i18n'
import { DAY } from '../duration'

/** RFC 9116 wants less than a year ahead; a server that is started anew says so anew. */
const expires = new Date(Date.now() + 364 * DAY).toISOString()

/** security.txt (RFC 9116), or null where nobody has said whom to write to: it must not promise a reader it has not. */
export function writeSecurityTxt(contact = config.securityContact): string | null {
  if (!contact) return null
  const address = URL.canParse(contact) ? new URL(contact).href : `mailto:${encodeURI(contact.trim())}`
  return [
    `Contact: ${address}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${locales.join(', ')}`,
    `Canonical: ${config.publicOrigin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
