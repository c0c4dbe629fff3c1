import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionCounters, petitions } from '../../db/schema'
import type { Locale } from '../i18n'
import { renderMarkdown } from '../platform/markdown.server'
import { countField, fillFields, nobodysName } from './merge-fields'
import { titlesOfPetition } from './petition-titles.server'
import type { MailingView } from './views'

/** An update as its public page would show it now, in a language, or in the one it has. */
export async function publicPreview(
  { texts, languages, petition }: Pick<MailingView, 'texts' | 'languages' | 'petition'>,
  asked: Locale,
): Promise<{ title: string; html: string; locale: Locale } | null> {
  const locale = languages.includes(asked) ? asked : languages[0]
  if (!locale || !petition) return null
  const [row] = await db.read
    .select({ id: petitions.id, count: petitionCounters.confirmed })
    .from(petitions)
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .where(eq(petitions.slug, petition.slug))
  if (!row) return null
  const titles = await titlesOfPetition(db.read, row.id)
  const fields = {
    name: nobodysName[locale].all,
    petition: titles[locale],
    count: countField(locale, row.count ?? 0),
  }
  const { subject, body } = texts[locale]
  return { title: fillFields(subject, fields), html: renderMarkdown(fillFields(body, fields)), locale }
}
