import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { isId } from '../../db/is-id'
import { removals, type RemovalConditions, type RemovalReason } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { record, type Audited } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { readConditions, type AskedConditions, type ReadConditions } from './removal-conditions.server'
import { countMatching } from './remove.server'
import { UNDO_WITHIN } from './undo-removal.server'

export interface RemovingPetition {
  id: string
  slug: string
  organisationId: string
}
type By = Pick<Actor, 'personId' | 'name'>

export type AskedRemoval =
  | { outcome: 'asked'; id: string }
  | Extract<ReadConditions, { outcome: 'malformed' }>
  | { outcome: 'nothing' }

/** Which kinds of conditions stand, for the log: never what they look for. */
const kindsOf = (conditions: RemovalConditions) => Object.keys(conditions).sort().join(' ')

/** Asks for a removal that a worker carries out, a batch at a time; nothing is asked for where nothing matches. */
export async function askRemoval(
  petition: RemovingPetition,
  asked: { conditions: AskedConditions; reason: RemovalReason },
  actor: By,
  now = Date.now(),
): Promise<AskedRemoval> {
  const read = await readConditions(asked.conditions, now)
  if (read.outcome === 'malformed') return read
  const { conditions } = read
  const { reason } = asked
  const total = await countMatching(petition.id, conditions, now)
  if (total === 0) return { outcome: 'nothing' }
  const id = uuidv7()
  const row = { id, petitionId: petition.id, reason, conditions, actor: actor.name, startedAt: now, total }
  await db.write(async (tx) => {
    await tx.insert(removals).values({ ...row, task: 'remove' })
    const details = { matching: total, conditions: kindsOf(conditions), reason }
    await log(tx, petition, actor, 'signatures.removed', details, now)
  })
  return { outcome: 'asked', id }
}

/** Asks for what a removal took to be given back. Returns false when it is too late, undone, or under way. */
export function askUndo(
  petition: RemovingPetition,
  id: string,
  actor: By,
  now = Date.now(),
): Promise<boolean> {
  return db.write(async (tx) => {
    const [removal] = await tx
      .update(removals)
      .set({ task: 'undo', undoneBy: actor.name, leaseUntil: null })
      .where(and(ownRemoval(petition, id), isNull(removals.undoneAt), isNull(removals.task)))
      .returning()
    if (!removal) return false
    if (removal.startedAt <= now - UNDO_WITHIN) {
      await tx.update(removals).set({ task: null, undoneBy: null }).where(eq(removals.id, id))
      return false
    }
    await log(tx, petition, actor, 'signatures.removal-undone', { signatures: removal.removed }, now)
    return true
  })
}

/** Ends a removal half way: what it took stays out until it is undone. Returns false when it was at its end. */
export function stopRemoval(
  petition: RemovingPetition,
  id: string,
  actor: By,
  now = Date.now(),
): Promise<boolean> {
  return db.write(async (tx) => {
    const [removal] = await tx
      .update(removals)
      .set({ task: null, leaseUntil: null, stoppedAt: now, finishedAt: now })
      .where(and(ownRemoval(petition, id), eq(removals.task, 'remove')))
      .returning()
    if (!removal) return false
    await log(tx, petition, actor, 'signatures.removal-stopped', { signatures: removal.removed }, now)
    return true
  })
}

const log = (
  tx: Tx,
  { id, slug, organisationId }: RemovingPetition,
  actor: By,
  action: Audited,
  details: Record<string, string | number>,
  now: number,
) => record(tx, { actor, organisationId, petitionId: id, about: slug, action, details, now })

const ownRemoval = (petition: RemovingPetition, id: string) =>
  and(eq(removals.id, id), eq(removals.petitionId, petition.id))

/** A removal as its page shows it: how far it is, and what can still be done about it. */
export interface RemovalView {
  id: string
  reason: RemovalReason
  actor: string
  startedAt: number
  finishedAt: number | null
  stoppedAt: number | null
  undoneAt: number | null
  removed: number
  restored: number
  /** That matched when it was asked for. */
  total: number
  task: 'remove' | 'undo' | null
  /** Epoch ms until which it can be undone. */
  undoUntil: number
}

const toView = (row: typeof removals.$inferSelect): RemovalView => ({
  id: row.id,
  reason: row.reason,
  actor: row.actor,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  stoppedAt: row.stoppedAt,
  undoneAt: row.undoneAt,
  removed: row.removed,
  restored: row.restored,
  total: Math.max(row.total ?? 0, row.removed),
  task: row.task,
  undoUntil: row.startedAt + UNDO_WITHIN,
})

/** One removal of a petition, or null. */
export async function findRemoval(
  petition: Pick<RemovingPetition, 'id'>,
  id: string,
): Promise<RemovalView | null> {
  if (!isId(id)) return null
  const [row] = await db.read
    .select()
    .from(removals)
    .where(and(eq(removals.id, id), eq(removals.petitionId, petition.id)))
  return row ? toView(row) : null
}

/** The newest removals of a petition. */
export async function listRemovals(petition: Pick<RemovingPetition, 'id'>): Promise<RemovalView[]> {
  const rows = await db.read
    .select()
    .from(removals)
    .where(eq(removals.petitionId, petition.id))
    .orderBy(desc(removals.startedAt))
    .limit(20)
  return rows.map(toView)
}

/** Whether any removal waits for a worker. */
export const removalWaits = async (): Promise<boolean> => {
  const [one] = await db.read
    .select({ id: removals.id })
    .from(removals)
    .where(isNotNull(removals.task))
    .limit(1)
  return one !== undefined
}
