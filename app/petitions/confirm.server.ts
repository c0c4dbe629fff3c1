import { eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { consents, type Reason } from '../../db/schema'
import { HOUR } from '../duration'
import { unseal } from '../platform/seal.server'
import { readSettings, type Settings } from '../platform/settings.server'
import { keepToken, newSecret } from '../supporters/tokens.server'
import { standingOf } from './confirmation-standing'
import { countIn } from './count-in.server'
import { findConfirmation, selectSubmission, type Submitted } from './find-confirmation.server'
import { scorePress } from './score.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'

/** How long the thanks page can sign the campaign's other petitions without another letter. */
export const THANKS_WITHIN = HOUR

export type Confirmed =
  /** Counted now or before: the reader sees the same. `thanks` is the short-lived secret of the thanks page. */
  | { outcome: 'confirmed'; slug: string; thanks: string }
  | { outcome: 'paused' | 'ended' | 'withdrawn'; slug: string }
  | { outcome: 'expired'; slug: string }
  | { outcome: 'unknown' }

/** What is known about a press before its unit begins. */
export interface Press {
  reasons: Reason[]
  holdAt: Settings['holdAt']
}

/**
 * Confirms the signature behind a letter's link: counted once, however often and from wherever it is pressed, unless
 * its score holds it for review. `network` is the presser's address; null where no request stands behind it.
 */
export async function confirmSignature(
  secret: string,
  network: string | null = null,
  now = Date.now(),
): Promise<Confirmed> {
  const found = await findConfirmation(secret, now)
  if (found.outcome !== 'found') return found
  const { submissionId, createdAt } = found.submission
  const settings = await readSettings()
  const reasons = await scorePress({ network, sentAt: createdAt }, settings, now)
  return db.write((tx) => confirmSubmission(tx, submissionId, { reasons, holdAt: settings.holdAt }, now))
}

/** Confirms one submission inside a unit. */
export async function confirmSubmission(
  tx: Tx,
  submissionId: number,
  press: Press,
  now: number,
): Promise<Confirmed> {
  const [submission] = await selectSubmission(tx, { id: submissionId })
  if (!submission) return { outcome: 'unknown' }
  const { slug } = submission
  const standing = standingOf(submission, now)
  if (standing !== 'waiting' && standing !== 'counted') return { outcome: standing, slug }
  if (standing === 'waiting') await countSubmission(tx, submission, submission.sealed!, press, now)
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

async function countSubmission(
  tx: Tx,
  submission: Submitted,
  sealed: Buffer,
  press: Press,
  now: number,
): Promise<void> {
  const { petitionId, mailbox, state, confirmedAt, endedAt, removedFor } = submission
  const { shown, updates, deliver } = submission // as they stand now: a later form may have taken one back
  const signature = {
    id: submission.signatureId,
    petitionId,
    mailbox,
    state,
    holdReason: submission.signatureHoldReason,
    country: submission.signatureCountry,
    confirmedAt,
    endedAt,
    removedFor,
    locale: submission.locale,
    source: submission.source,
    comment: 'none' as const, // it counts among nothing yet
  }
  const person = unseal<SealedPerson>(sealedFor('submissions', petitionId, mailbox), sealed)
  const reasons = [...submission.reasons, ...press.reasons]
  if (!(await countIn(tx, signature, { ...submission, person, reasons }, press, now))) return
  await tx
    .update(consents)
    .set({ effectiveAt: now, shown, updates, deliver })
    .where(eq(consents.submissionId, submission.submissionId))
}
