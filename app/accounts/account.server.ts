import { and, desc, eq, gt, ne } from 'drizzle-orm'
import { z } from 'zod'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { passkeys, people, sessions } from '../../db/schema'
import { nameProblem, tidyLine, type NameProblem } from '../supporters/person-text'
import { record, type Audited } from './audit.server'
import type { Actor } from './can'
import type { DeviceHere } from './devices.server'
import { keepFactor, passkeyName, type NewFactor, type Newcomer } from './factors.server'
import { passkeysOf } from './passkeys.server'
import { hashPassword, isPassword, passwordProblem, type PasswordProblem } from './passwords.server'
import { addressOf, findPerson, homeOf, writeTo } from './people.server'
import { keepRecoveryCodes, newRecoveryCodes, recoveryCodesLeft } from './recovery-codes.server'
import { endSession, endSessionOf, endSessions, IDLE } from './session.server'
import { takeTurn } from './slow-down.server'

export interface AccountView {
  name: string
  address: string
  sessions: { id: string; device: string; createdAt: number; lastSeenAt: number; here: boolean }[]
  passkeys: { id: string; name: string; createdAt: number; lastUsedAt: number | null }[]
  /** A password and the codes of an app; there is never one without the other. */
  hasPassword: boolean
  codesLeft: number
}

/** Everything a person sees of their own account. */
export async function readAccount(actor: Actor, now = Date.now()): Promise<AccountView> {
  const { personId, sessionId } = actor
  const person = (await findPerson(personId))!
  const open = await db.read
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        eq(sessions.stage, 'full'),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, now - IDLE),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), sessions.id)
  return {
    name: person.name,
    address: addressOf(person),
    sessions: open.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt,
      lastSeenAt,
      here: id === sessionId,
    })),
    passkeys: (await passkeysOf(personId)).map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt,
      lastUsedAt,
    })),
    hasPassword: person.passwordHash !== null,
    codesLeft: await recoveryCodesLeft(personId),
  }
}

/** Who somebody is to the pages on which a way to sign in is set up. */
export async function newcomerFor(actor: Actor): Promise<Newcomer> {
  const person = (await findPerson(actor.personId))!
  const home = await homeOf(actor.personId)
  const { id: personId, name, locale } = person
  return { personId, name, address: addressOf(person), organisation: home?.name[locale] ?? null }
}

const localeForm = z.enum(['en', 'es'])

/** Changes a person's own name and language. */
export async function changeProfile(
  actor: Actor,
  form: FormData,
): Promise<{ outcome: 'changed' } | { outcome: 'refused'; name: string; problem: NameProblem }> {
  const name = tidyLine(String(form.get('name') ?? ''))
  const problem = nameProblem(name)
  if (problem) return { outcome: 'refused', name, problem }
  const locale = localeForm.catch(actor.locale).parse(form.get('locale'))
  await db.write(async (tx) => {
    await tx.update(people).set({ name, locale }).where(eq(people.id, actor.personId))
  })
  return { outcome: 'changed' }
}

/** Ends one of a person's own sessions. Returns whether it was one of theirs. */
export const endOne = (actor: Actor, sessionId: string, now = Date.now()): Promise<boolean> =>
  db.write(async (tx) => {
    if (!isId(sessionId)) return false
    const own = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.personId, actor.personId)))
    if (own.length === 0) return false
    await endSession(tx, actor.personId, sessionId)
    await log(tx, actor, 'account.sessions-ended', now)
    return true
  })

/** Ends every session of a person but this one. Returns how many. */
export const endOthers = (actor: Actor, now = Date.now()): Promise<number> =>
  db.write(async (tx) => {
    const ended = await endSessions(tx, actor.personId, actor.sessionId)
    if (ended) await log(tx, actor, 'account.sessions-ended', now)
    return ended
  })

const log = (tx: Tx, actor: Actor, action: Audited, now: number, what?: string) =>
  record(tx, {
    actor,
    organisationId: actor.organisation?.id ?? null,
    action,
    ...(what && { details: { what } }),
    now,
  })

export type FactorChange =
  | 'passkey-added'
  | 'passkey-removed'
  | 'password-set'
  | 'password-changed'
  | 'password-removed'
  | 'totp-replaced'
  | 'codes-new'

const loggedAs: Record<FactorChange, Audited> = {
  'passkey-added': 'account.factor-added',
  'passkey-removed': 'account.factor-removed',
  'password-set': 'account.factor-added',
  'password-changed': 'account.password-changed',
  'password-removed': 'account.factor-removed',
  'totp-replaced': 'account.factor-added',
  'codes-new': 'account.factor-added',
}

/** What follows every change of a factor: other sessions end (ASVS 7.4.3), a letter tells, the log knows. */
async function changed(
  tx: Tx,
  actor: Actor,
  what: FactorChange,
  device: DeviceHere,
  now: number,
): Promise<void> {
  await endSessions(tx, actor.personId, actor.sessionId)
  const person = (await findPerson(actor.personId, tx))!
  await writeTo(
    tx,
    person,
    { template: 'factor-changed', fields: { what, device: device.name, at: now } },
    now,
  )
  await log(tx, actor, loggedAs[what], now, what)
}

