import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionDrafts, petitions, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'

export interface Title {
  locale: Locale
  title: string
  /** Epoch ms. */
  changedAt: number
}

/** The titles of an organisation's petitions, those the public reads before those being written. */
export async function titlesOf(organisationId: string): Promise<Map<string, Title[]>> {
  const ours = eq(petitions.organisationId, organisationId)
  const [published, drafts] = await Promise.all([
    db.read
      .select({
        id: petitions.id,
        locale: petitionTexts.locale,
        title: petitionTexts.title,
        changedAt: petitionTexts.createdAt,
      })
      .from(petitionTexts)
      .innerJoin(petitions, eq(petitions.id, petitionTexts.petitionId))
      .where(and(ours, eq(petitionTexts.current, true))),
    db.read
      .select({
        id: petitions.id,
        locale: petitionDrafts.locale,
        title: petitionDrafts.title,
        changedAt: petitionDrafts.savedAt,
      })
      .from(petitionDrafts)
      .innerJoin(petitions, eq(petitions.id, petitionDrafts.petitionId))
      .where(ours),
  ])
  const titles = new Map<string, Title[]>()
  for (const { id, ...title } of [...published, ...drafts]) titles.set(id, [...(titles.get(id) ?? []), title])
  return titles
}
