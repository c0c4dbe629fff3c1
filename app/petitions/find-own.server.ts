import { and, eq, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionDrafts, petitions, petitionTexts } from '../../db/schema'
import { locales, type Locale } from '../i18n'
import { publicStates } from './states'
import type { OwnPetition } from './views'

/** Finds a petition of an organisation by its slug, in any state; null for another's, told apart by nothing. */
export async function findOwnPetition(
  organisationId: string,
  slug: string,
  locale: Locale,
): Promise<OwnPetition | null> {
  return found(and(eq(petitions.slug, slug), eq(petitions.organisationId, organisationId)), locale)
}

/** The same by its id. */
export const ownPetitionById = (
  organisationId: string,
  id: string,
  locale: Locale,
): Promise<OwnPetition | null> =>
  found(and(eq(petitions.id, id), eq(petitions.organisationId, organisationId)), locale)

async function found(which: SQL | undefined, locale: Locale): Promise<OwnPetition | null> {
  const [row] = await db.read.select().from(petitions).where(which)
  if (!row) return null
  const drafts = await db.read
    .select({ locale: petitionDrafts.locale, title: petitionDrafts.title })
    .from(petitionDrafts)
    .where(eq(petitionDrafts.petitionId, row.id))
  const published = await db.read
    .select({ locale: petitionTexts.locale, title: petitionTexts.title })
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, row.id), eq(petitionTexts.current, true)))
  const languages = [locale, ...locales.filter((other) => other !== locale)]
  const named = [...published, ...drafts].filter(({ title }) => title !== '')
  const title = languages.map((language) => named.find((text) => text.locale === language)).find(Boolean)
  return {
    id: row.id,
    organisationId: row.organisationId,
    slug: row.slug,
    state: row.state,
    title: title?.title ?? '',
    titleLocale: title?.locale ?? locale,
    isPublic: publicStates.includes(row.state),
  }
}
