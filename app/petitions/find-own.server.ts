import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
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
  const [petition] = await found(organisationId, eq(petitions.slug, slug), locale)
  return petition ?? null
}

/** The same by its id. */
export async function ownPetitionById(
  organisationId: string,
  id: string,
  locale: Locale,
): Promise<OwnPetition | null> {
  const [petition] = await ownPetitionsByIds(organisationId, [id], locale)
  return petition ?? null
}

/** Those of some ids that are the organisation's, by their slugs. */
export const ownPetitionsByIds = (
  organisationId: string,
  ids: string[],
  locale: Locale,
): Promise<OwnPetition[]> => found(organisationId, inArray(petitions.id, ids), locale)

async function found(organisationId: string, which: SQL, locale: Locale): Promise<OwnPetition[]> {
  const rows = await db.read
    .select({
      id: petitions.id,
      organisationId: petitions.organisationId,
      slug: petitions.slug,
      state: petitions.state,
    })
    .from(petitions)
    .where(and(which, eq(petitions.organisationId, organisationId)))
    .orderBy(asc(petitions.slug))
  const ids = rows.map(({ id }) => id)
  const drafts = await db.read
    .select({ id: petitionDrafts.petitionId, locale: petitionDrafts.locale, title: petitionDrafts.title })
    .from(petitionDrafts)
    .where(inArray(petitionDrafts.petitionId, ids))
  const published = await db.read
    .select({ id: petitionTexts.petitionId, locale: petitionTexts.locale, title: petitionTexts.title })
    .from(petitionTexts)
    .where(and(inArray(petitionTexts.petitionId, ids), eq(petitionTexts.current, true)))
  const named = [...published, ...drafts].filter(({ title }) => title !== '')
  const languages = [locale, ...locales.filter((other) => other !== locale)]
  return rows.map((row) => {
    const own = named.filter(({ id }) => id === row.id)
    const title = languages.map((language) => own.find((text) => text.locale === language)).find(Boolean)
    return {
      ...row,
      title: title?.title ?? '',
      titleLocale: title?.locale ?? locale,
      isPublic: publicStates.includes(row.state),
    }
  })
}
