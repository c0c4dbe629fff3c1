import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto'
import { stampHmac } from '../platform/seal.server'

/** What a link out of a mailing ends: updates of one petition, or letters of an organisation. */
export interface StopLink {
  scope: 'petition' | 'organisation'
  /** Of the petition or the organisation. */
  id: string
  mailbox: Buffer
  mailingId: number
}

const PURPOSE = 'mailing-link'
const scopes = ['petition', 'organisation'] as const
const MAC = 16
const LENGTH = MAC + 1 + 16 + 6 + 32

/**
 * The token of a link out of a mailing: what it ends and for whom, encrypted, with an HMAC that is also the cipher's start
 * (the way of RFC 5297). The same every time, for a replayed mail must be the same; there is no row, so it works for ever;
 * and nobody can make one, or tell from two whether they are of one mailbox.
 */
export function stopToken({ scope, id, mailbox, mailingId }: StopLink): string {
  const plain = Buffer.alloc(LENGTH - MAC)
  plain.writeUInt8(scopes.indexOf(scope), 0)
  Buffer.from(id.replaceAll('-', ''), 'hex').copy(plain, 1)
  plain.writeUIntBE(mailingId, 17, 6)
  mailbox.copy(plain, 23)
  const mac = macOf(plain)
  const cipher = createCipheriv('aes-256-ctr', cipherKey(), mac)
  return Buffer.concat([mac, cipher.update(plain), cipher.final()]).toString('base64url')
}

/** What a token stands for, or null when it is not ours. */
export function readStopToken(token: string): StopLink | null {
  if (!/^[A-Za-z0-9_-]+$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== LENGTH) return null
  const mac = bytes.subarray(0, MAC)
  const cipher = createDecipheriv('aes-256-ctr', cipherKey(), mac)
  const plain = Buffer.concat([cipher.update(bytes.subarray(MAC)), cipher.final()])
  if (!timingSafeEqual(macOf(plain), mac)) return null
  const hex = plain.subarray(1, 17).toString('hex')
  return {
    scope: scopes[plain.readUInt8(0) as 0 | 1],
    id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    mailbox: plain.subarray(23),
    mailingId: plain.readUIntBE(17, 6),
  }
}

const macOf = (plain: Buffer): Buffer => stampHmac(PURPOSE, plain.toString('base64')).subarray(0, MAC)

let key: Buffer | undefined
const cipherKey = (): Buffer => (key ??= stampHmac(`${PURPOSE} cipher`, ''))
