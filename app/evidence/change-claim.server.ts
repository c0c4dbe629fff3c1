import { and, eq, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { claimChanges, claims, claimSubjects, type Localized } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPages } from '../platform/page-cache.server'
import {
  answersOfClaim,
  answersOfSubject,
  type ClaimChange,
  type ClaimFields,
  type SubjectFields,
} from './claim-form.server'
import type { Answers } from './read-fields'
import { subjectFor } from './record-claim.server'

type Person = Pick<Actor, 'personId' | 'name'>
type Claim = typeof claims.$inferSelect

export type ChangedClaim =
  | { outcome: 'changed' }
  /** Its figure or its standing changes, and the reader is not told why. */
  | { outcome: 'note-missing' }
  /** Somebody saved it since the form was opened: what stands now. */
  | { outcome: 'stale'; stored: Answers; revision: number }
  | { outcome: 'no-subject' }
  | { outcome: 'none' }

const ownClaim = (organisationId: string, slug: string) =>
  and(eq(claims.organisationId, organisationId), eq(claims.slug, slug))

/**
 * Changes a claim of an organisation, unless somebody has since the form was opened at `revision`. Another figure or
 * standing goes into its public history with the reason; whatever its source must bear again has to be checked again.
 */
export async function changeClaim(
  person: Person,
  organisationId: string,
  slug: string,
  { fields, subject, note }: ClaimChange,
  revision: number,
  now = Date.now(),
): Promise<ChangedClaim> {
  const changed = await db.write(async (tx): Promise<ChangedClaim> => {
    const [row] = await tx
      .select({ claim: claims, subject: claimSubjects.slug })
      .from(claims)
      .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
      .where(ownClaim(organisationId, slug))
    if (!row) return { outcome: 'none' }
    const { claim: before } = row
    const stale = (): ChangedClaim => ({
      outcome: 'stale',
      stored: answersOfClaim(before, row.subject),
      revision: before.revision,
    })
    if (before.revision !== revision) return stale()
    const otherFigure = !same(before.figure, fields.figure)
    const told = otherFigure || before.state !== fields.state
    if (told && !note) return { outcome: 'note-missing' }
    const chosen = typeof subject === 'string' ? await subjectFor(tx, organisationId, subject) : null
    if (typeof subject === 'string' && !chosen) return { outcome: 'no-subject' }
    const rows = await tx
      .update(claims)
      .set({
        ...fields,
        revision: sql`${claims.revision} + 1`,
        ...(saysTheSame(before, fields) ? {} : { reviewedAt: null, reviewedBy: null }),
      })
      .where(and(eq(claims.id, before.id), eq(claims.revision, revision)))
      .returning({ id: claims.id })
    if (rows.length === 0) return stale()
    const subjectId = chosen ?? (await subjectFor(tx, organisationId, subject))!
    await tx.update(claims).set({ subjectId }).where(eq(claims.id, before.id))
    if (told)
      await tx.insert(claimChanges).values({
        claimId: before.id,
        personId: person.personId,
        stateBefore: before.state,
        stateAfter: fields.state,
        figureBefore: otherFigure ? before.figure : null,
        note: note!,
        at: now,
      })
    await record(tx, {
      actor: person,
      organisationId,
      action: 'evidence.claim-changed',
      about: slug,
      details: { from: before.state, to: fields.state, figure: otherFigure },
      now,
    })
    return { outcome: 'changed' }
  })
  if (changed.outcome === 'changed') await forgetPages()
  return changed
}

const same = (a: Localized, b: Localized) => a.en === b.en && a.es === b.es

const checked = ['figure', 'unit', 'statement', 'by', 'asOfText', 'passage'] as const
const saysTheSame = (a: Claim, b: ClaimFields): boolean =>
  a.asOf === b.asOf && checked.every((name) => same(a[name], b[name]))

export type CheckedClaim =
  | { outcome: 'checked' }
  /** It reads otherwise than what was checked. */
  | { outcome: 'stale' }
  | { outcome: 'none' }

/** Writes down that a person compared a claim, as it stood at `revision`, with its source. */
export async function checkClaim(
  person: Person,
  organisationId: string,
  slug: string,
  revision: number,
  now = Date.now(),
): Promise<CheckedClaim> {
  const outcome = await db.write(async (tx): Promise<CheckedClaim> => {
    const rows = await tx
      .update(claims)
      .set({ reviewedAt: now, reviewedBy: person.personId })
      .where(and(ownClaim(organisationId, slug), eq(claims.revision, revision)))
      .returning({ id: claims.id })
    if (rows.length === 0) {
      const [found] = await tx.select({ id: claims.id }).from(claims).where(ownClaim(organisationId, slug))
      return { outcome: found ? 'stale' : 'none' }
    }
    await record(tx, { actor: person, organisationId, action: 'evidence.reviewed', about: slug, now })
    return { outcome: 'checked' }
  })
  if (outcome.outcome === 'checked') await forgetPages()
  return outcome
}

export type ChangedSubject =
  { outcome: 'changed' } | { outcome: 'stale'; stored: Answers; revision: number } | { outcome: 'none' }

/** Changes what the claims of an organisation's subject speak of, and whether they disagree. */
export async function changeSubject(
  person: Person,
  organisationId: string,
  claimSlug: string,
  fields: SubjectFields,
  revision: number,
): Promise<ChangedSubject> {
  const changed = await db.write(async (tx): Promise<ChangedSubject> => {
    const [row] = await tx
      .select({ subject: claimSubjects })
      .from(claims)
      .innerJoin(claimSubjects, eq(claimSubjects.id, claims.subjectId))
      .where(ownClaim(organisationId, claimSlug))
    if (!row) return { outcome: 'none' }
    const { subject } = row
    const rows = await tx
      .update(claimSubjects)
      .set({ ...fields, revision: sql`${claimSubjects.revision} + 1` })
      .where(and(eq(claimSubjects.id, subject.id), eq(claimSubjects.revision, revision)))
      .returning({ id: claimSubjects.id })
    if (rows.length === 0)
      return { outcome: 'stale', stored: answersOfSubject(subject), revision: subject.revision }
    const details = { disagreeing: fields.disagreeing }
    const about = subject.slug
    await record(tx, { actor: person, organisationId, action: 'evidence.claim-changed', about, details })
    return { outcome: 'changed' }
  })
  if (changed.outcome === 'changed') await forgetPages()
  return changed
}
