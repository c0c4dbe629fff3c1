import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import {
  signatures,
  submissions,
  type Reason,
  type SignatureSource,
  type SignatureState,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { seal } from '../platform/seal.server'
import type { Settings } from '../platform/settings.server'
import { countChange, type Counted } from './count.server'
import { scoreOf } from './score.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'
import type { Choices } from './signature-rows.server'

export interface Proven extends Choices {
  person: SealedPerson
  country: string
  locale: Locale
  textVersion: number
  holdReason: string | null
  reasons: Reason[]
  source: SignatureSource
  network: Buffer | null
  networkUntil: number | null
}

/**
 * Turns a signature whose mailbox is proven into a counted one, or a held one, with what was agreed to. Returns false
 * when somebody changed its state in the same moment; then nothing is changed.
 */
export async function countIn(
  tx: Tx,
  signature: Counted & { id: number; mailbox: Buffer; state: SignatureState },
  proven: Proven,
  { holdAt }: Pick<Settings, 'holdAt'>,
  now: number,
): Promise<boolean> {
  const { id, petitionId, mailbox } = signature
  const score = scoreOf(proven.reasons)
  const holdReason = proven.holdReason ?? (score >= holdAt ? 'score' : null)
  const state = holdReason ? ('held' as const) : ('confirmed' as const)
  const shown = proven.shown && state === 'confirmed'
  const comment = shown && proven.person.comment ? ('waiting' as const) : ('none' as const)
  const changed = await tx
    .update(signatures)
    .set({
      state,
      holdReason,
      reasons: proven.reasons,
      score,
      network: proven.network,
      networkUntil: proven.networkUntil,
      sealed: seal(sealedFor('signatures', petitionId, mailbox), proven.person),
      country: proven.country,
      locale: proven.locale,
      shownName: shown ? proven.person.name : null,
      shownComment: null, // until a moderator has read it
      comment,
      source: proven.source,
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
  const after = {
    petitionId,
    state,
    country: proven.country,
    confirmedAt: now,
    endedAt: null,
    removedFor: null,
    locale: proven.locale,
    source: proven.source,
    comment,
  }
  countChange(tx, signature, { ...after, holdReason })
  // What was typed lives in the signature alone from now on.
  await tx.update(submissions).set({ sealed: null, pressedAt: now }).where(eq(submissions.signatureId, id))
  return true
}
