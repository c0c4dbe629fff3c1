import { and, asc, countDistinct, eq, ne } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  memberships,
  organisations,
  organisationStates,
  petitions,
  type Localized,
  type OrganisationState,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { forgetPages } from '../platform/page-cache.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { record } from './audit.server'
import type { Actor } from './can'
import { insertOrganisation } from './create-organisation.server'
import { writeInvitation } from './invite.server'

export interface OrganisationEntry {
  id: string
  slug: string
  name: string
  state: OrganisationState
  members: number
  petitions: number
  /** Whether it may take gifts on the instance's account. */
  takesGifts: boolean
  /** Epoch ms. */
  createdAt: number
}

/** Every organisation of the instance, in the order of their signing up. */
export async function listOrganisations(locale: Locale): Promise<OrganisationEntry[]> {
  const rows = await db.read
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.name,
      state: organisations.state,
      members: countDistinct(memberships.personId),
      petitions: countDistinct(petitions.id),
      takesGifts: organisations.takesGifts,
      createdAt: organisations.createdAt,
    })
    .from(organisations)
    .leftJoin(memberships, eq(memberships.organisationId, organisations.id))
    .leftJoin(petitions, eq(petitions.organisationId, organisations.id))
    .groupBy(organisations.id)
    .orderBy(asc(organisations.createdAt), asc(organisations.id))
  return rows.map((row) => ({ ...row, name: row.name[locale] }))
}

/** One organisation by its slug, or null. */
export const findOrganisation = async (slug: string, locale: Locale): Promise<OrganisationEntry | null> =>
  (await listOrganisations(locale)).find((one) => one.slug === slug) ?? null

/** Reads a state from a form, or null. */
export const readOrganisationState = (text: string): OrganisationState | null =>
  organisationStates.find((state) => state === text) ?? null

/**
 * Trusts an organisation, puts it under moderation or suspends it, for a reason it can read. What is public of it
 * disappears and comes back at once. Returns false where it stands so already, or is not there.
 */
export async function changeOrganisationState(
  actor: Actor,
  id: string,
  state: OrganisationState,
  reason: string,
  now = Date.now(),
): Promise<boolean> {
  const changed = await db.write(async (tx) => {
    const [moved] = await tx
      .update(organisations)
      .set({ state })
      .where(and(eq(organisations.id, id), ne(organisations.state, state)))
      .returning({ slug: organisations.slug })
    if (!moved) return false
    const about = moved.slug
    await record(tx, { actor, organisationId: id, action: `organisation.${state}`, about, reason, now })
    return true
  })
  if (changed) await forgetPages()
  return changed
}

export interface NewcomerOrganisation {
  name: Localized
  about: Localized
  /** Its first owner, who is invited. */
  owner: Mailbox
  locale: Locale
}

/** Adds an organisation and invites its first owner; whoever runs the instance vouches for it. */
export function addOrganisation(
  actor: Actor,
  added: NewcomerOrganisation,
  now = Date.now(),
): Promise<string> {
  return db.write(async (tx) => {
    const { name, about } = added
    const created = await insertOrganisation(tx, { name, about, state: 'trusted', createdAt: now })
    const { id: organisationId, slug } = created
    await record(tx, { actor, organisationId, action: 'organisation.created', about: slug, now })
    const { owner, locale } = added
    await writeInvitation(tx, {
      organisationId,
      mailbox: owner,
      roles: ['owner'],
      locale,
      invitedBy: actor,
      now,
    })
    return organisationId
  })
}
