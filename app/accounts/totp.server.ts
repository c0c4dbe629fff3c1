import { and, eq, lt } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { create } from 'qrcode'
import type { Tx } from '../../db/client'
import { people } from '../../db/schema'
import { SECOND } from '../duration'
import { seal, unseal } from '../platform/seal.server'

/** What every authenticator app takes: SHA-1, six digits, thirty seconds (RFC 6238). */
const form = { algorithm: 'SHA1', digits: 6, period: 30 }

/** A new secret of 160 bits (RFC 4226 section 4), in base32 as apps are told it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

const totpOf = (secret: string, label = '', issuer = '') =>
  new TOTP({ ...form, secret: Secret.fromBase32(secret), label, issuer })

export interface ShownTotp {
  /** In groups of four, for whoever types it. */
  secret: string
  /** Opens an authenticator app on the same device. */
  uri: string
  /** A square of so many modules, and its dark ones as an SVG path. */
  qr: { size: number; path: string }
}

/** A secret as it is shown once to whoever sets it up; the label names the account in the app. */
export function showTotp(secret: string, label: string, issuer: string): ShownTotp {
  const uri = totpOf(secret, label, issuer).toString()
  const { size, data } = create(uri, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x} ${y}h1v1h-1z`
  return { uri, qr: { size, path }, secret: secret.match(/.{1,4}/g)!.join(' ') }
}

/** Six digits as typed, with or without a space; null for anything else. */
export function readTotp(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^[0-9]{6}$/.test(digits) ? digits : null
}

/** The time step a code is of, one step early or late at most; null when it is none of them. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / (form.period * SECOND)) + delta
}

/** Uses up a step: a code works once, and no older one after it. Returns whether this was its first use. */
export async function claimTotpStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const claimed = await tx
    .update(people)
    .set({ totpStep: step })
    .where(and(eq(people.id, personId), lt(people.totpStep, step)))
    .returning({ id: people.id })
  return claimed.length > 0
}

const sealedFor = (personId: string) => `people ${personId} totp`
export const sealTotp = (personId: string, secret: string): Buffer => seal(sealedFor(personId), secret)
export const unsealTotp = (personId: string, sealed: Buffer): string =>
  unseal<string>(sealedFor(personId), sealed)
