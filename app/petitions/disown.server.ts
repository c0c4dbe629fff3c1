import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { consents, letters, signatures, submissions } from '../../db/schema'
import type { Locale } from '../i18n'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { unseal } from '../platform/seal.server'
import { suppress } from '../supporters/suppression.server'
import { countChange } from './count.server'
import { findConfirmation, petitionTitle, selectSubmission, type Submitted } from './find-confirmation.server'
import { lettersAbout } from './letter-addresses.server'
import { sealedFor, type SealedPerson } from './sealed-person'

export type Disowned =
  /** Removed now or before; nothing about the person is kept but the keyed hash of the mailbox. */
  { outcome: 'disowned'; slug: string } | { outcome: 'unknown' }

/**
 * "This was not me": takes back what stands behind a letter's link, confirmed or not, and erases what was typed. With
 * `never`, no letter goes to the mailbox any more, about any petition. Repeating it changes nothing.
 */
export async function disownSignature(secret: string, never: boolean, now = Date.now()): Promise<Disowned> {
  const found = await findConfirmation(secret, now)
  if (found.outcome === 'unknown') return found
  if (found.outcome === 'expired') return { outcome: 'disowned', slug: found.slug }
  const { petitionId, slug, locale, submissionId } = found.submission
  const petition = { slug, title: await petitionTitle(petitionId, locale) }
  await db.write(async (tx) => {
    const [submission] = await selectSubmission(tx, { id: submissionId })
    if (!submission) return
    await endSignature(tx, submission, petition, now)
    if (never) await suppress(tx, submission.mailbox, 'not-me', now)
  })
  return { outcome: 'disowned', slug }
}

async function endSignature(
  tx: Tx,
  submission: Submitted,
  petition: { slug: string; title: string },
  now: number,
) {
  const { petitionId, mailbox, signatureId, state } = submission
  const counted = state === 'confirmed' || state === 'held'
  if (state !== 'pending' && !counted) return
  const ended = counted ? ('withdrawn' as const) : ('disowned' as const)
  const [before] = await tx.select().from(signatures).where(eq(signatures.id, signatureId))
  const changed = await tx
    .update(signatures)
    .set({
      state: ended,
      sealed: null,
      shownName: null,
      shownComment: null,
      country: null,
      updates: false,
      deliver: false,
      expiresAt: null,
      endedAt: now,
    })
    .where(and(eq(signatures.id, signatureId), eq(signatures.state, state)))
    .returning({ id: signatures.id })
  if (changed.length === 0) return
  countChange(tx, before!, { ...before!, state: ended })
  await tx.update(submissions).set({ sealed: null }).where(eq(submissions.signatureId, signatureId))
  await tx.update(consents).set({ withdrawnAt: now }).where(eq(consents.signatureId, signatureId))
  await tx
    .update(letters)
    .set({ state: 'withheld', sealed: null })
    .where(and(eq(letters.mailbox, mailbox), eq(letters.about, petitionId), eq(letters.state, 'queued')))
  if (counted && before!.sealed) {
    const person = unseal<SealedPerson>(sealedFor('signatures', petitionId, mailbox), before!.sealed)
    await queueWithdrawn(tx, person.email, submission, petition, now)
  }
}

const queueWithdrawn = (
  tx: Tx,
  to: string,
  { mailbox, petitionId, locale }: { mailbox: Buffer; petitionId: string; locale: Locale },
  petition: { slug: string; title: string },
  now: number,
) =>
  queueLetter(tx, {
    template: 'withdrawn',
    locale,
    to,
    mailbox,
    about: petitionId,
    now,
    fields: lettersAbout(locale, petition).about,
  })
