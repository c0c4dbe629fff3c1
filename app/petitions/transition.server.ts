import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import {
  petitions,
  petitionTexts,
  type Localized,
  type PetitionState,
  type StateBefore,
} from '../../db/schema'
import { record, type AuditEntry } from '../accounts/audit.server'
import { endedStates, publicStates, stateAt } from './states'
import { auditedAs, remembering, transitionOf, type Move } from './transitions'

type Petition = typeof petitions.$inferSelect

export interface Moving {
  /** Who; null: a job or the command line, which `by` names. */
  actor: AuditEntry['actor']
  by?: string
  /** What the public reads; asked for where the table says so. */
  reason?: Localized | null
  /** A word for the audit log beside it. */
  reasonCode?: string | null
  /** The state that whoever decided saw; when it is another one by now, nothing happens. */
  seen?: PetitionState
  now?: number
}

export type Moved =
  | { outcome: 'moved'; from: PetitionState; to: PetitionState }
  /** This state does not lead there, or it was moved by somebody else meanwhile. `state`: as it is now. */
  | { outcome: 'not-from-here'; state: PetitionState }
  | { outcome: 'reason-missing' }
  /** Nothing was ever published that could be shown. */
  | { outcome: 'no-text' }
  | { outcome: 'unknown' }

/**
 * Moves a petition along the table of `transitions.ts` and writes it into the audit log; of two who move it at once one
 * succeeds. It asks nobody's role: the way in does. Call `forgetPages()` after the commit.
 */
export async function transition(tx: Tx, petitionId: string, move: Move, moving: Moving): Promise<Moved> {
  const { now = Date.now(), reason = null } = moving
  const [petition] = await tx.select().from(petitions).where(eq(petitions.id, petitionId))
  if (!petition) return { outcome: 'unknown' }
  const rule = transitionOf(move)
  const state = stateAt(petition, now)
  if (!rule.from.includes(state) || (moving.seen !== undefined && moving.seen !== state))
    return { outcome: 'not-from-here', state }
  if (rule.reason && !(reason?.en && reason.es)) return { outcome: 'reason-missing' }
  const before: StateBefore | null =
    rule.to === 'before' ? (petition.stateBefore ?? { state: 'closed', reason: null, changedAt: null }) : null
  const to = before?.state ?? (rule.to as PetitionState)
  if (to === 'open' && !(await hasText(tx, petitionId))) return { outcome: 'no-text' }
  const entered = before ? { reason: before.reason, at: before.changedAt ?? now } : { reason, at: now }
  if (!(await enterState(tx, petition, to, entered, now))) return { outcome: 'not-from-here', state }
  await record(tx, {
    actor: moving.actor,
    by: moving.by,
    organisationId: petition.organisationId,
    action: auditedAs(move, to),
    petitionId,
    about: petition.slug,
    reason: reason?.en ?? null,
    details: { from: state, to, ...(moving.reasonCode ? { code: moving.reasonCode } : {}) },
    now,
  })
  return { outcome: 'moved', from: state, to }
}

/**
 * Writes a state over the one a row was read with. Returns false when somebody else had moved it by then.
 */
export async function enterState(
  tx: Tx,
  petition: Pick<Petition, 'id' | 'state' | 'stateReason' | 'stateChangedAt' | 'closesAt'>,
  to: PetitionState,
  entered: { reason: Localized | null; at: number },
  now: number,
): Promise<boolean> {
  const ended = endedStates.includes(to)
  const rows = await tx
    .update(petitions)
    .set({
      state: to,
      stateReason: entered.reason,
      stateChangedAt: entered.at,
      stateBefore: remembering.includes(to) ? standing(petition, now) : null,
      // A petition that closed by itself has been closed since then, whatever came after.
      ...(ended
        ? {
            closedAt: sql`coalesce(${petitions.closedAt}, case when ${petitions.closesAt} < ${now} then ${petitions.closesAt} end, ${now})`,
          }
        : {}),
      ...(to === 'open' || to === 'paused' ? { closedAt: null, anonymisedAt: null } : {}),
      // Who opens it again after its day has come and gone means that it stays open.
      ...(to === 'open' && petition.closesAt !== null && petition.closesAt <= now && wasPublic(petition)
        ? { closesAt: null }
        : {}),
      ...(publicStates.includes(to) ? { publishedAt: sql`coalesce(${petitions.publishedAt}, ${now})` } : {}),
    })
    .where(and(eq(petitions.id, petition.id), eq(petitions.state, petition.state)))
    .returning({ id: petitions.id })
  return rows.length > 0
}

function standing(
  { state, stateReason, stateChangedAt, closesAt }: Parameters<typeof enterState>[1],
  now: number,
): StateBefore {
  const closedItself = state === 'open' && stateAt({ state, closesAt }, now) === 'closed'
  return closedItself
    ? { state: 'closed', reason: null, changedAt: closesAt }
    : { state, reason: stateReason, changedAt: stateChangedAt }
}

async function hasText(tx: Tx, petitionId: string): Promise<boolean> {
  const [text] = await tx
    .select({ id: petitionTexts.id })
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.current, true)))
    .limit(1)
  return text !== undefined
}

const wasPublic = ({ state }: Pick<Petition, 'state'>): boolean => publicStates.includes(state)
