import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { paperSheets, paperSignatures } from '../../db/schema'
import type { Actor } from '../accounts/can'
import { record } from '../accounts/audit.server'
import { forgetPetitionPages } from '../platform/page-cache.server'
import { countPaper } from '../petitions/count-paper.server'
import { nobody } from '../petitions/erase-paper.server'

/** Takes a whole sheet back: none of its rows counts, and nothing of what was written is left. Repeating changes nothing. */
export async function withdrawSheet(
  petition: { id: string; slug: string; organisationId: string },
  sheetId: string,
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<{ outcome: 'withdrawn'; rows: number } | { outcome: 'unknown' }> {
  const withdrawn = await db.write(async (tx) => {
    const [sheet] = await tx
      .update(paperSheets)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(paperSheets.id, sheetId),
          eq(paperSheets.petitionId, petition.id),
          isNull(paperSheets.withdrawnAt),
        ),
      )
      .returning({ label: paperSheets.label })
    if (!sheet) return null
    const counted = await tx
      .update(paperSignatures)
      .set({ ...nobody, problem: 'withdrawn' })
      .where(and(eq(paperSignatures.sheetId, sheetId), isNull(paperSignatures.problem)))
      .returning({ id: paperSignatures.id })
    await tx.update(paperSignatures).set(nobody).where(eq(paperSignatures.sheetId, sheetId))
    countPaper(tx, petition.id, -counted.length)
    await record(tx, {
      actor,
      organisationId: petition.organisationId,
      action: 'paper.sheet-withdrawn',
      petitionId: petition.id,
      about: sheet.label,
      details: { rows: counted.length },
      now,
    })
    return counted.length
  })
  if (withdrawn === null) return { outcome: 'unknown' }
  await forgetPetitionPages(petition.slug)
  return { outcome: 'withdrawn', rows: withdrawn }
}
