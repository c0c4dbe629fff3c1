import { db } from '../../db/client'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { suppress } from '../supporters/suppression.server'
import { endSignature } from './end-signature.server'
import { findConfirmation, petitionTitle, selectSubmission } from './find-confirmation.server'

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
    await endSignature(tx, submission.signatureId, petition, now)
    if (never) await suppress(tx, submission.mailbox, 'not-me', now)
  })
  await forgetPetitionPages(slug)
  return { outcome: 'disowned', slug }
}
