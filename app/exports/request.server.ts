import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { exports as table, petitionCounters } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { record } from '../accounts/audit.server'
import { HOUR } from '../duration'
import type { Organizer } from '../figures/organizer'
import { stampHmac } from '../platform/seal.server'
import type { ExportAnswers } from './export-form'

/** How long what was asked for can be downloaded. */
export const DOWNLOAD_WITHIN = HOUR

/**
 * The secret of an export's link: made anew for whoever asked, in the session they asked in, and for nobody else, so that
 * neither the database nor an address ever holds it.
 */
export const linkSecret = (exportId: string, sessionId: string): string =>
  stampHmac('export-link', `${exportId} ${sessionId}`).toString('base64url')

export const hashOfLink = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Writes down what is to be taken out, by whom and why; the rows leave the database when the link is used. Returns its id. */
export async function requestExport(
  organizer: Organizer,
  petition: { id: string; slug: string },
  { format, columns, reason }: Omit<ExportAnswers, 'petition'>,
  now = Date.now(),
): Promise<string> {
  const id = uuidv7()
  await db.write(async (tx) => {
    const [counters] = await tx
      .select({ confirmed: petitionCounters.confirmed })
      .from(petitionCounters)
      .where(eq(petitionCounters.petitionId, petition.id))
    await tx.insert(table).values({
      id,
      organisationId: organizer.organisation.id,
      petitionId: petition.id,
      format,
      columns,
      reason,
      requestedBy: organizer.personId,
      linkHash: hashOfLink(linkSecret(id, organizer.sessionId)),
      createdAt: now,
      expiresAt: now + DOWNLOAD_WITHIN,
      total: counters?.confirmed ?? 0,
    })
    await record(tx, {
      actor: organizer,
      organisationId: organizer.organisation.id,
      petitionId: petition.id,
      about: petition.slug,
      action: 'export.requested',
      reason,
      details: { export: id, format, columns: columns.join(' ') },
      now,
    })
  })
  return id
}

/** Ends an export's link before its time. Returns false when it is another's or had ended. */
export function revokeExport(organizer: Organizer, id: string, now = Date.now()): Promise<boolean> {
  return db.write(async (tx) => {
    const [revoked] = await tx
      .update(table)
      .set({ revokedAt: now })
      .where(
        and(eq(table.id, id), eq(table.organisationId, organizer.organisation.id), isNull(table.revokedAt)),
      )
      .returning()
    if (!revoked) return false
    await record(tx, {
      actor: organizer,
      organisationId: organizer.organisation.id,
      petitionId: revoked.petitionId,
      action: 'export.revoked',
      details: { export: id, rows: revoked.rows },
      now,
    })
    return true
  })
}
