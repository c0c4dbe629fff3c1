import { hash, verify, type Options } from '@node-rs/argon2'
import { isCommonPassword } from './common-passwords.server'

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). The algorithm is the library's own. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const PASSWORD_LEAST = 12 // characters; 15 is what NIST asks of a password that stands alone, ours never does
export const PASSWORD_MOST = 256

const length = (text: string) => [...text].length
const oneForm = (password: string) => password.normalize('NFC')

export type PasswordProblem = 'empty' | 'too-short' | 'too-long' | 'common' | 'about-you'

/** What somebody is known by, which their password must not contain. */
export interface KnownBy {
  name: string
  /** Their mail address. */
  address: string
  organisation: string | null
}

/** Why a new password is refused; null when it is good. No rule asks for kinds of characters (ASVS 6.2.5). */
export function passwordProblem(typed: string, who: KnownBy): PasswordProblem | null {
  const password = oneForm(typed)
  if (password === '') return 'empty'
  if (length(password) < PASSWORD_LEAST) return 'too-short'
  if (length(password) > PASSWORD_MOST) return 'too-long'
  if (isCommonPassword(password)) return 'common'
  const folded = fold(password)
  return wordsOf(who).some((word) => folded.includes(word)) ? 'about-you' : null
}

/** Small letters without accents, spaces and signs: "José-Luis" and "joseluis" are the same. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Words of four letters and more; shorter ones stand in too many others. Of an organisation's name two that follow each
 * other: it is made of everybody's words, and "families" alone gives nothing away.
 */
function wordsOf({ name, address, organisation }: KnownBy): string[] {
  const mailbox = address.slice(0, address.lastIndexOf('@'))
  return [
    'amparo',
    ...[name, mailbox].flatMap((text) => [text, ...wordsIn(text)]),
    organisation ?? '',
    ...wordsIn(organisation ?? '').flatMap((word, i, all) => (all[i + 1] ? word + all[i + 1] : [])),
  ]
    .map(fold)
    .filter((word) => length(word) >= 4)
}

const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)

export const hashPassword = (password: string): Promise<string> => hash(oneForm(password), cost)

/** As costly to compare with as any other, and the hash of nothing that anybody can type. */
let nobodys: Promise<string> | undefined

/** Whether a password is the one that was hashed; for an account that has none, `null`, it takes as long to say no. */
export async function isPassword(hashed: string | null, typed: string): Promise<boolean> {
  nobodys ??= hash(crypto.getRandomValues(new Uint8Array(32)), cost)
  const password = length(typed) > PASSWORD_MOST ? '' : oneForm(typed)
  const right = await verify(hashed ?? (await nobodys), password)
  return right && hashed !== null
}
