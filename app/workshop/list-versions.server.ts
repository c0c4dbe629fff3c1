import { and, desc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, petitionTexts } from '../../db/schema'
import type { Locale } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing, type Missing } from '../petitions/missing'
import { compareTexts, type PartChange } from './compare-texts'
import { demandNames } from './demand-choices.server'

export interface VersionView {
  version: number
  /** Epoch ms. */
  at: number
  note: string | null
  demandChanged: boolean
  /** Against the version before; null for the first. Empty: only another language changed. */
  changes: PartChange[] | null
}

export interface VersionsView {
  petition: { slug: string; title: string; locale: Locale; languages: Locale[] }
  /** The newest first. */
  versions: VersionView[]
  /** Older ones than these are there as well. */
  more: boolean
}

/** Versions on the page. */
export const MOST_VERSIONS = 50

/** Every version of a public text in a language, each with what changed from the one before. */
export async function listVersions(locale: Locale, slug: string): Promise<VersionsView | Missing> {
  const petition = await findPetition(locale, slug)
  if (isMissing(petition)) return petition
  const rows = await db.read
    .select({ text: petitionTexts, organisationId: petitions.organisationId })
    .from(petitionTexts)
    .innerJoin(petitions, eq(petitions.id, petitionTexts.petitionId))
    .where(and(eq(petitionTexts.petitionId, petition.id), eq(petitionTexts.locale, locale)))
    .orderBy(desc(petitionTexts.version))
    .limit(MOST_VERSIONS + 1)
  const names = await demandNames(
    rows[0]!.organisationId,
    rows.flatMap(({ text }) => text.demands),
    locale,
  )
  const versions = rows.slice(0, MOST_VERSIONS).map(({ text }, index): VersionView => {
    const before = rows[index + 1]?.text
    return {
      version: text.version,
      // The first version was public from the day the petition was, not from the day its row was written.
      at: before ? text.createdAt : (petition.publishedAt ?? text.createdAt),
      note: text.note,
      demandChanged: text.demandChanged,
      changes: before ? compareTexts(locale, before, text, names) : null,
    }
  })
  const { title, languages } = petition
  return { petition: { slug, title, locale, languages }, versions, more: rows.length > MOST_VERSIONS }
}
