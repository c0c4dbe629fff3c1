import { createHash } from 'node:crypto'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { deliveries, organisations, petitions } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { DAY } from '../duration'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { nameProblem, tidyLine } from '../supporters/person-text'
import { newSecret } from '../supporters/tokens.server'

/** How long a recipient's link works; it can be given as long again. */
export const PACKET_LINK = 30 * DAY
export const OFFICE_LENGTH = 200

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const ofPetition = (petitionId: string, id: string) =>
  and(eq(deliveries.id, id), eq(deliveries.petitionId, petitionId))

/** Makes the recipient's link, and ends the one before. Returns its secret, which nothing can show again; or null. */
export async function makeLink(
  petition: { id: string; organisationId: string },
  id: string,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<string | null> {
  const secret = newSecret()
  return db.write(async (tx) => {
    const [made] = await tx
      .update(deliveries)
      .set({ linkHash: hashOf(secret), linkExpiresAt: now + PACKET_LINK })
      .where(ofPetition(petition.id, id))
      .returning({ id: deliveries.id })
    if (!made) return null
    const { id: petitionId, organisationId } = petition
    const details = { link: true }
    await record(tx, { actor, organisationId, action: 'delivery.prepared', petitionId, details, now })
    return secret
  })
}

/** Lets the link work for thirty days from now. False: there is none. */
export async function extendLink(petitionId: string, id: string, now = Date.now()): Promise<boolean> {
  const extended = await db.write((tx) =>
    tx
      .update(deliveries)
      .set({ linkExpiresAt: now + PACKET_LINK })
      .where(and(ofPetition(petitionId, id), isNotNull(deliveries.linkHash)))
      .returning({ id: deliveries.id }),
  )
  return extended.length > 0
}

/** Ends the link at once. Repeating changes nothing. */
export async function endLink(
  petition: { id: string; organisationId: string },
  id: string,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<void> {
  await db.write(async (tx) => {
    const [ended] = await tx
      .update(deliveries)
      .set({ linkHash: null, linkExpiresAt: null })
      .where(and(ofPetition(petition.id, id), isNotNull(deliveries.linkHash)))
      .returning({ id: deliveries.id })
    if (!ended) return
    const { id: petitionId, organisationId } = petition
    await record(tx, { actor, organisationId, action: 'delivery.link-ended', petitionId, now })
  })
}

/** The packet a recipient's link opens; null once it ended, or while its petition is not public. */
export async function findPacketId(secret: string, now = Date.now()): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null
  const [row] = await db.read
    .select({
      id: deliveries.id,
      until: deliveries.linkExpiresAt,
      state: petitions.state,
      organisation: organisations.state,
    })
    .from(deliveries)
    .innerJoin(petitions, eq(petitions.id, deliveries.petitionId))
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .where(eq(deliveries.linkHash, hashOf(secret)))
  if (!row || row.until === null || row.until <= now) return null
  if (row.state === 'taken-down' || row.organisation === 'suspended') return null
  return row.id
}

/** Writes down that a recipient opened the packet; only the first time stays. */
export async function markOpened(id: string, now = Date.now()): Promise<void> {
  await db.write((tx) =>
    tx
      .update(deliveries)
      .set({ firstOpenedAt: now })
      .where(and(eq(deliveries.id, id), isNull(deliveries.firstOpenedAt))),
  )
}

export type Acknowledged = { outcome: 'acknowledged' } | { outcome: 'problem'; problem: 'empty' | 'long' }

/** Writes down that an office says it received the packet; what it said first stays. */
export async function acknowledge(id: string, typed: string, now = Date.now()): Promise<Acknowledged> {
  const by = tidyLine(typed)
  if (by === '') return { outcome: 'problem', problem: 'empty' }
  // An office's name may be longer than a person's; what may stand in it is the same.
  const pieces = [...by]
  const wrong =
    nameProblem(pieces.slice(0, 100).join('')) ??
    (pieces.length > 100 && nameProblem(`A${pieces.slice(100, 200).join('')}`))
  if (pieces.length > OFFICE_LENGTH || wrong) return { outcome: 'problem', problem: 'long' }
  const [done] = await db.write((tx) =>
    tx
      .update(deliveries)
      .set({ acknowledgedAt: now, acknowledgedBy: by })
      .where(and(eq(deliveries.id, id), isNull(deliveries.acknowledgedAt)))
      .returning({ petitionId: deliveries.petitionId }),
  )
  if (done) {
    const [petition] = await db.read
      .select({ slug: petitions.slug })
      .from(petitions)
      .where(eq(petitions.id, done.petitionId))
    if (petition) await forgetPetitionPages(petition.slug)
  }
  return { outcome: 'acknowledged' }
}
