import { and, eq, isNull, Param, sql, type Placeholder } from 'drizzle-orm'
import { prepared, type Slots, type Tx } from '../../db/client'
import {
  consents,
  petitions,
  signatures,
  submissions,
  type Reason,
  type SignatureSource,
} from '../../db/schema'
import type { Locale } from '../i18n'

/** The statements of the signing path, compiled once. */

export interface Choices {
  shown: boolean
  updates: boolean
  deliver: boolean
}

interface Network {
  /** Keyed hash, and epoch ms at which it goes. */
  network: Buffer | null
  networkUntil: number | null
}

interface PendingSignature extends Network {
  petitionId: string
  mailbox: Buffer
  domain: Buffer | null
  locale: Locale
  holdReason: string | null
  textVersion: number
  now: number
  expiresAt: number
}

/** The unique index decides who is first: a repeated signer gets no row back. */
const insertPendingSignature = prepared('insert_pending_signature', (tx: Tx, p: Slots<PendingSignature>) =>
  tx
    .insert(signatures)
    .values({
      petitionId: p.petitionId,
      mailbox: p.mailbox,
      domain: p.domain,
      network: p.network,
      networkUntil: p.networkUntil,
      locale: p.locale,
      holdReason: p.holdReason,
      textVersion: p.textVersion,
      createdAt: p.now,
      expiresAt: p.expiresAt,
    })
    .onConflictDoNothing()
    .returning({ id: signatures.id }),
)

const selectSignature = prepared(
  'select_signature',
  (tx: Tx, p: Slots<{ petitionId: string; mailbox: Buffer }>) =>
    tx
      .select({
        id: signatures.id,
        petitionId: signatures.petitionId,
        mailbox: signatures.mailbox,
        state: signatures.state,
        holdReason: signatures.holdReason,
        country: signatures.country,
        sealed: signatures.sealed,
        createdAt: signatures.createdAt,
        confirmedAt: signatures.confirmedAt,
        endedAt: signatures.endedAt,
        removedFor: signatures.removedFor,
        locale: signatures.locale,
        source: signatures.source,
        comment: signatures.comment,
      })
      .from(signatures)
      .where(and(eq(signatures.petitionId, p.petitionId), eq(signatures.mailbox, p.mailbox))),
)

/** The signature of a mailbox, made if it is not there; one that is deleted in this very moment is made again. */
export async function insertOrFind(tx: Tx, row: PendingSignature) {
  for (;;) {
    const [created] = await insertPendingSignature(tx, row)
    const [signature] = await selectSignature(tx, row)
    if (signature) return { signature, created: created !== undefined }
  }
}

/** Lets a pending signature wait at least until then; a signature that waits for nothing is left alone. */
export const waitUntil = prepared('wait_until', (tx: Tx, p: Slots<{ id: number; until: number }>) =>
  tx
    .update(signatures)
    .set({
      expiresAt: sql`case when ${signatures.expiresAt} < ${p.until} then ${p.until} else ${signatures.expiresAt} end`,
    })
    .where(and(eq(signatures.id, p.id), eq(signatures.state, 'pending'))),
)

interface NewSubmission extends Choices, Network {
  signatureId: number
  sealed: Buffer
  country: string
  locale: Locale
  holdReason: string | null
  reasons: Reason[]
  textVersion: number
  source: SignatureSource
  codeHash: Buffer
  codeExpiresAt: number
  codeTries: number
  now: number
}

export const insertSubmission = prepared('insert_submission', (tx: Tx, p: Slots<NewSubmission>) =>
  tx
    .insert(submissions)
    .values({
      signatureId: p.signatureId,
      sealed: p.sealed,
      country: p.country,
      locale: p.locale,
      shown: p.shown,
      updates: p.updates,
      deliver: p.deliver,
      holdReason: p.holdReason,
      reasons: p.reasons,
      network: p.network,
      networkUntil: p.networkUntil,
      textVersion: p.textVersion,
      source: p.source,
      codeHash: p.codeHash,
      codeExpiresAt: p.codeExpiresAt,
      codeTries: p.codeTries,
      createdAt: p.now,
    })
    .returning({ id: submissions.id }),
)

type Flag = typeof submissions.shown | typeof submissions.updates | typeof submissions.deliver

/** The parameter is written as the column is: SQLite's driver takes no booleans. */
const both = (column: Flag, given: Placeholder) => sql`(${column} and ${new Param(given, column as never)})`

/**
 * Takes back, in what waits for a press, every choice that the newest form does not make: whoever corrects a form while
 * its letter is on the way must not be shown by the older one. A choice is never added, that would be a stranger's to make.
 */
export const keepChoices = prepared('keep_choices', (tx: Tx, p: Slots<Choices & { signatureId: number }>) =>
  tx
    .update(submissions)
    .set({
      shown: both(submissions.shown, p.shown),
      updates: both(submissions.updates, p.updates),
      deliver: both(submissions.deliver, p.deliver),
    })
    .where(and(eq(submissions.signatureId, p.signatureId), isNull(submissions.pressedAt))),
)

interface NewConsent extends Choices {
  signatureId: number
  submissionId: number | null
  wording: string
  locale: Locale
  place: (typeof consents.$inferSelect)['place']
  now: number
  effectiveAt: number | null
}

export const insertConsent = prepared('insert_consent', (tx: Tx, p: Slots<NewConsent>) =>
  tx.insert(consents).values({
    signatureId: p.signatureId,
    submissionId: p.submissionId,
    wording: p.wording,
    locale: p.locale,
    place: p.place,
    shown: p.shown,
    updates: p.updates,
    deliver: p.deliver,
    givenAt: p.now,
    effectiveAt: p.effectiveAt,
  }),
)

export const selectPetitionState = prepared('select_petition_state', (tx: Tx, p: Slots<{ id: string }>) =>
  tx
    .select({ state: petitions.state, closesAt: petitions.closesAt })
    .from(petitions)
    .where(eq(petitions.id, p.id)),
)
