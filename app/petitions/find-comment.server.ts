import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import { readCommentReference } from './comment-reference.server'

/** A comment that is shown on a petition's page, by what an address calls it; null for any other. */
export async function findComment(
  petitionId: string,
  reference: string,
): Promise<{ signatureId: number; text: string } | null> {
  const signatureId = readCommentReference(reference)
  if (signatureId === null) return null
  const [row] = await db.read
    .select({ text: signatures.shownComment })
    .from(signatures)
    .where(
      and(
        eq(signatures.id, signatureId),
        eq(signatures.petitionId, petitionId),
        eq(signatures.state, 'confirmed'),
      ),
    )
  return row?.text ? { signatureId, text: row.text } : null
}
