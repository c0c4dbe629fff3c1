import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions } from '../../db/schema'
import { fill, texts, type Locale } from '../i18n'
import type { Cited } from '../platform/markdown.server'
import { findEvidence } from './find.server'
import type { EvidenceView } from './views'

/** What a `[claim:slug]` tag of the story becomes; a tag without a claim on this page stays as it is. */
export const citations = (locale: Locale, { subjects, numbers }: EvidenceView) => {
  const claims = new Map(subjects.flatMap((subject) => subject.claims).map((claim) => [claim.slug, claim]))
  return (slug: string): Cited | null => {
    const claim = claims.get(slug)
    const number = numbers[slug]
    if (!claim || number === undefined) return null
    const label = `${fill(texts(locale).evidence.cite, { number })}: ${claim.by}, ${claim.asOfText}`
    return { figure: claim.figure, number, label }
  }
}

/** How the tags of a petition's story are cited, whatever its state: for texts that are still being written. */
export async function citationsFor(
  petitionId: string,
  locale: Locale,
): Promise<(slug: string) => Cited | null> {
  const [row] = await db.read
    .select({ slug: petitions.slug })
    .from(petitions)
    .where(eq(petitions.id, petitionId))
  return row ? citations(locale, await findEvidence(locale, row.slug)) : () => null
}
