import { and, eq, isNotNull, max } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { mailingChunks, mailings, type MailingState, type PauseReason } from '../../db/schema'
import { record, type Audited } from '../accounts/audit.server'
import { aboutOf, holdMailing, type In, type Mailing } from './own-mailing.server'

export type Halted = { outcome: 'done' | 'not-from-here' | 'unknown' }

/** Stops a mailing at its next chunk; chunks that are on their way arrive. */
export const pauseMailing = (actor: In, reference: string, now = Date.now()): Promise<Halted> =>
  change(actor, reference, ['sending'], 'mailing.paused', now, () => ({
    state: 'paused',
    pausedFor: 'asked',
    pausedAt: now,
  }))

/** Goes on with a paused mailing, whatever paused it: from here on bounces and complaints are counted anew. */
export const resumeMailing = (actor: In, reference: string, now = Date.now()): Promise<Halted> =>
  change(actor, reference, ['paused'], 'mailing.resumed', now, async (tx, { id }) => ({
    state: 'sending',
    pausedFor: null,
    pausedAt: null,
    watchedFrom: (await lastClaimed(tx, id)) + 1,
  }))

/** Ends a mailing for good: whoever it has not reached gets nothing. What was sent stays sent. */
export const cancelMailing = (actor: In, reference: string, now = Date.now()): Promise<Halted> =>
  change(
    actor,
    reference,
    ['draft', 'waiting-approval', 'scheduled', 'sending', 'paused'],
    'mailing.cancelled',
    now,
    () => ({ state: 'cancelled', pausedFor: null, pausedAt: null, endedAt: now }),
  )

type Change = Partial<typeof mailings.$inferInsert>

function change(
  actor: In,
  reference: string,
  from: readonly MailingState[],
  action: Audited,
  now: number,
  to: (tx: Tx, mailing: Mailing) => Change | Promise<Change>,
): Promise<Halted> {
  return db.write(async (tx): Promise<Halted> => {
    const mailing = await holdMailing(tx, actor.organisation.id, reference)
    if (!mailing) return { outcome: 'unknown' }
    if (!from.includes(mailing.state)) return { outcome: 'not-from-here' }
    await tx
      .update(mailings)
      .set(await to(tx, mailing))
      .where(eq(mailings.id, mailing.id))
    await record(tx, {
      actor,
      organisationId: mailing.organisationId,
      action,
      petitionId: mailing.petitionId,
      about: await aboutOf(tx, mailing),
      now,
    })
    return { outcome: 'done' }
  })
}

async function lastClaimed(tx: Tx, mailingId: number): Promise<number> {
  const [row] = await tx
    .select({ n: max(mailingChunks.n) })
    .from(mailingChunks)
    .where(and(eq(mailingChunks.mailingId, mailingId), isNotNull(mailingChunks.claimedAt)))
  return row?.n ?? 0
}

/** Stops a mailing by itself; a person has to look before it goes on. Returns false when it was not sending. */
export async function pauseByItself(
  tx: Tx,
  mailingId: number,
  pausedFor: Exclude<PauseReason, 'asked'>,
  now: number,
): Promise<boolean> {
  const [mailing] = await tx
    .update(mailings)
    .set({ state: 'paused', pausedFor, pausedAt: now })
    .where(and(eq(mailings.id, mailingId), eq(mailings.state, 'sending')))
    .returning()
  if (!mailing) return false
  await record(tx, {
    actor: null,
    organisationId: mailing.organisationId,
    action: 'mailing.paused',
    petitionId: mailing.petitionId,
    about: await aboutOf(tx, mailing),
    reason: pausedFor,
    now,
  })
  return true
}
