import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'
import type { Locale } from '../i18n'
import { petitionTitle } from './find-confirmation.server'

/** The title of a petition by its slug, in a language or in the one it has; empty when there is none. */
export async function findPetitionTitle(slug: string, locale: Locale): Promise<string> {
  const [petition] = await db.read
    .select({ id: petitions.id })
    .from(petitions)
    .where(eq(petitions.slug, slug))
  return petition ? petitionTitle(petition.id, locale) : ''
}
