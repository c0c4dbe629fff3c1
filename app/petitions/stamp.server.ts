import { timingSafeEqual } from 'node:crypto'
import { MINUTE } from '../duration'
import { stampHmac } from '../platform/seal.server'

const macOf = (petition: string, minute: string, version: string) =>
  stampHmac('sign-form', `${petition} ${minute} ${version}`).subarray(0, 15).toString('base64url')

/**
 * The hidden stamp of a sign form: petition, minute and text version under an HMAC. The same for every reader of a
 * page in that minute, so that pages can be cached; it tells when the form was made and which text was read.
 */
export function makeStamp(petition: string, textVersion: number, now: number): string {
  const minute = Math.floor(now / MINUTE).toString(36)
  const version = textVersion.toString(36)
  return `${minute}.${version}.${macOf(petition, minute, version)}`
}

/**
 * Returns the text version a form was made for, or null for a stamp that is missing, forged or older than 24 hours, or
 * than the setting `stampHours`, given as `within` in ms.
 */
export function readStamp(petition: string, stamp: string, now: number, within: number): number | null {
  const [minute, version, mac] = stamp.split('.')
  if (!minute || !version || !mac || stamp.length > 100) return null
  const expected = Buffer.from(macOf(petition, minute, version))
  const given = Buffer.from(mac)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const age = now - parseInt(minute, 36) * MINUTE
  return age >= -MINUTE && age < within ? parseInt(version, 36) : null
}
