import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { invitations, memberships, organisations, people, roles, type Role } from '../../db/schema'
import { unseal } from '../platform/seal.server'
import { record } from './audit.server'
import type { Actor } from './can'
import { sealedPersonOf } from './people'
import { sealedInvitation } from './sealed-address'

export interface Member {
  id: string
  name: string
  email: string
  roles: Role[]
  /** Epoch ms. */
  since: number
}

export interface WaitingInvitation {
  id: string
  email: string
  roles: Role[]
  /** Epoch ms. */
  expiresAt: number
}

/** Everybody with a role in an organisation, by name. */
export async function listMembers(organisationId: string): Promise<Member[]> {
  const rows = await db.read
    .select({ person: people, role: memberships.role, since: memberships.createdAt })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(asc(people.name), asc(people.id))
  const members = new Map<string, Member>()
  for (const { person, role, since } of rows) {
    const { id, name, sealed, mailbox } = person
    const known = members.get(id)
    if (known) {
      known.roles.push(role)
      known.since = Math.min(known.since, since)
      continue
    }
    const { email } = unseal<{ email: string }>(sealedPersonOf(mailbox), sealed)
    members.set(id, { id, name, email, roles: [role], since })
  }
  return [...members.values()].map((member) => ({ ...member, roles: inOrder(member.roles) }))
}

/** One member of an organisation, or null. */
export const findMember = async (organisationId: string, personId: string): Promise<Member | null> =>
  (await listMembers(organisationId)).find(({ id }) => id === personId) ?? null

const inOrder = (held: readonly Role[]): Role[] => roles.filter((role) => held.includes(role))

/** Invitations of an organisation that can still be taken, newest first. */
export async function listInvitations(
  organisationId: string,
  now = Date.now(),
): Promise<WaitingInvitation[]> {
  const rows = await db.read
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(asc(invitations.createdAt))
  return rows.map(({ id, sealed, roles: given, expiresAt }) => ({
    id,
    email: unseal<{ email: string }>(sealedInvitation(id), sealed).email,
    roles: given,
    expiresAt,
  }))
}

export type RolesChanged = { outcome: 'changed' | 'last-owner' | 'no-role' | 'not-a-member' }

/**
 * Gives a member these roles instead of those they have; none at all takes them out of the organisation. An organisation
 * always keeps an owner. Their open pages change with their next request.
 */
export function changeRoles(
  actor: Actor,
  organisationId: string,
  personId: string,
  given: readonly Role[],
  now = Date.now(),
): Promise<RolesChanged> {
  return db.write(async (tx) => {
    await oneAtATime(tx, organisationId)
    const ofPerson = and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId))
    const before = await tx
      .select({ role: memberships.role, name: people.name, createdAt: memberships.createdAt })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(ofPerson)
    if (before.length === 0) return { outcome: 'not-a-member' as const }
    if (!given.includes('owner') && !(await hasOtherOwner(tx, organisationId, personId)))
      return { outcome: 'last-owner' as const }
    await tx.delete(memberships).where(ofPerson)
    const since = Math.min(...before.map(({ createdAt }) => createdAt))
    for (const role of given)
      await tx.insert(memberships).values({ organisationId, personId, role, createdAt: since })
    const action =
      given.length > 0 ? 'team.roles-changed' : personId === actor.personId ? 'team.left' : 'team.removed'
    await record(tx, {
      actor,
      organisationId,
      action,
      about: before[0]!.name,
      details: {
        before: inOrder(before.map(({ role }) => role)).join(', '),
        after: inOrder(given).join(', '),
      },
      now,
    })
    return { outcome: 'changed' as const }
  })
}

/** Two owners who take each other's role at the same moment do so one after the other: the second one finds none left. */
async function oneAtATime(tx: Tx, organisationId: string): Promise<void> {
  await tx.update(organisations).set({ id: organisationId }).where(eq(organisations.id, organisationId))
}

async function hasOtherOwner(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  const owners = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, 'owner')))
  return owners.some((owner) => owner.personId !== personId)
}
