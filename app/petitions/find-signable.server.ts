import { and, eq } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { petitions, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import type { Missing } from './missing'
import { publicStates, takesSignatures } from './states'

/** What signing needs to know of a petition: far less than its page shows. */
export interface SignablePetition {
  id: string
  slug: string
  title: string
  takesSignatures: boolean
}

const selectSignable = prepared('select_signable', (read: Reader, p: Slots<{ slug: string }>) =>
  read
    .select({
      id: petitions.id,
      state: petitions.state,
      closesAt: petitions.closesAt,
      publishedAt: petitions.publishedAt,
      locale: petitionTexts.locale,
      title: petitionTexts.title,
    })
    .from(petitions)
    .leftJoin(petitionTexts, and(eq(petitionTexts.petitionId, petitions.id), eq(petitionTexts.current, true)))
    .where(eq(petitions.slug, p.slug)),
)

/** A petition as its form finds it, by one query; missing exactly when its page is. */
export async function findSignable(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<SignablePetition | Missing> {
  const rows = await selectSignable(db.read, { slug })
  const petition = rows[0]
  if (!petition) return null
  if (!publicStates.includes(petition.state)) return petition.publishedAt ? { outcome: 'gone' } : null
  const text = rows.find((row) => row.locale === locale)
  if (!text?.title) {
    return { outcome: 'other-language', languages: rows.flatMap((row) => row.locale ?? []).sort() }
  }
  return { id: petition.id, slug, title: text.title, takesSignatures: takesSignatures(petition, now) }
}
