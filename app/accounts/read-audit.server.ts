import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { audit, memberships, people, petitions } from '../../db/schema'
import { DAY } from '../duration'
import type { Audited } from './audit.server'

const PAGE = 50

export interface AuditFilter {
  personId?: string
  action?: string
  /** A petition's slug. */
  petition?: string
  /** UTC day. */
  day?: string
}

/** A line of the log. */
export interface AuditLine {
  id: number
  at: number
  actor: string
  personId: string | null
  action: Audited
  petition: string | null
  about: string | null
  reason: string | null
  details: Record<string, string | number | boolean | null>
}

async function conditions(organisationId: string, filter: AuditFilter): Promise<SQL | undefined | null> {
  const { personId, action, petition, day } = filter
  let petitionId: string | undefined
  if (petition) {
    const [row] = await db.read
      .select({ id: petitions.id })
      .from(petitions)
      .where(and(eq(petitions.slug, petition), eq(petitions.organisationId, organisationId)))
    if (!row) return null
    petitionId = row.id
  }
  return and(
    eq(audit.organisationId, organisationId),
    personId ? eq(audit.personId, personId) : undefined,
    action ? eq(audit.action, action) : undefined,
    petitionId ? eq(audit.petitionId, petitionId) : undefined,
    day ? and(gte(audit.at, Date.parse(day)), lt(audit.at, Date.parse(day) + DAY)) : undefined,
  )
}

const lines = (where: SQL | undefined, before: number | null, limit: number) =>
  db.read
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      personId: audit.personId,
      action: audit.action,
      petition: petitions.slug,
      about: audit.about,
      reason: audit.reason,
      details: audit.details,
    })
    .from(audit)
    .leftJoin(petitions, eq(petitions.id, audit.petitionId))
    .where(and(where, before === null ? undefined : lt(audit.id, before)))
    .orderBy(desc(audit.id))
    .limit(limit) as unknown as Promise<AuditLine[]>

/** The log of an organisation, newest first, fifty at a time; `next` is the cursor of the page after. */
export async function readAudit(
  organisationId: string,
  filter: AuditFilter,
  cursor: number | null = null,
): Promise<{ lines: AuditLine[]; next: number | null }> {
  const where = await conditions(organisationId, filter)
  if (where === null) return { lines: [], next: null }
  const rows = await lines(where, cursor, PAGE + 1)
  return { lines: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null }
}

/** The same without an end, a page at a time. */
export async function* everyAuditLine(
  organisationId: string,
  filter: AuditFilter,
): AsyncGenerator<AuditLine[]> {
  const where = await conditions(organisationId, filter)
  if (where === null) return
  for (let cursor: number | null = null; ;) {
    const rows: AuditLine[] = await lines(where, cursor, 500)
    if (rows.length > 0) yield rows
    if (rows.length < 500) return
    cursor = rows.at(-1)!.id
  }
}

/** Who has a role in an organisation, to choose from; whoever left is found by their petitions and days. */
export const auditedPeople = (organisationId: string): Promise<{ id: string; name: string }[]> =>
  db.read
    .selectDistinct({ id: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(people.name)
