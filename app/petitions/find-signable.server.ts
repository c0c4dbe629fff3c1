import { and, eq } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { organisations, petitions, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import { keptWithPages } from '../platform/kept-with-pages.server'
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
      organisationState: organisations.state,
    })
    .from(petitions)
    .innerJoin(organisations, eq(organisations.id, petitions.organisationId))
    .leftJoin(petitionTexts, and(eq(petitionTexts.petitionId, petitions.id), eq(petitionTexts.current, true)))
    .where(eq(petitions.slug, p.slug)),
)

const signable = keptWithPages((slug) => selectSignable(db.read, { slug }))

/** A petition as its form finds it, ten seconds old at most; missing exactly when its page is. Signing itself asks anew. */
export async function findSignable(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<SignablePetition | Missing> {
  const rows = await signable(slug)
  const petition = rows[0]
  if (!petition) return null
  // Without a text it was rejected and hidden: no language of it is left.
  const hidden =
    petition.organisationState === 'suspended' || !publicStates.includes(petition.state) || !petition.locale
  if (hidden) return petition.publishedAt ? { outcome: 'gone' } : null
  const text = rows.find((row) => row.locale === locale)
  if (!text?.title) {
    return { outcome: 'other-language', languages: rows.flatMap((row) => row.locale ?? []).sort() }
  }
  return { id: petition.id, slug, title: text.title, takesSignatures: takesSignatures(petition, now) }
}
