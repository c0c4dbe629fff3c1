import { eq } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots, type Tx } from '../../db/client'
import { petitions, petitionTexts, signatures, submissions } from '../../db/schema'
import { findToken } from '../supporters/tokens.server'

const columns = {
  submissionId: submissions.id,
  signatureId: signatures.id,
  petitionId: signatures.petitionId,
  mailbox: signatures.mailbox,
  state: signatures.state,
  signatureHoldReason: signatures.holdReason,
  signatureCountry: signatures.country,
  confirmedAt: signatures.confirmedAt,
  endedAt: signatures.endedAt,
  removedFor: signatures.removedFor,
  sealed: submissions.sealed,
  country: submissions.country,
  locale: submissions.locale,
  shown: submissions.shown,
  updates: submissions.updates,
  deliver: submissions.deliver,
  holdReason: submissions.holdReason,
  reasons: submissions.reasons,
  network: submissions.network,
  networkUntil: submissions.networkUntil,
  textVersion: submissions.textVersion,
  source: submissions.source,
  createdAt: submissions.createdAt,
  slug: petitions.slug,
  petitionState: petitions.state,
  closesAt: petitions.closesAt,
}

/** A submission with the signature and the petition it belongs to. */
export const selectSubmission = prepared('select_submission', (tx: Tx | Reader, p: Slots<{ id: number }>) =>
  tx
    .select(columns)
    .from(submissions)
    .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
    .innerJoin(petitions, eq(petitions.id, signatures.petitionId))
    .where(eq(submissions.id, p.id)),
)

export type Submitted = Awaited<ReturnType<typeof selectSubmission>>[number]

export type FoundConfirmation =
  | { outcome: 'found'; submission: Submitted }
  /** The letter is older than its signature was kept; only the petition is still known. */
  | { outcome: 'expired'; slug: string }
  | { outcome: 'unknown' }

/** Finds what the secret of a confirmation letter stands for; changes nothing. */
export async function findConfirmation(secret: string, now = Date.now()): Promise<FoundConfirmation> {
  const token = await findToken(secret, 'confirm', now)
  if (!token) return { outcome: 'unknown' }
  const [submission] = token.subject === null ? [] : await selectSubmission(db.read, { id: token.subject })
  // A button that was pressed in time leads to the same friendly page for as long as its letter is remembered.
  if (!submission || (token.expired && submission.state === 'pending')) {
    return token.context ? { outcome: 'expired', slug: token.context } : { outcome: 'unknown' }
  }
  return { outcome: 'found', submission }
}

/** The title of a petition in a language, or in the one it has. */
export async function petitionTitle(petitionId: string, locale: 'en' | 'es'): Promise<string> {
  const rows = await db.read
    .select({ locale: petitionTexts.locale, title: petitionTexts.title })
    .from(petitionTexts)
    .where(eq(petitionTexts.petitionId, petitionId))
    .orderBy(petitionTexts.version)
  return (rows.findLast((row) => row.locale === locale) ?? rows.at(-1))?.title ?? ''
}
