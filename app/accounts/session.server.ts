import { createHash } from 'node:crypto'
import { and, eq, gt, isNull, lt, ne, or } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { memberships, organisations, people, sessions } from '../../db/schema'
import { DAY, HOUR, MINUTE } from '../duration'
import { newSecret } from '../supporters/tokens.server'
import type { Actor } from './can'

/** Without a request for this long a session ends (ASVS 7.3.1). */
export const IDLE = 12 * HOUR
/** Whatever happens, it ends then (ASVS 7.3.2). */
export const ABSOLUTE = 7 * DAY
/** The second factor of a half-finished sign-in is waited for this long. */
const HALFWAY = 10 * MINUTE
/** How long a second factor opens what needs one (ASVS 7.5.3). */
export const PROVEN_FOR = 10 * MINUTE

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export interface NewSession {
  personId: string
  /** password: the second factor is still to come. */
  stage: 'password' | 'full'
  /** Browser and system, as `nameDevice` tells them. */
  device: string
  now: number
}

/** Begins a session; returns the secret for its cookie, of which only the hash is kept. */
export async function startSession(tx: Tx, { personId, stage, device, now }: NewSession): Promise<string> {
  const secret = newSecret()
  const [home] = await tx
    .select({ organisationId: memberships.organisationId })
    .from(memberships)
    .where(eq(memberships.personId, personId))
    .orderBy(memberships.createdAt)
    .limit(1)
  await tx.insert(sessions).values({
    hash: hashOf(secret),
    personId,
    organisationId: home?.organisationId ?? null,
    stage,
    device,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + (stage === 'full' ? ABSOLUTE : HALFWAY),
    provenAt: stage === 'full' ? now : null,
  })
  return secret
}

export type FoundSession =
  { stage: 'full'; actor: Actor } | { stage: 'password'; sessionId: string; personId: string } | null

/** Finds who a cookie's secret stands for; null when it is unknown, ended, idle for too long, or its person disabled. */
export async function findSession(secret: string, now = Date.now()): Promise<FoundSession> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null
  const [row] = await db.read
    .select({ session: sessions, person: people, organisation: organisations })
    .from(sessions)
    .innerJoin(people, and(eq(people.id, sessions.personId), isNull(people.disabledAt)))
    .leftJoin(organisations, eq(organisations.id, sessions.organisationId))
    .where(
      and(
        eq(sessions.hash, hashOf(secret)),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, now - IDLE),
      ),
    )
  if (!row) return null
  const { session, person, organisation } = row
  if (session.stage === 'password') return { stage: 'password', sessionId: session.id, personId: person.id }
  if (now - session.lastSeenAt > MINUTE) await touch(session.id, now)
  const held = organisation
    ? await db.read
        .select({ role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.organisationId, organisation.id), eq(memberships.personId, person.id)))
    : []
  const actor: Actor = {
    personId: person.id,
    sessionId: session.id,
    name: person.name,
    locale: person.locale,
    instanceAdmin: person.instanceAdmin,
    // Whoever has no role left in it sees nothing of it, not even its name.
    organisation:
      organisation && held.length > 0
        ? {
            id: organisation.id,
            slug: organisation.slug,
            name: organisation.name[person.locale],
            state: organisation.state,
          }
        : null,
    roles: held.map(({ role }) => role),
    provenAt: session.provenAt,
  }
  return { stage: 'full', actor }
}

const touch = (sessionId: string, now: number) =>
  db.write(async (tx) => {
    await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId))
  })

/** Whether a second factor was shown recently enough for what needs one. */
export const isProven = ({ provenAt }: Pick<Actor, 'provenAt'>, now = Date.now()): boolean =>
  provenAt !== null && provenAt > now - PROVEN_FOR

/**
 * Gives a session a new secret (ASVS 7.2.4): a half-finished one becomes full, a full one is proven anew. Returns the
 * secret for the cookie, or null when the session has ended meanwhile.
 */
export async function renewSession(tx: Tx, sessionId: string, now: number): Promise<string | null> {
  const secret = newSecret()
  const [before] = await tx.select().from(sessions).where(eq(sessions.id, sessionId))
  if (!before || before.expiresAt <= now) return null
  const expiresAt = before.stage === 'password' ? now + ABSOLUTE : before.expiresAt
  await tx
    .update(sessions)
    .set({ hash: hashOf(secret), stage: 'full', provenAt: now, lastSeenAt: now, expiresAt })
    .where(eq(sessions.id, sessionId))
  return secret
}

/** Ends one session of a person. */
export async function endSession(tx: Tx, personId: string, sessionId: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId)))
}

/** Ends the session a cookie's secret stands for, if there is one. */
export async function endSessionOf(tx: Tx, secret: string | null): Promise<void> {
  if (secret) await tx.delete(sessions).where(eq(sessions.hash, hashOf(secret)))
}

/** Ends every session of a person, but the one that is kept. Returns how many. */
export async function endSessions(tx: Tx, personId: string, kept: string | null): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(
      kept ? and(eq(sessions.personId, personId), ne(sessions.id, kept)) : eq(sessions.personId, personId),
    )
    .returning({ id: sessions.id })
  return ended.length
}

/** Opens the pages of another organisation in this session. Returns whether the person has a role in it. */
export function openOrganisation(actor: Actor, organisationId: string): Promise<boolean> {
  return db.write(async (tx) => {
    if (!isId(organisationId)) return false
    const [role] = await tx
      .select({ role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, actor.personId)))
      .limit(1)
    if (!role) return false
    await tx.update(sessions).set({ organisationId }).where(eq(sessions.id, actor.sessionId))
    return true
  })
}

/** Deletes sessions that have ended. */
export async function deleteOldSessions(now = Date.now()): Promise<void> {
  await db.write(async (tx) => {
    await tx.delete(sessions).where(or(lt(sessions.expiresAt, now), lt(sessions.lastSeenAt, now - IDLE)))
  })
}
