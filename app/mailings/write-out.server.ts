import { inLocale } from '../i18n'
import { stampHmac } from '../platform/seal.server'
import { unsubscribeHeaders } from '../platform/mail/unsubscribe-headers.server'
import { domainOf, type OutgoingMail, type Sender } from '../platform/mail/transport.server'
import type { FrozenFacts } from '../../db/schema'
import type { CompiledMailing } from './compile.server'
import type { Mailing } from './own-mailing.server'
import type { Addressee } from './screen-recipients.server'
import { stopToken } from './unsubscribe-token.server'

/**
 * A mail of a mailing in its envelope. Made of what was frozen and claimed alone, with no clock and no chance in it: made
 * again it is the same, byte for byte.
 */
export function writeOut(
  compiled: CompiledMailing,
  mailing: Mailing,
  facts: FrozenFacts,
  { id, to, name, locale, mailbox }: Addressee,
  sender: Sender,
): OutgoingMail {
  const { origin, petition, organisation, organisationSlug } = facts
  const token = stopToken({
    ...(petition
      ? { scope: 'petition' as const, id: petition.id }
      : { scope: 'organisation' as const, id: mailing.organisationId }),
    mailbox: Buffer.from(mailbox, 'hex'),
    mailingId: mailing.id,
  })
  const stopUrl = `${origin}${inLocale(locale, `/unsubscribe/${token}`)}`
  const domain = domainOf(sender.from)
  // One address serves every language there: mail programs post to it, and nobody reads it.
  const oneClick = `${origin}/unsubscribe/${token}`
  const key = `mailing-${mailing.reference}-${id}`
  const thread = petition ? `petition-${petition.slug}` : `organisation-${organisationSlug}`
  return {
    ...compiled.fill({ name, stopUrl }),
    from: `"${displayName(organisation[locale])}" <${addressIn(sender.from)}>`,
    to,
    replyTo: replyTo(facts) ?? sender.replyTo,
    headers: {
      'Message-ID': `<${nameOf(key)}@${domain}>`,
      References: `<${nameOf(thread)}@${domain}>`, // the same for everything about a petition: programs show one thread
      'List-Id': `<${thread}.${domain}>`,
      ...unsubscribeHeaders(oneClick),
      Precedence: 'bulk',
      'Content-Language': compiled.textLocale,
    },
    key,
  }
}

/** Numbers tell how many there are; a hash of them does not. */
const nameOf = (text: string): string => stampHmac('message-id', text).toString('hex').slice(0, 32)

/** The key a chunk is handed over under: other whenever what it holds may be other. */
export const chunkKey = (mailing: Mailing, { n, generation }: { n: number; generation: number }): string =>
  `mailing-${mailing.reference}-${n}-${generation}`

const addressIn = (from: string): string => /<([^>]+)>$/.exec(from)?.[1] ?? from

/** An organisation's name between quotes of a header (RFC 5322, 3.2.4). */
const displayName = (name: string): string =>
  name
    .replace(/["\\<>]/g, '')
    .replace(/\p{C}/gu, ' ')
    .trim()

/** Answers go to the organisation, where its public contact is an address of mail. */
const replyTo = ({ contact }: FrozenFacts): string | null =>
  contact !== null && /^[^\s@<>(),;:"\\[\]/]+@[^\s@<>(),;:"\\[\]/]+$/.test(contact) ? contact : null
