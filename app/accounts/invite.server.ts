import { and, eq, gt, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { invitations, memberships, organisations, people, type Role } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { config } from '../config.server'
import { DAY } from '../duration'
import { inLocale, type Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { seal } from '../platform/seal.server'
import type { Mailbox } from '../supporters/mailbox.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { record } from './audit.server'
import type { Actor } from './can'
import { sealedInvitation } from './sealed-address'

/** How long the link in an invitation works. */
export const INVITED_FOR = 7 * DAY
/** Invitations of one organisation that may wait at once. */
const MOST_WAITING = 50

export interface NewInvitation {
  organisationId: string
  mailbox: Mailbox
  roles: Role[]
  /** Of the letter, and of the pages until the person chooses. */
  locale: Locale
}

export type Invited = { outcome: 'invited' | 'already-member' | 'no-role' | 'too-many' }

/** Mails somebody a link by which they join an organisation; an earlier invitation of the same mailbox ends. */
export async function invite(actor: Actor, invitation: NewInvitation, now = Date.now()): Promise<Invited> {
  if (invitation.roles.length === 0) return { outcome: 'no-role' }
  return db.write(async (tx) => {
    const { organisationId, mailbox } = invitation
    const [member] = await tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(memberships, eq(memberships.personId, people.id))
      .where(and(eq(people.mailbox, mailbox.hash), eq(memberships.organisationId, organisationId)))
      .limit(1)
    if (member) return { outcome: 'already-member' as const }
    await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(
        and(
          eq(invitations.organisationId, organisationId),
          eq(invitations.mailbox, mailbox.hash),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
    if ((await waiting(tx, organisationId, now)) >= MOST_WAITING) return { outcome: 'too-many' as const }
    await writeInvitation(tx, { ...invitation, invitedBy: actor, now })
    await record(tx, {
      actor,
      organisationId,
      action: 'team.invited',
      about: invitation.roles.join(', '),
      now,
    })
    return { outcome: 'invited' as const }
  })
}

async function waiting(tx: Tx, organisationId: string, now: number): Promise<number> {
  const rows = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organisationId, organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .limit(MOST_WAITING)
  return rows.length
}

interface Written extends NewInvitation {
  /** Null: an organisation that signs itself up. */
  invitedBy: Pick<Actor, 'personId' | 'name'> | null
  now: number
}

/** Writes an invitation with its secret and its letter. */
export async function writeInvitation(tx: Tx, written: Written): Promise<void> {
  const { organisationId, mailbox, roles, locale, invitedBy, now } = written
  const id = uuidv7()
  const secret = newSecret()
  const expiresAt = now + INVITED_FOR
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  await tx.insert(invitations).values({
    id,
    organisationId,
    mailbox: mailbox.hash,
    sealed: seal(sealedInvitation(id), { email: mailbox.address }),
    roles,
    locale,
    invitedBy: invitedBy?.personId ?? null,
    createdAt: now,
    expiresAt,
  })
  await keepToken(tx, secret, { purpose: 'invite', subject: null, context: id, now, expiresAt })
  await queueLetter(tx, {
    template: 'invitation',
    locale,
    to: mailbox.address,
    mailbox: mailbox.hash,
    about: null,
    now,
    fields: {
      organisation: organisation!.name[locale],
      inviter: invitedBy?.name ?? null,
      roles,
      invitationUrl: `${config.publicOrigin}${inLocale(locale, `/invitations/${secret}`)}`,
      expiresAt,
    },
  })
}

/** Takes an invitation back: its link joins nobody any more. Returns whether there was one to take back. */
export function revokeInvitation(actor: Actor, organisationId: string, id: string, now = Date.now()) {
  return db.write(async (tx) => {
    if (!isId(id)) return false
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(
        and(
          eq(invitations.id, id),
          eq(invitations.organisationId, organisationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ roles: invitations.roles })
    if (!revoked) return false
    const about = revoked.roles.join(', ')
    await record(tx, { actor, organisationId, action: 'team.invitation-revoked', about, now })
    return true
  })
}