/** Adds a passkey, or sets up or replaces password and app. False when this very answer was stored before. */
export function addFactor(
  actor: Actor,
  factor: NewFactor,
  device: DeviceHere,
  now = Date.now(),
): Promise<boolean> {
  return db.write(async (tx) => {
    const before = await findPerson(actor.personId, tx)
    if (!(await keepFactor(tx, actor.personId, factor, device, now))) return false
    const what =
      factor.way === 'passkey' ? 'passkey-added' : before?.passwordHash ? 'totp-replaced' : 'password-set'
    await changed(tx, actor, what, device, now)
    return true
  })
}

/** Gives a passkey of one's own another name. Returns whether there is one. */
export const renamePasskey = (actor: Actor, passkeyId: string, typed: string): Promise<boolean> =>
  db.write(async (tx) => {
    if (!isId(passkeyId)) return false
    const name = passkeyName(typed)
    const own = and(eq(passkeys.id, passkeyId), eq(passkeys.personId, actor.personId))
    const named = await tx
      .update(passkeys)
      .set(name ? { name } : { personId: actor.personId })
      .where(own)
      .returning({ id: passkeys.id })
    return named.length > 0
  })

export type Removed = { outcome: 'removed' | 'last' | 'not-found' }

/** Removes a passkey; never the last way to sign in. */
export function removePasskey(
  actor: Actor,
  passkeyId: string,
  device: DeviceHere,
  now = Date.now(),
): Promise<Removed> {
  return db.write(async (tx) => {
    const { personId } = actor
    if (!isId(passkeyId)) return { outcome: 'not-found' }
    const own = and(eq(passkeys.id, passkeyId), eq(passkeys.personId, personId))
    const person = await lockPerson(tx, personId)
    const [key] = await tx.select({ id: passkeys.id }).from(passkeys).where(own)
    if (!key) return { outcome: 'not-found' }
    const [other] = await tx
      .select({ id: passkeys.id })
      .from(passkeys)
      .where(and(eq(passkeys.personId, personId), ne(passkeys.id, passkeyId)))
      .limit(1)
    if (!other && !person.passwordHash) return { outcome: 'last' }
    await tx.delete(passkeys).where(own)
    await changed(tx, actor, 'passkey-removed', device, now)
    return { outcome: 'removed' }
  })
}

/** Removes password and app together; never the last way to sign in. */
export function removePassword(actor: Actor, device: DeviceHere, now = Date.now()): Promise<Removed> {
  return db.write(async (tx) => {
    const { personId } = actor
    const person = await lockPerson(tx, personId)
    if (!person.passwordHash) return { outcome: 'not-found' }
    const [key] = await tx
      .select({ id: passkeys.id })
      .from(passkeys)
      .where(eq(passkeys.personId, personId))
      .limit(1)
    if (!key) return { outcome: 'last' }
    await tx.update(people).set({ passwordHash: null, totp: null }).where(eq(people.id, personId))
    await changed(tx, actor, 'password-removed', device, now)
    return { outcome: 'removed' }
  })
}

/** Two removals at once wait for each other at this row, so that each sees what the other left. */
async function lockPerson(tx: Tx, personId: string) {
  const [person] = await tx
    .update(people)
    .set({ id: personId })
    .where(eq(people.id, personId))
    .returning({ passwordHash: people.passwordHash })
  return person!
}

export interface PasswordChange {
  current?: 'wrong'
  password?: PasswordProblem
}

/** Changes a password, for whoever knows the one before (ASVS 6.2.3). */
export async function changePassword(
  actor: Actor,
  typed: { current: string; password: string },
  device: DeviceHere,
  now = Date.now(),
): Promise<
  | { outcome: 'changed' }
  | { outcome: 'refused'; problems: PasswordChange }
  | { outcome: 'wait'; seconds: number }
> {
  const person = (await findPerson(actor.personId))!
  const turn = await takeTurn([{ key: `password of ${actor.personId}`, free: 5 }])
  if (turn.outcome === 'wait') return turn
  const problem = passwordProblem(typed.password, await newcomerFor(actor))
  const right = await isPassword(person.passwordHash, typed.current)
  if (right) await turn.wasRight()
  if (!right || problem) {
    const problems = { ...(!right && { current: 'wrong' as const }), ...(problem && { password: problem }) }
    return { outcome: 'refused', problems }
  }
  const passwordHash = await hashPassword(typed.password)
  await db.write(async (tx) => {
    await tx.update(people).set({ passwordHash }).where(eq(people.id, actor.personId))
    await changed(tx, actor, 'password-changed', device, now)
  })
  return { outcome: 'changed' }
}

/** Makes ten new recovery codes; the ones before work no more. They are told this once. */
export function renewRecoveryCodes(actor: Actor, device: DeviceHere, now = Date.now()): Promise<string[]> {
  const codes = newRecoveryCodes()
  return db.write(async (tx) => {
    await keepRecoveryCodes(tx, actor.personId, codes)
    await changed(tx, actor, 'codes-new', device, now)
    return codes
  })
}

/** Which ways to sign in a person has. */
export async function waysOf(personId: string): Promise<{ passkeys: boolean; password: boolean }> {
  const [keys, person] = await Promise.all([passkeysOf(personId), findPerson(personId)])
  return { passkeys: keys.length > 0, password: person?.passwordHash != null }
}

/** Ends the session of a cookie. */
export const signOut = (secret: string | null): Promise<void> => db.write((tx) => endSessionOf(tx, secret))
