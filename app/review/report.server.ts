import { and, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, reports, signatures, type ReportReason } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { HOUR } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import { hashesOfNetwork, hashNetwork, NETWORK_KEPT } from '../platform/network.server'
import { seal, unseal } from '../platform/seal.server'
import { readSettings } from '../platform/settings.server'
import { tellReviewers } from './review-letters.server'

const sealedFor = (petitionId: string, at: number): string => `reports ${petitionId} ${at}`

export interface Report {
  petitionId: string
  /** The signature of the comment it is about; null: the petition itself. */
  signatureId: number | null
  reason: ReportReason
  text: string
  honeypot: boolean
  /** The sender's network address; only a keyed hash of its prefix is kept, for 72 hours. */
  network: string
}

/**
 * Takes a report of the public. A repeated, a limited and a machine's sender get the same answer and leave nothing.
 * Reviewers get a letter with the first open report of a petition, and with the one that reaches the threshold.
 */
export async function reportPetition(report: Report, now = Date.now()): Promise<{ outcome: 'received' }> {
  const received = { outcome: 'received' as const }
  const { reportThreshold, reportsPerHour } = await readSettings()
  // Whoever hides their address altogether shares one hash with all who do.
  const reporter = hashNetwork(report.network, now) ?? Buffer.alloc(16)
  const recent = await countRecent(`report ${reporter.toString('hex')}`, HOUR)
  if (report.honeypot || recent > reportsPerHour) return received
  const { petitionId, reason, text } = report
  const signatureId = report.signatureId ?? 0
  await db.write(async (tx) => {
    // The row is held, so that two who report at once are counted one after the other.
    const [petition] = await tx
      .update(petitions)
      .set({ slug: sql`${petitions.slug}` })
      .where(eq(petitions.id, petitionId))
      .returning()
    if (!petition) return
    const about = and(eq(reports.petitionId, petitionId), eq(reports.signatureId, signatureId))
    const [before] = await tx
      .select({ id: reports.id })
      .from(reports)
      .where(and(about, inArray(reports.reporter, hashesOfNetwork(report.network, now))))
      .limit(1)
    if (before) return
    if (signatureId > 0) {
      const [shown] = await tx
        .select({ id: signatures.id })
        .from(signatures)
        .where(
          and(
            eq(signatures.id, signatureId),
            eq(signatures.petitionId, petitionId),
            eq(signatures.state, 'confirmed'),
            isNotNull(signatures.shownComment),
          ),
        )
      if (!shown) return
    }
    const rows = await tx
      .insert(reports)
      .values({
        organisationId: petition.organisationId,
        petitionId,
        signatureId,
        reporter,
        reporterUntil: now + NETWORK_KEPT,
        reason,
        sealed: text === '' ? null : seal(sealedFor(petitionId, now), text),
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    if (rows.length === 0) return
    const [open] = await tx
      .select({ n: count() })
      .from(reports)
      .where(and(eq(reports.petitionId, petitionId), isNull(reports.decidedAt)))
    const { n } = open!
    if (n === 1 || n === reportThreshold) await tellReviewers(tx, petition, n, now)
  })
  return received
}

export interface ReportView {
  id: number
  reason: ReportReason
  text: string | null
  /** The comment it is about, as it is shown; null: the petition itself, or it is shown no more. */
  comment: string | null
  aboutComment: boolean
  /** Epoch ms. */
  at: number
  decision: 'upheld' | 'dismissed' | null
}

const SHOWN = 100

/** What the public reported of a petition, open ones first, the newest of them first. */
export async function listReports(petitionId: string): Promise<ReportView[]> {
  const rows = await db.read
    .select({ report: reports, comment: signatures.shownComment })
    .from(reports)
    .leftJoin(signatures, eq(signatures.id, reports.signatureId))
    .where(eq(reports.petitionId, petitionId))
    .orderBy(sql`case when ${reports.decidedAt} is null then 0 else 1 end`, desc(reports.id))
    .limit(SHOWN)
  return rows.map(({ report, comment }) => ({
    id: report.id,
    reason: report.reason,
    text: report.sealed && unseal<string>(sealedFor(petitionId, report.createdAt), report.sealed),
    comment,
    aboutComment: report.signatureId > 0,
    at: report.createdAt,
    decision: report.decision,
  }))
}

/** Upholds or dismisses an open report of an organisation's petition; what follows from it is done elsewhere. */
export function decideReport(
  person: Pick<Actor, 'personId' | 'name'>,
  petition: { id: string; slug: string; organisationId: string },
  reportId: number,
  decision: 'upheld' | 'dismissed',
  now = Date.now(),
): Promise<{ outcome: 'decided' | 'decided-already' | 'none' }> {
  const own = and(
    eq(reports.id, reportId),
    eq(reports.petitionId, petition.id),
    eq(reports.organisationId, petition.organisationId),
  )
  return db.write(async (tx) => {
    const [row] = await tx
      .update(reports)
      .set({ decision, decidedBy: person.personId, decidedAt: now })
      .where(and(own, isNull(reports.decidedAt)))
      .returning({ reason: reports.reason })
    if (!row) {
      const [found] = await tx.select({ id: reports.id }).from(reports).where(own)
      return { outcome: found ? ('decided-already' as const) : ('none' as const) }
    }
    await record(tx, {
      actor: person,
      organisationId: petition.organisationId,
      petitionId: petition.id,
      action: `report.${decision}`,
      about: petition.slug,
      details: { report: reportId, reason: row.reason },
      now,
    })
    return { outcome: 'decided' as const }
  })
}
