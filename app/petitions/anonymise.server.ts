import { and, asc, eq, gt, inArray, isNull, lte, or, sql, type AnyColumn } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { db, type Tx } from '../../db/client'
import { consents, paperSignatures, petitions, signatures, submissions } from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { countComments } from './count.server'
import { anonymisePaper, personalPaper } from './erase-paper.server'
import { endedStates } from './states'

const BATCH = 100

/** Six calendar months before a moment. */
export function sixMonthsBefore(now: number): number {
  const date = new Date(now)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() - 6)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return date.setUTCDate(Math.min(day, last))
}

/** Petitions that took no signature for six months and are not through yet. */
const longClosed = (now: number) =>
  and(
    isNull(petitions.anonymisedAt),
    or(
      and(
        inArray(petitions.state, [...endedStates, 'taken-down']),
        lte(sql`coalesce(${petitions.closedAt}, ${petitions.stateChangedAt})`, sixMonthsBefore(now)),
      ),
      and(eq(petitions.state, 'open'), lte(petitions.closesAt, sixMonthsBefore(now))),
    ),
  )

const due = (now: number) =>
  db.read.select({ id: petitions.id }).from(petitions).where(longClosed(now)).orderBy(asc(petitions.id))

const personal = (petitionId: string) =>
  and(eq(signatures.petitionId, petitionId), isNull(signatures.anonymisedAt))

export async function countToAnonymise(now: number): Promise<number> {
  const [row] = await db.read
    .select({ n: sql<number>`count(*)` })
    .from(signatures)
    .where(
      and(
        isNull(signatures.anonymisedAt),
        inArray(
          signatures.petitionId,
          db.read.select({ id: petitions.id }).from(petitions).where(longClosed(now)),
        ),
      ),
    )
  const [paper] = await db.read
    .select({ n: sql<number>`count(*)` })
    .from(paperSignatures)
    .where(personalPaper(db.read.select({ id: petitions.id }).from(petitions).where(longClosed(now))))
  return row!.n + paper!.n
}

/**
 * Takes everything personal out of the signatures of petitions that closed six months ago. What is left of each is its
 * state, country and day, so no total changes. Goes on where an interrupted run stopped. Returns how many were done.
 */
export async function anonymiseClosed(
  now: number,
  report: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for (const { id } of await due(now)) {
    // By mailbox, because the index is; a new mailbox may stand further on and is passed over there.
    for (let last: Buffer | null = Buffer.alloc(0); last;) {
      const from: Buffer = last
      const batch = await db.write((tx) => anonymiseSome(tx, id, from, now))
      done += batch.done
      last = batch.last
      report(done)
    }
    for (let from: number | null = 0; from !== null;) {
      const after: number = from
      const paper = await db.write((tx) => anonymisePaper(tx, id, after, BATCH))
      done += paper.done
      from = paper.last
    }
    await db.write(async (tx) => {
      const [left] = await tx.select({ id: signatures.id }).from(signatures).where(personal(id)).limit(1)
      if (!left) await tx.update(petitions).set({ anonymisedAt: now }).where(eq(petitions.id, id))
    })
  }
  if (done > 0) await forgetPages()
  return done
}

async function anonymiseSome(tx: Tx, petitionId: string, from: Buffer, now: number) {
  const rows = await tx
    .select({
      id: signatures.id,
      mailbox: signatures.mailbox,
      state: signatures.state,
      comment: signatures.comment,
    })
    .from(signatures)
    .where(and(personal(petitionId), gt(signatures.mailbox, from)))
    .orderBy(asc(signatures.mailbox))
    .limit(BATCH)
  for (const { id, state, comment } of rows) {
    const done = await tx
      .update(signatures)
      .set({
        mailbox: randomBytes(32), // keeps the rule "one mailbox, one signature" and stands for nobody
        domain: null,
        network: null,
        networkUntil: null,
        sealed: null,
        shownName: null,
        shownComment: null,
        comment: 'none',
        updates: false,
        deliver: false,
        reasons: [],
        createdAt: toDay(signatures.createdAt),
        confirmedAt: toDay(signatures.confirmedAt),
        endedAt: toDay(signatures.endedAt),
        anonymisedAt: now,
      })
      .where(and(eq(signatures.id, id), eq(signatures.state, state), eq(signatures.comment, comment)))
      .returning({ id: signatures.id })
    // Whoever was changed in this moment is taken by the next run.
    if (done.length > 0 && state === 'confirmed' && comment === 'waiting') countComments(tx, petitionId, -1)
  }
  const ids = rows.map((row) => row.id)
  if (ids.length > 0) {
    await tx.delete(submissions).where(inArray(submissions.signatureId, ids))
    await tx
      .update(consents)
      .set({
        givenAt: toDay(consents.givenAt),
        effectiveAt: toDay(consents.effectiveAt),
        withdrawnAt: toDay(consents.withdrawnAt),
      })
      .where(inArray(consents.signatureId, ids))
  }
  return { done: rows.length, last: rows.length === BATCH ? rows.at(-1)!.mailbox : null }
}

/** The beginning of the UTC day: a moment could be matched with a mail server's log. */
const toDay = (moment: AnyColumn) => sql<number>`${moment} - ${moment} % 86400000`
