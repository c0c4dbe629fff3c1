import { randomInt, timingSafeEqual } from 'node:crypto'
import { stampHmac } from '../platform/seal.server'

// No letter or digit that is read as another: 31 characters, 887 million codes.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** The six characters a person on another device types instead of following the link. */
export const newCode = (): string =>
  Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** A keyed hash, since six characters could be guessed from a plain one. */
export const hashCode = (code: string): Buffer => stampHmac('confirmation-code', code)

/** Reads a code as people type it: any case, spaces and hyphens between; null when it cannot be one. */
export function readCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  return code.length === 6 && [...code].every((character) => alphabet.includes(character)) ? code : null
}

export const codeMatches = (code: string, hash: Buffer): boolean => timingSafeEqual(hashCode(code), hash)
