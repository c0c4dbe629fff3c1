import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { consents } from '../../db/schema'
import { HOUR } from '../duration'
import { unseal } from '../platform/seal.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { standingOf } from './confirmation-standing'
import { countIn } from './count-in.server'
import { findConfirmation, selectSubmission, type Submitted } from './find-confirmation.server'
import { sealedFor, type SealedPerson } from './sealed-person'

/** How long the thanks page can sign the campaign's other petitions without another letter. */
export const THANKS_WITHIN = HOUR

export type Confirmed =
  /** Counted now or before: the reader sees the same. `thanks` is the short-lived secret of the thanks page. */
  | { outcome: 'confirmed'; slug: string; thanks: string }
  | { outcome: 'paused' | 'ended' | 'withdrawn'; slug: string }
  | { outcome: 'expired'; slug: string }
  | { outcome: 'unknown' }

/** Confirms the signature behind a letter's link: counted once, however often and from wherever it is pressed. */
export async function confirmSignature(secret: string, now = Date.now()): Promise<Confirmed> {
  const found = await findConfirmation(secret, now)
  if (found.outcome !== 'found') return found
  return db.write((tx) => confirmSubmission(tx, found.submission.submissionId, now))
}

/** Confirms one submission inside a unit. */
export async function confirmSubmission(tx: Tx, submissionId: number, now: number): Promise<Confirmed> {
  const [submission] = await selectSubmission(tx, { id: submissionId })
  if (!submission) return { outcome: 'unknown' }
  const { slug } = submission
  const standing = standingOf(submission, now)
  if (standing !== 'waiting' && standing !== 'counted') return { outcome: standing, slug }
  if (standing === 'waiting') await countSubmission(tx, submission, submission.sealed!, now)
  const thanks = newSecret()
  await keepToken(tx, thanks, {
    purpose: 'thanks',
    subject: submission.signatureId,
    context: slug,
    now,
    expiresAt: now + THANKS_WITHIN,
  })
  return { outcome: 'confirmed', slug, thanks }
}

async function countSubmission(tx: Tx, submission: Submitted, sealed: Buffer, now: number): Promise<void> {
  const { petitionId, mailbox, state, confirmedAt } = submission
  const signature = {
    id: submission.signatureId,
    petitionId,
    mailbox,
    state,
    holdReason: submission.signatureHoldReason,
    country: submission.signatureCountry,
    confirmedAt,
  }
  const person = unseal<SealedPerson>(sealedFor('submissions', petitionId, mailbox), sealed)
  if (!(await countIn(tx, signature, { ...submission, person }, now))) return
  await tx
    .update(consents)
    .set({ effectiveAt: now })
    .where(eq(consents.submissionId, submission.submissionId))
}
