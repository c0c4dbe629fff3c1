import { and, eq, inArray } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { petitions, signatures, submissions, tokens } from '../../db/schema'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { countChange } from './count.server'
import { endSignature, withholdLetters } from './end-signature.server'
import { petitionTitle } from './find-confirmation.server'

export type Withdrawn =
  /** Taken back now, or before. */
  | { outcome: 'withdrawn' }
  /** It was removed or disowned: there is nothing to take back. */
  | { outcome: 'ended' }
  /** This mailbox has no signature on such a petition. */
  | { outcome: 'none' }

/**
 * Withdraws the signature of a mailbox from a petition: it leaves the count and stands among the withdrawn, and what
 * was typed is erased. One that was never confirmed is deleted. Signing again undoes it.
 */
export async function withdrawSignature(mailbox: Buffer, slug: string, now = Date.now()): Promise<Withdrawn> {
  const [petition] = await db.read
    .select({ id: petitions.id, locale: signatures.locale })
    .from(petitions)
    .innerJoin(signatures, and(eq(signatures.petitionId, petitions.id), eq(signatures.mailbox, mailbox)))
    .where(eq(petitions.slug, slug))
  if (!petition) return { outcome: 'none' }
  const title = await petitionTitle(petition.id, petition.locale)
  const withdrawn = await db.write(async (tx): Promise<Withdrawn> => {
    const [signature] = await tx
      .select({ id: signatures.id, state: signatures.state })
      .from(signatures)
      .where(and(eq(signatures.petitionId, petition.id), eq(signatures.mailbox, mailbox)))
    if (!signature) return { outcome: 'none' }
    if (signature.state === 'pending' && (await deleteWaiting(tx, signature.id)))
      return { outcome: 'withdrawn' }
    const state = await endSignature(tx, signature.id, { slug, title }, now)
    return { outcome: state === 'withdrawn' ? 'withdrawn' : 'ended' }
  })
  if (withdrawn.outcome === 'withdrawn') await forgetPetitionPages(slug)
  return withdrawn
}

/** Nobody counted it, so nothing has to be told of it: the row goes, with what was typed and its letters' links. */
async function deleteWaiting(tx: Tx, id: number): Promise<boolean> {
  const sent = tx.select({ id: submissions.id }).from(submissions).where(eq(submissions.signatureId, id))
  await tx.delete(tokens).where(and(eq(tokens.purpose, 'confirm'), inArray(tokens.subject, sent)))
  const [gone] = await tx
    .delete(signatures)
    .where(and(eq(signatures.id, id), eq(signatures.state, 'pending')))
    .returning()
  if (!gone) return false
  countChange(tx, gone, null)
  await withholdLetters(tx, gone)
  return true
}
