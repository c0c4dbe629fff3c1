import { randomBytes, timingSafeEqual } from 'node:crypto'
import { MINUTE, SECOND } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import { stampHmac } from '../platform/seal.server'

/** After this a stamp is worth nothing, and another is given. */
const WORKS_FOR = 30 * MINUTE

/**
 * A stamp that makes one gift wait: it is for what was posted, works after some seconds and works once. So a machine pays
 * for each try with time and a second request, and a person with one more press. It needs no script.
 */
export function makeWait(posted: Buffer, now: number): string {
  const moment = now.toString(36)
  const nonce = randomBytes(9).toString('base64url')
  return `${moment}.${nonce}.${macOf(posted, moment, nonce)}`
}

const macOf = (posted: Buffer, moment: string, nonce: string): string =>
  stampHmac('gift-wait', `${moment} ${nonce} ${posted.toString('hex')}`).toString('base64url')

/** Milliseconds still to wait; null for a stamp that is none of ours, for another gift, too old, or used. */
export async function waited(
  posted: Buffer,
  stamp: string,
  waitSeconds: number,
  now: number,
): Promise<number | null> {
  const [moment, nonce, mac] = stamp.split('.')
  if (!moment || !nonce || !mac || stamp.length > 120) return null
  const expected = Buffer.from(macOf(posted, moment, nonce))
  const given = Buffer.from(mac)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
  const age = now - parseInt(moment, 36)
  if (age < 0 || age > WORKS_FOR) return null
  const left = waitSeconds * SECOND - age
  if (left > 0) return left
  return (await countRecent(`gift wait ${nonce}`, WORKS_FOR)) === 1 ? 0 : null
}
