import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client'
import { petitionDrafts, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import type { PetitionText } from '../petitions/create-petition.server'

/** The texts of a petition as they are being written, or as they are read where nobody writes. */
export async function textsToCopy(
  tx: Tx,
  petitionId: string,
): Promise<Partial<Record<Locale, PetitionText>>> {
  const columns = <T extends typeof petitionDrafts | typeof petitionTexts>(table: T) => ({
    locale: table.locale,
    title: table.title,
    summary: table.summary,
    demands: table.demands,
    story: table.story,
    evidenceFrom: table.evidenceFrom,
  })
  const published = await tx
    .select(columns(petitionTexts))
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.current, true)))
  const drafts = await tx
    .select(columns(petitionDrafts))
    .from(petitionDrafts)
    .where(eq(petitionDrafts.petitionId, petitionId))
  return Object.fromEntries([...published, ...drafts].map(({ locale, ...text }) => [locale, text]))
}
