import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { db, type Tx } from '../../db/client'
import { passkeys, tokens } from '../../db/schema'
import { config } from '../config.server'
import { MINUTE } from '../duration'
import { stampHmac } from '../platform/seal.server'

/** How long the question that a passkey answers stays good. */
const ANSWERED_WITHIN = 10 * MINUTE

export type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>
export type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>
type Passkey = typeof passkeys.$inferSelect

export interface RelyingParty {
  id: string
  origin: string
}

/**
 * Whom passkeys are made for: the public origin; in trial `localhost` at the port that was asked. Null where the name is
 * a number, for which there are no passkeys (WebAuthn 5.1.2: an id is a domain).
 */
export function relyingParty(requestUrl: string): RelyingParty | null {
  const { hostname, origin } = new URL(config.mode === 'live' ? config.publicOrigin : requestUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? null : { id: hostname, origin }
}

/** In trial, the same page where passkeys work; null where they do, or nowhere do. */
export function whereaboutsOfPasskeys(requestUrl: string): string | null {
  if (config.mode === 'live' || relyingParty(requestUrl)) return null
  const url = new URL(requestUrl)
  url.hostname = 'localhost'
  return url.href.replace(/\.data(?=\?|$)/, '')
}

// A question is a nonce, the minute it ends and an HMAC over both and what it is for: asking it writes nothing, and its
// answer is written down when it is taken, so that it is taken once.
const NONCE = 16
const TIME = 6
const challengeMac = (about: string, head: Buffer) =>
  stampHmac('passkey', `${about} ${head.toString('hex')}`).subarray(0, 16)

function newChallenge(about: string, now: number) {
  const time = Buffer.alloc(TIME)
  time.writeUIntBE(now + ANSWERED_WITHIN, 0, TIME)
  const head = Buffer.concat([randomBytes(NONCE), time])
  return new Uint8Array(Buffer.concat([head, challengeMac(about, head)]))
}

function isOurs(challenge: string, about: string, now: number): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== NONCE + TIME + 16) return false
  const head = bytes.subarray(0, NONCE + TIME)
  return (
    timingSafeEqual(bytes.subarray(NONCE + TIME), challengeMac(about, head)) &&
    head.readUIntBE(NONCE, TIME) > now
  )
}

/** Writes down that a question was answered. Returns false when it had been before. */
export async function claimChallenge(tx: Tx, challenge: string, now: number): Promise<boolean> {
  const claimed = await tx
    .insert(tokens)
    .values({
      hash: createHash('sha256').update(`passkey ${challenge}`).digest(),
      purpose: 'passkey',
      subject: null,
      context: null,
      createdAt: now,
      expiresAt: now + ANSWERED_WITHIN,
    })
    .onConflictDoNothing()
    .returning({ hash: tokens.hash })
  return claimed.length > 0
}

/** The keys of a person, oldest first. */
export const passkeysOf = (personId: string): Promise<Passkey[]> =>
  db.read
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(passkeys.createdAt, passkeys.id)

type Transport = NonNullable<NonNullable<RequestOptions['allowCredentials']>[number]['transports']>[number]
const named = ({ credentialId, transports }: Passkey) => ({
  id: credentialId,
  transports: transports as Transport[],
})

/** What a browser needs to make a passkey. */
export async function creationOptions(
  party: RelyingParty,
  who: { personId: string; name: string; address: string },
  now = Date.now(),
): Promise<CreationOptions> {
  return generateRegistrationOptions({
    rpName: 'Amparo',
    rpID: party.id,
    userName: who.address,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(who.personId)),
    challenge: newChallenge(`create ${who.personId}`, now),
    timeout: ANSWERED_WITHIN,
    attestationType: 'none',
    excludeCredentials: (await passkeysOf(who.personId)).map(named),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser needs to show a passkey; with a person, one of theirs. */
export async function requestOptions(
  party: RelyingParty,
  personId: string | null,
  now = Date.now(),
): Promise<RequestOptions> {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: newChallenge(`show ${personId ?? 'anybody'}`, now),
    timeout: ANSWERED_WITHIN,
    userVerification: 'required',
    ...(personId && { allowCredentials: (await passkeysOf(personId)).map(named) }),
  })
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,16000}$/)
const common = { id: base64url, rawId: base64url, type: z.literal('public-key') }
const created = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
})
const shown = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
})

/** What a browser answered, as it travels in a form. */
function readAnswer<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export interface NewPasskey {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  challenge: string
}

/** Verifies that a passkey was made for this person, here and now; null when it was not. */
export async function readNewPasskey(
  party: RelyingParty,
  personId: string,
  text: string,
  now = Date.now(),
): Promise<NewPasskey | null> {
  const answer = readAnswer(created, text)
  if (!answer) return null
  let challenge = ''
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } as never,
      expectedChallenge: (given) => isOurs((challenge = given), `create ${personId}`, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    if (!verified) return null
    const { id, publicKey, counter } = registrationInfo.credential
    const transports = answer.response.transports ?? []
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports, challenge }
  } catch {
    return null // the library throws for whatever does not verify
  }
}

export interface ShownPasskey {
  passkeyId: string
  personId: string
  counter: number
  challenge: string
}

/** Verifies that a passkey of ours was shown here and now, by its person: two factors in one. Null when it was not. */
export async function readShownPasskey(
  party: RelyingParty,
  personId: string | null,
  text: string,
  now = Date.now(),
): Promise<ShownPasskey | null> {
  const answer = readAnswer(shown, text)
  if (!answer) return null
  const [key] = await db.read.select().from(passkeys).where(eq(passkeys.credentialId, answer.id))
  if (!key || (personId !== null && key.personId !== personId)) return null
  let challenge = ''
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} } as never,
      expectedChallenge: (given) => isOurs((challenge = given), `show ${personId ?? 'anybody'}`, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      requireUserVerification: true,
    })
    const counter = authenticationInfo.newCounter
    return verified ? { passkeyId: key.id, personId: key.personId, counter, challenge } : null
  } catch {
    return null
  }
}

/** Takes a shown passkey, once: false when its question was answered before, or its counter has moved on meanwhile. */
export async function takeShownPasskey(tx: Tx, { passkeyId, counter, challenge }: ShownPasskey, now: number) {
  const used = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: now })
    // Most passkeys count nothing and stay at 0; one that counts and does not go up was copied.
    .where(
      and(
        eq(passkeys.id, passkeyId),
        counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter),
      ),
    )
    .returning({ id: passkeys.id })
  return used.length > 0 && (await claimChallenge(tx, challenge, now))
}
