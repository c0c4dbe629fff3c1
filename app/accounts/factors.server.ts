import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { passkeys, people, recoveryCodes } from '../../db/schema'
import { config } from '../config.server'
import { HOUR } from '../duration'
import { seal, unseal } from '../platform/seal.server'
import { tidyLine } from '../supporters/person-text'
import { greetDevice, type DeviceHere } from './devices.server'
import {
  claimChallenge,
  creationOptions,
  readNewPasskey,
  relyingParty,
  whereaboutsOfPasskeys,
  type NewPasskey,
} from './passkeys.server'
import { hashPassword, passwordProblem, type PasswordProblem } from './passwords.server'
import { findPerson } from './people.server'
import { keepRecoveryCodes, newRecoveryCodes } from './recovery-codes.server'
import { startSession } from './session.server'
import { newTotpSecret, readTotp, sealTotp, showTotp, totpStep, type ShownTotp } from './totp.server'

/** Somebody who is about to have a way to sign in. The id is made beforehand: passkeys and secrets are made for it. */
export interface Newcomer {
  personId: string
  name: string
  address: string
  organisation: string | null
}

export interface FactorOffer {
  /** What a browser needs to make a passkey, as JSON. Null where the address is a number, for which there are none. */
  passkey: string | null
  /** The same page where passkeys work, in trial. */
  passkeysAt: string | null
  totp: ShownTotp
  /** The secret again, and a password that was good, sealed: they travel with the form. */
  sealed: string
  /** A password was typed already and is good. */
  hasPassword: boolean
}

interface Offered {
  personId: string
  secret: string
  passwordHash: string | null
  until: number
}

const OFFERED_FOR = HOUR
const offerContext = 'factor offer'

/** What the page shows on which somebody chooses how to sign in. Nothing is stored. */
export async function offerFactors(
  who: Newcomer,
  url: string,
  before: Offered | null = null,
  now = Date.now(),
): Promise<FactorOffer> {
  const party = relyingParty(url)
  const offered = before ?? {
    personId: who.personId,
    secret: newTotpSecret(),
    passwordHash: null,
    until: now + OFFERED_FOR,
  }
  return {
    passkey: party && JSON.stringify(await creationOptions(party, who, now)),
    passkeysAt: whereaboutsOfPasskeys(url),
    totp: showTotp(offered.secret, who.address, issuer),
    sealed: seal(offerContext, offered).toString('base64url'),
    hasPassword: offered.passwordHash !== null,
  }
}

/** The name an authenticator app files the account under. */
const issuer = config.mode === 'live' ? `Amparo (${new URL(config.publicOrigin).hostname})` : 'Amparo (trial)'

function readOffer(text: string, personId: string, now: number): Offered | null {
  try {
    const offered = unseal<Offered>(offerContext, Buffer.from(text, 'base64url'))
    return offered.personId === personId && offered.until > now ? offered : null
  } catch {
    return null
  }
}

export type NewFactor =
  | { way: 'passkey'; key: NewPasskey; name: string }
  | { way: 'password'; passwordHash: string; secret: string; step: number }

export interface FactorProblems {
  passkey?: 'failed'
  password?: PasswordProblem
  /** ended: the page lay open for more than an hour, and its secret with it. */
  code?: 'wrong' | 'ended'
}

export type ReadFactor =
  | { outcome: 'read'; factor: NewFactor }
  | { outcome: 'refused'; problems: FactorProblems; offer: FactorOffer }

/** Reads what somebody chose on that page, and proves that it works. */
export async function readFactor(
  who: Newcomer,
  url: string,
  form: FormData,
  now = Date.now(),
): Promise<ReadFactor> {
  const text = (name: string) => String(form.get(name) ?? '')
  const refuse = async (problems: FactorProblems, before: Offered | null): Promise<ReadFactor> => ({
    outcome: 'refused',
    problems,
    offer: await offerFactors(who, url, before, now),
  })
  const offered = readOffer(text('offer'), who.personId, now)
  if (text('way') === 'passkey') {
    const party = relyingParty(url)
    const key = party && (await readNewPasskey(party, who.personId, text('credential'), now))
    if (!key) return refuse({ passkey: 'failed' }, offered)
    return { outcome: 'read', factor: { way: 'passkey', key, name: passkeyName(text('passkey-name')) } }
  }
  if (!offered) return refuse({ code: 'ended' }, null)
  const typed = text('password')
  const problem = offered.passwordHash && typed === '' ? null : passwordProblem(typed, who)
  const passwordHash = problem ? null : typed === '' ? offered.passwordHash : await hashPassword(typed)
  const code = readTotp(text('code'))
  const step = code && totpStep(offered.secret, code, now)
  if (passwordHash && step) {
    return { outcome: 'read', factor: { way: 'password', passwordHash, secret: offered.secret, step } }
  }
  return refuse(
    { ...(problem && { password: problem }), ...(!step && { code: 'wrong' as const }) },
    { ...offered, passwordHash },
  )
}

const PASSKEY_NAME_MOST = 60

/** What the owner of a passkey calls it: one line, cut where it is too long. */
export const passkeyName = (typed: string): string =>
  [...tidyLine(typed).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')].slice(0, PASSKEY_NAME_MOST).join('').trim()

/** Stores a factor beside what there is. Returns false when this very answer was stored before. */
export async function keepFactor(
  tx: Tx,
  personId: string,
  factor: NewFactor,
  device: DeviceHere,
  now: number,
): Promise<boolean> {
  if (factor.way === 'password') {
    const { passwordHash, secret, step } = factor
    await tx
      .update(people)
      .set({ passwordHash, totp: sealTotp(personId, secret), totpStep: step })
      .where(eq(people.id, personId))
    return true
  }
  const { challenge, ...key } = factor.key
  if (!(await claimChallenge(tx, challenge, now))) return false
  const kept = await tx
    .insert(passkeys)
    .values({ ...key, personId, name: factor.name || device.name, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
  return kept.length > 0
}

/** Takes away every way to sign in that a person has, before they get another. */
export async function dropFactors(tx: Tx, personId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.personId, personId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx.update(people).set({ passwordHash: null, totp: null }).where(eq(people.id, personId))
}

/** Secrets for cookies, and ten codes to be shown once. */
export interface Enrolled {
  session: string
  device: string
  codes: string[]
}

/**
 * Gives a person their first factor, ten recovery codes and a session, in the transaction that made them. Null when this
 * very answer was stored before: then nothing may remain of that transaction.
 */
export async function enrol(
  tx: Tx,
  how: { personId: string; factor: NewFactor; device: DeviceHere; now: number },
): Promise<Enrolled | null> {
  const { personId, factor, device, now } = how
  if (!(await keepFactor(tx, personId, factor, device, now))) return null
  const codes = newRecoveryCodes()
  await keepRecoveryCodes(tx, personId, codes)
  const person = await findPerson(personId, tx)
  return {
    codes,
    device: await greetDevice(tx, person!, device, now, { quiet: true }),
    session: await startSession(tx, { personId, stage: 'full', device: device.name, now }),
  }
}
