import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client'
import { petitionTexts, type Localized } from '../../db/schema'
import { locales } from '../i18n'

/** The public titles of a petition; a language it does not have gets the other one. */
export async function titlesOfPetition(read: Reader | Tx, petitionId: string): Promise<Localized> {
  const rows = await read
    .select({ locale: petitionTexts.locale, title: petitionTexts.title })
    .from(petitionTexts)
    .where(and(eq(petitionTexts.petitionId, petitionId), eq(petitionTexts.current, true)))
  const titles = {} as Localized
  for (const locale of locales)
    titles[locale] = (rows.find((row) => row.locale === locale) ?? rows[0])?.title ?? ''
  return titles
}
