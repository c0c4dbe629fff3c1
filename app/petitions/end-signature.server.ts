import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { consents, letters, signatures, submissions, type SignatureState } from '../../db/schema'
import { queueLetter } from '../platform/mail/queue-letter.server'
import { isSuppressed } from '../supporters/suppression.server'
import { countChange } from './count.server'
import { lettersAbout } from './letter-addresses.server'
import { openPerson } from './open-person.server'

type Signature = typeof signatures.$inferSelect

/**
 * Takes a signature back: a counted or held one stands among the withdrawn and its owner gets a letter, a waiting one
 * is disowned. What was typed is erased. Returns the state it has then; one that had ended before stays as it is.
 */
export async function endSignature(
  tx: Tx,
  id: number,
  petition: { slug: string; title: string },
  now: number,
): Promise<SignatureState | null> {
  for (;;) {
    const [before] = await tx.select().from(signatures).where(eq(signatures.id, id))
    if (!before) return null
    if (!['pending', 'confirmed', 'held'].includes(before.state)) return before.state
    const state = before.state === 'pending' ? ('disowned' as const) : ('withdrawn' as const)
    const changed = await tx
      .update(signatures)
      .set({
        state,
        sealed: null,
        shownName: null,
        shownComment: null,
        comment: 'none',
        country: null,
        network: null,
        networkUntil: null,
        updates: false,
        deliver: false,
        expiresAt: null,
        endedAt: now,
      })
      .where(
        and(
          eq(signatures.id, id),
          eq(signatures.state, before.state),
          eq(signatures.comment, before.comment),
        ),
      )
      .returning({ id: signatures.id })
    if (changed.length === 0) continue // somebody changed it in this moment: look again
    countChange(tx, before, { ...before, state, comment: 'none', endedAt: now })
    await tx
      .update(submissions)
      .set({ sealed: null, network: null, networkUntil: null })
      .where(eq(submissions.signatureId, id))
    await tx.update(consents).set({ withdrawnAt: now }).where(eq(consents.signatureId, id))
    await withholdLetters(tx, before)
    if (state === 'withdrawn') await sendReceipt(tx, before, petition, now)
    return state
  }
}

/** Sends nothing of what is queued for a mailbox about a petition. */
export const withholdLetters = (tx: Tx, { mailbox, petitionId }: Pick<Signature, 'mailbox' | 'petitionId'>) =>
  tx
    .update(letters)
    .set({ state: 'withheld', sealed: null })
    .where(and(eq(letters.mailbox, mailbox), eq(letters.about, petitionId), eq(letters.state, 'queued')))

async function sendReceipt(
  tx: Tx,
  signature: Signature,
  petition: { slug: string; title: string },
  now: number,
) {
  const { mailbox, petitionId, locale } = signature
  const person = openPerson('signatures', signature)
  if (!person) return
  await queueLetter(tx, {
    template: 'withdrawn',
    locale,
    to: person.email,
    mailbox,
    about: petitionId,
    state: (await isSuppressed(tx, mailbox)) ? 'withheld' : 'queued',
    now,
    fields: lettersAbout(locale, petition).about,
  })
}
