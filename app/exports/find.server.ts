import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import { exports as table, people, petitions } from '../../db/schema'
import { MINUTE } from '../duration'
import type { Organizer } from '../figures/organizer'
import { hashOfLink, linkSecret } from './request.server'

/**
 * waiting: nobody has downloaded it · running: rows are leaving · interrupted: the download ended before its last row ·
 * done: the last row was handed over · expired, revoked: it cannot be downloaded any more.
 */
export type ExportState = 'waiting' | 'running' | 'interrupted' | 'done' | 'expired' | 'revoked'

/** A download whose rows stood still for this long has ended without saying so. */
const STILL = 2 * MINUTE

export interface ExportView {
  id: string
  petition: string
  format: 'csv' | 'json'
  columns: string[]
  reason: string
  by: string
  createdAt: number
  expiresAt: number
  rows: number
  total: number
  state: ExportState
  /** Whether the one who looks may download it: the person and the session that asked. */
  mine: boolean
}

type Row = typeof table.$inferSelect

function stateOf(row: Row, now: number): ExportState {
  if (row.revokedAt !== null) return 'revoked'
  const running =
    row.startedAt !== null &&
    row.finishedAt === null &&
    row.interruptedAt === null &&
    (row.progressAt ?? row.startedAt) > now - STILL
  if (running) return 'running'
  if (row.finishedAt !== null) return 'done'
  if (row.expiresAt <= now) return 'expired'
  return row.startedAt === null ? 'waiting' : 'interrupted'
}

const toView = (
  { row, slug, by }: { row: Row; slug: string; by: string },
  organizer: Organizer,
  now: number,
): ExportView => ({
  id: row.id,
  petition: slug,
  format: row.format,
  columns: row.columns,
  reason: row.reason,
  by,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  rows: row.rows,
  total: Math.max(row.total, row.rows),
  state: stateOf(row, now),
  mine:
    row.requestedBy === organizer.personId &&
    row.linkHash.equals(hashOfLink(linkSecret(row.id, organizer.sessionId))),
})

const rowsOf = (organizer: Organizer, id?: string) =>
  db.read
    .select({ row: table, slug: petitions.slug, by: people.name })
    .from(table)
    .innerJoin(petitions, eq(petitions.id, table.petitionId))
    .innerJoin(people, eq(people.id, table.requestedBy))
    .where(
      and(
        eq(table.organisationId, organizer.organisation.id),
        id === undefined ? sql`true` : eq(table.id, id),
      ),
    )
    .orderBy(desc(table.createdAt), desc(table.id))
    .limit(50)

/** The newest exports of an organisation. */
export async function listExports(organizer: Organizer, now = Date.now()): Promise<ExportView[]> {
  return (await rowsOf(organizer)).map((found) => toView(found, organizer, now))
}

/** One export of an organisation, or null. */
export async function findExport(
  organizer: Organizer,
  id: string,
  now = Date.now(),
): Promise<ExportView | null> {
  if (!isId(id)) return null
  const [found] = await rowsOf(organizer, id)
  return found ? toView(found, organizer, now) : null
}
