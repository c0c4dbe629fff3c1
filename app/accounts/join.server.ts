import { and, eq, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { invitations, memberships, organisations, people, sessions, type Role } from '../../db/schema'
import type { Locale } from '../i18n'
import { unseal } from '../platform/seal.server'
import { findToken } from '../supporters/tokens.server'
import { record } from './audit.server'
import type { DeviceHere } from './devices.server'
import { enrol, type Enrolled, type NewFactor } from './factors.server'
import { insertPerson } from './people.server'
import { sealedInvitation } from './sealed-address'

export interface OpenInvitation {
  id: string
  organisationId: string
  organisation: string
  /** Who invited; null where the organisation signed itself up. */
  inviter: string | null
  roles: Role[]
  locale: Locale
  /** The keyed hash of the mailbox it went to. */
  mailbox: Buffer
  sealed: Buffer
  /** Whether that mailbox has an account already: then it signs in to join. */
  known: boolean
}

export type FoundInvitation =
  | { outcome: 'open'; invitation: OpenInvitation }
  /** Expired, taken back or used: whom to ask for another. */
  | { outcome: 'ended'; organisation: string; inviter: string | null }
  /** Truncated or made up. */
  | { outcome: 'unknown' }

/** Finds the invitation that a link's secret stands for; changes nothing. */
export async function findInvitation(
  secret: string,
  locale: Locale,
  now = Date.now(),
): Promise<FoundInvitation> {
  const token = await findToken(secret, 'invite', now)
  if (!token?.context) return { outcome: 'unknown' }
  const [row] = await db.read
    .select({ invitation: invitations, organisation: organisations.name, inviter: people.name })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.id, token.context))
  if (!row) return { outcome: 'unknown' }
  const { invitation, inviter } = row
  const organisation = row.organisation[locale]
  const { acceptedAt, revokedAt, expiresAt } = invitation
  if (acceptedAt !== null || revokedAt !== null || expiresAt <= now)
    return { outcome: 'ended', organisation, inviter }
  const [known] = await db.read
    .select({ id: people.id })
    .from(people)
    .where(eq(people.mailbox, invitation.mailbox))
  return { outcome: 'open', invitation: { ...invitation, organisation, inviter, known: known !== undefined } }
}

/**
 * Gives a person the roles of an invitation, once: twenty presses join once, and a link that was forwarded joins nobody
 * but whoever came first with it. Returns whether it was still open.
 */
export async function acceptInvitation(
  tx: Tx,
  invitationId: string,
  person: { personId: string; name: string },
  now: number,
): Promise<boolean> {
  const [taken] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(
      and(eq(invitations.id, invitationId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
    )
    .returning()
  if (!taken || taken.expiresAt <= now) return false
  const { organisationId, roles } = taken
  for (const role of roles) {
    await tx
      .insert(memberships)
      .values({ organisationId, personId: person.personId, role, createdAt: now })
      .onConflictDoNothing()
  }
  // Whoever had no organisation open yet has this one.
  await tx
    .update(sessions)
    .set({ organisationId })
    .where(and(eq(sessions.personId, person.personId), isNull(sessions.organisationId)))
  await record(tx, { actor: person, organisationId, action: 'team.joined', about: roles.join(', '), now })
  return true
}

class NotOpen extends Error {}

/**
 * Makes the account of somebody who was invited, with a way to sign in, their roles and a session; the account has the
 * invitation's own id, so that a passkey can be made for it beforehand. Null when the invitation has ended, or the
 * mailbox has an account by now.
 */
export function joinAsNewcomer(
  invitation: OpenInvitation,
  person: { name: string; locale: Locale },
  factor: NewFactor,
  device: DeviceHere,
  now = Date.now(),
): Promise<Enrolled | null> {
  const { id, mailbox } = invitation
  return db
    .write(async (tx) => {
      const inserted = await insertPerson(tx, {
        id,
        mailbox: { hash: mailbox, address: invitedAddress(invitation) },
        ...person,
        now,
      })
      const who = { personId: id, name: person.name }
      if (!inserted || !(await acceptInvitation(tx, id, who, now))) throw new NotOpen()
      const enrolled = await enrol(tx, { personId: id, factor, device, now })
      if (!enrolled) throw new NotOpen()
      return enrolled
    })
    .catch((error: unknown) => {
      if (error instanceof NotOpen) return null
      throw error
    })
}

/** The address an invitation went to. */
export const invitedAddress = ({ id, sealed }: Pick<OpenInvitation, 'id' | 'sealed'>): string =>
  unseal<{ email: string }>(sealedInvitation(id), sealed).email

/** Gives somebody who has an account the roles of an invitation. Returns whether it was still open. */
export const joinSignedIn = (
  { id }: OpenInvitation,
  actor: { personId: string; name: string },
  now = Date.now(),
): Promise<boolean> => db.write((tx) => acceptInvitation(tx, id, actor, now))

/** Whether a mailbox is the one of this person's account. */
export async function isMailboxOf(personId: string, mailbox: Buffer): Promise<boolean> {
  const [own] = await db.read
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), eq(people.mailbox, mailbox)))
  return own !== undefined
}
