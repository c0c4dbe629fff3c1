import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { signatures, submissions, type SignatureState } from '../../db/schema'
import type { Locale } from '../i18n'
import { seal } from '../platform/seal.server'
import { countChange, type Counted } from './count.server'
import { sealedFor, type SealedPerson } from './sealed-person'
import type { Choices } from './signature-rows.server'

export interface Proven extends Choices {
  person: SealedPerson
  country: string
  locale: Locale
  textVersion: number
  holdReason: string | null
}

/**
 * Turns a signature whose mailbox is proven into a counted one, or a held one, with what was agreed to. Returns false
 * when somebody changed its state in the same moment; then nothing is changed.
 */
export async function countIn(
  tx: Tx,
  signature: Counted & { id: number; mailbox: Buffer; state: SignatureState },
  proven: Proven,
  now: number,
): Promise<boolean> {
  const { id, petitionId, mailbox } = signature
  const state = proven.holdReason ? 'held' : 'confirmed'
  const changed = await tx
    .update(signatures)
    .set({
      state,
      holdReason: proven.holdReason,
      sealed: seal(sealedFor('signatures', petitionId, mailbox), proven.person),
      country: proven.country,
      locale: proven.locale,
      shownName: proven.shown && state === 'confirmed' ? proven.person.name : null,
      shownComment: null, // until a moderator has read it
      updates: proven.updates,
      deliver: proven.deliver,
      textVersion: proven.textVersion,
      confirmedAt: now,
      expiresAt: null,
      endedAt: null,
    })
    .where(and(eq(signatures.id, id), eq(signatures.state, signature.state)))
    .returning({ id: signatures.id })
  if (changed.length === 0) return false
  countChange(tx, signature, { ...proven, petitionId, state, confirmedAt: now })
  // What was typed lives in the signature alone from now on.
  await tx.update(submissions).set({ sealed: null, pressedAt: now }).where(eq(submissions.signatureId, id))
  return true
}
