import { and, eq } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { signatures, type CommentState } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { countChange } from './count.server'
import { seenAs } from './list-comments.server'
import { openPerson } from './open-person.server'

/** approve: the public reads it · reject: nobody does · wait: takes a decision back. */
export type CommentDecision = 'approve' | 'reject' | 'wait'

const stateAfter = { approve: 'approved', reject: 'rejected', wait: 'waiting' } as const
/** `record` names what was done; taking back an approval hides the comment. */
const audited = {
  approve: 'signatures.comment-approved',
  reject: 'signatures.comment-rejected',
  wait: 'signatures.comment-reopened',
} as const

export interface CommentAsked {
  id: number
  /** As the moderator's page carried it. */
  seen: string
}

export interface CommentsDecided {
  /** The signatures whose comment was decided. */
  done: number[]
  /** Comments that were changed, withdrawn or decided by somebody else meanwhile. */
  missed: number
}

/**
 * Decides comments of a petition, all that still read as the moderator saw them; the others are left as they are. What
 * is approved stands on the petition's page at once.
 */
export async function decideComments(
  petition: { id: string; slug: string; organisationId: string },
  asked: CommentAsked[],
  decision: CommentDecision,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<CommentsDecided> {
  const done = await db.write(async (tx) => {
    const ids: number[] = []
    for (const one of asked) if (await decide(tx, petition.id, one, stateAfter[decision])) ids.push(one.id)
    if (ids.length > 0)
      await record(tx, {
        actor,
        organisationId: petition.organisationId,
        petitionId: petition.id,
        about: petition.slug,
        action: audited[decision],
        details: { comments: ids.length, signatures: ids.join(' ') },
        now,
      })
    return ids
  })
  if (done.length > 0) await forgetPetitionPages(petition.slug)
  return { done, missed: asked.length - done.length }
}

async function decide(tx: Tx, petitionId: string, { id, seen }: CommentAsked, after: CommentState) {
  const [before] = await tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.id, id), eq(signatures.petitionId, petitionId)))
  if (before?.state !== 'confirmed' || !before.sealed) return false
  if (before.comment === 'none' || before.comment === after) return false
  const comment = openPerson('signatures', before)?.comment
  if (!comment || seenAs(id, comment) !== seen) return false
  const changed = await tx
    .update(signatures)
    .set({ comment: after, shownComment: after === 'approved' ? comment : null })
    .where(
      and(
        eq(signatures.id, id),
        eq(signatures.state, 'confirmed'),
        eq(signatures.comment, before.comment),
        eq(signatures.sealed, before.sealed), // its signer has not changed it in this moment
      ),
    )
    .returning({ id: signatures.id })
  if (changed.length === 0) return false
  countChange(tx, before, { ...before, comment: after })
  return true
}
