import { and, eq, gt, isNull, lt, notInArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { invitations, memberships, organisations } from '../../db/schema'
import { DAY, HOUR } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import { hashNetwork } from '../platform/network.server'
import { readSettings } from '../platform/settings.server'
import { isSuppressed } from '../supporters/suppression.server'
import { insertOrganisation } from './create-organisation.server'
import type { NewcomerOrganisation } from './instance.server'
import { INVITED_FOR, writeInvitation } from './invite.server'

/** Organisations a day from one network, and for one mailbox. */
const MOST_A_DAY = 3
/** Organisations an hour in all. */
const MOST_AN_HOUR = 30

/** Whether anybody may sign up an organisation; off unless somebody who runs the instance turned it on. */
export const signUpIsOpen = async (): Promise<boolean> => (await readSettings()).organisationSignUp === 1

/**
 * Signs up an organisation under moderation and mails its owner a link. A limited sender gets the same answer, and
 * nothing is stored or sent (B40); an organisation whose link nobody opens is deleted with it.
 */
export async function signUpOrganisation(
  newcomer: NewcomerOrganisation,
  network: string,
  now = Date.now(),
): Promise<void> {
  const from = hashNetwork(network, now)?.toString('hex') ?? 'nowhere'
  const counts = await Promise.all([
    countRecent(`sign-up network ${from}`, DAY),
    countRecent(`sign-up mailbox ${newcomer.owner.hash.toString('hex')}`, DAY),
    countRecent('sign-up', HOUR),
  ])
  if (counts[0] > MOST_A_DAY || counts[1] > MOST_A_DAY || counts[2] > MOST_AN_HOUR) return
  await db.write(async (tx) => {
    if (await isSuppressed(tx, newcomer.owner.hash)) return
    const { name, about, owner, locale } = newcomer
    const created = await insertOrganisation(tx, { name, about, state: 'moderated', createdAt: now })
    await writeInvitation(tx, {
      organisationId: created.id,
      mailbox: owner,
      roles: ['owner'],
      locale,
      invitedBy: null,
      now,
    })
  })
}

/** Deletes organisations that signed themselves up and whose owner never came. */
export async function deleteUnclaimedOrganisations(now = Date.now()): Promise<void> {
  await db.write(async (tx) => {
    const old = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .innerJoin(
        invitations,
        and(eq(invitations.organisationId, organisations.id), isNull(invitations.invitedBy)),
      )
      .where(
        and(
          eq(organisations.state, 'moderated'),
          lt(organisations.createdAt, now - INVITED_FOR),
          gt(organisations.createdAt, now - INVITED_FOR - 30 * DAY),
          notInArray(organisations.id, tx.select({ id: memberships.organisationId }).from(memberships)),
        ),
      )
      .limit(100)
    for (const { id } of old) {
      await tx.delete(invitations).where(eq(invitations.organisationId, id))
      await tx.delete(organisations).where(eq(organisations.id, id))
    }
  })
}
