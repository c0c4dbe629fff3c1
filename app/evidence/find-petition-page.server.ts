import { fill, texts, type Locale } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing, type Missing } from '../petitions/missing'
import { renderMarkdown, type Cited } from '../platform/markdown.server'
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
  const evidence = await findEvidence(locale, slug)
  const { story: markdown, ...rest } = petition
  const story = renderMarkdown(markdown, citations(locale, evidence))
  return { petition: rest, story, evidence, evidenceYear: newestYear(evidence) }
}

/** What a `[claim:slug]` tag of the story becomes; a tag without a claim on this page stays as it is. */
const citations = (locale: Locale, { subjects, numbers }: EvidenceView) => {
  const claims = new Map(subjects.flatMap((subject) => subject.claims).map((claim) => [claim.slug, claim]))
  return (slug: string): Cited | null => {
    const claim = claims.get(slug)
    const number = numbers[slug]
    if (!claim || number === undefined) return null
    const label = `${fill(texts(locale).evidence.cite, { number })}: ${claim.by}, ${claim.asOfText}`
    return { figure: claim.figure, number, label }
  }
}

function newestYear({ subjects }: EvidenceView): number | null {
  const dates = subjects.flatMap((subject) => subject.claims).flatMap((claim) => claim.asOf ?? [])
  return dates.length ? Math.max(...dates.map((date) => Number(date.slice(0, 4)))) : null
}
