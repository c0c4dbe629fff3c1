import type { Locale } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing, type Missing } from '../petitions/missing'
import { keptWithPages } from '../platform/kept-with-pages.server'
import { renderMarkdown } from '../platform/markdown.server'
import { citations } from './cite.server'
import { findEvidence } from './find.server'
import type { EvidenceView, PetitionPageView } from './views'

/** A petition as its own page shows it: its text, and what it rests on, with the figures in the story cited. */
export async function findPetitionPage(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<PetitionPageView | Missing> {
  const petition = await findPetition(locale, slug, now)
  if (isMissing(petition)) return petition
  const evidence = await evidenceOf(locale, slug)
  const { story: markdown, ...rest } = petition
  const story = renderMarkdown(markdown, citations(locale, evidence))
  return { petition: rest, story, evidence, evidenceYear: newestYear(evidence) }
}

const evidenceOf = keptWithPages((locale: Locale, slug) => findEvidence(locale, slug))

/** The year of the newest claim that has a date. */
export function newestYear({ subjects }: EvidenceView): number | null {
  const dates = subjects.flatMap((subject) => subject.claims).flatMap((claim) => claim.asOf ?? [])
  return dates.length ? Math.max(...dates.map((date) => Number(date.slice(0, 4)))) : null
}
