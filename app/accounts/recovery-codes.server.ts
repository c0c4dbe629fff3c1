import { randomInt } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { recoveryCodes } from '../../db/schema'
import { stampHmac } from '../platform/seal.server'

const CODES = 10
/** Letters and digits that nobody mistakes for another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12 // of 31 signs each: 59 bits

const hashOf = (personId: string, code: string) => stampHmac('recovery-code', `${personId} ${code}`)

/** Ten codes, in groups of four as they are printed. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () => {
    const signs = Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('')
    return signs.match(/.{4}/g)!.join('-')
  })

/** A code as typed, in its one form; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  return signs.length === LENGTH && [...signs].every((sign) => alphabet.includes(sign)) ? signs : null
}

/** Makes these a person's codes; the ones before work no more. */
export async function keepRecoveryCodes(tx: Tx, personId: string, codes: string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ personId, hash: hashOf(personId, readRecoveryCode(code)!) })))
}

/** Uses up a code. Returns whether it was one of theirs and not used before. */
export async function takeRecoveryCode(
  tx: Tx,
  personId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.hash, hashOf(personId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ personId: recoveryCodes.personId })
  return taken.length > 0
}

/** How many of a person's codes are left. */
export async function recoveryCodesLeft(personId: string): Promise<number> {
  const [left] = await db.read
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)))
  return left!.n
}
