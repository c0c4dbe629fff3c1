import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import {
  consents,
  holdDecisions,
  removalReasons,
  signatures,
  type Reason,
  type RemovalReason,
} from '../../db/schema'
import { forgetPages } from '../platform/page-cache.server'
import { unseal } from '../platform/seal.server'
import { countChange } from './count.server'
import { sealedFor, type SealedPerson } from '../supporters/sealed-person'

const PAGE = 50

/** A held signature as a moderator sees it: why it is held, and nothing of the person but the country. */
export interface HeldSignature {
  id: number
  /** Epoch ms. */
  confirmedAt: number
  country: string
  holdReason: string
  score: number
  reasons: Reason[]
}

/** The held signatures of a petition, oldest first, fifty at a time; `next` is the cursor of the page after. */
export async function listHeld(
  petitionId: string,
  cursor = 0,
): Promise<{ held: HeldSignature[]; next: number | null }> {
  const rows = await db.read
    .select({
      id: signatures.id,
      confirmedAt: signatures.confirmedAt,
      country: signatures.country,
      holdReason: signatures.holdReason,
      score: signatures.score,
      reasons: signatures.reasons,
    })
    .from(signatures)
    .where(
      and(eq(signatures.petitionId, petitionId), eq(signatures.state, 'held'), gt(signatures.id, cursor)),
    )
    .orderBy(asc(signatures.id))
    .limit(PAGE + 1)
  const held = rows.slice(0, PAGE).map((row) => ({
    ...row,
    confirmedAt: row.confirmedAt!,
    country: row.country ?? '',
    holdReason: row.holdReason ?? '',
  }))
  return { held, next: rows.length > PAGE ? held.at(-1)!.id : null }
}

export type Decided =
  | { outcome: 'accepted' | 'rejected' }
  /** It is not held, or not any more: somebody else decided, or its owner withdrew it. */
  | { outcome: 'not-held' }
  | { outcome: 'needs-reason' }

interface Within {
  /** Only a signature of this petition is decided. */
  petitionId?: string
  /** Done in the same transaction. */
  also?: (tx: Tx, outcome: 'accepted' | 'rejected') => Promise<void>
}

/** Reads a reason that the public will see a number of. */
export const readRemovalReason = (text: string): RemovalReason | null =>
  removalReasons.find((reason) => reason === text) ?? null

/**
 * Lets a held signature count from the day it was confirmed, or takes it out under a public reason. Accepting wants a
 * sentence, rejecting one of the codes of `removal-reasons.ts`; both are kept with who decided.
 */
export async function decideHeld(
  id: number,
  decision: 'accept' | 'reject',
  reason: string,
  actor: string,
  now = Date.now(),
  within: Within = {},
): Promise<Decided> {
  const removedFor = decision === 'reject' ? readRemovalReason(reason) : null
  if (!reason.trim() || (decision === 'reject' && !removedFor)) return { outcome: 'needs-reason' }
  const decided = await db.write(async (tx) => {
    const [before] = await tx.select().from(signatures).where(eq(signatures.id, id))
    if (before?.state !== 'held' || (within.petitionId && before.petitionId !== within.petitionId))
      return { outcome: 'not-held' as const }
    const after = removedFor
      ? ({ state: 'removed', removedFor, stateBefore: 'held', endedAt: now } as const)
      : ({ state: 'confirmed', holdReason: null, ...(await whatIsShown(tx, before)) } as const)
    const changed = await tx
      .update(signatures)
      .set(after)
      .where(and(eq(signatures.id, id), eq(signatures.state, 'held')))
      .returning({ id: signatures.id })
    if (changed.length === 0) return { outcome: 'not-held' as const }
    countChange(tx, before, { ...before, ...after })
    await tx.insert(holdDecisions).values({ signatureId: id, decision, reason, actor, decidedAt: now })
    const outcome = removedFor ? ('rejected' as const) : ('accepted' as const)
    await within.also?.(tx, outcome)
    return { outcome }
  })
  await forgetPages()
  return decided
}

/** What a signer whose consent in force says so shows: the name now, the comment once somebody has read it. */
async function whatIsShown(tx: Tx, signature: typeof signatures.$inferSelect) {
  const { id, petitionId, mailbox, sealed } = signature
  const [consent] = await tx
    .select({ shown: consents.shown })
    .from(consents)
    .where(and(eq(consents.signatureId, id), isNotNull(consents.effectiveAt), isNull(consents.withdrawnAt)))
    .orderBy(desc(consents.id))
    .limit(1)
  if (!consent?.shown || !sealed) return { shownName: null, comment: 'none' as const }
  const { name, comment } = unseal<SealedPerson>(sealedFor('signatures', petitionId, mailbox), sealed)
  return { shownName: name, comment: comment ? ('waiting' as const) : ('none' as const) }
}
