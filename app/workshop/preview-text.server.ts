import type { OwnPetition, DemandView, TargetView } from '../petitions/views'
import { citations } from '../evidence/cite.server'
import { findEvidence } from '../evidence/find.server'
import type { EvidenceView } from '../evidence/views'
import type { Locale } from '../i18n'
import { targetsOf } from '../petitions/cards.server'
import { worksNamed } from '../petitions/find.server'
import { renderMarkdown } from '../platform/markdown.server'
import { storyProblem, type DraftText } from './draft-text'

/** A text as the public would read it. */
export interface TextPreview {
  locale: Locale
  title: string
  summary: string
  targets: string[]
  demands: DemandView[]
  /** Safe HTML; null when the story cannot be rendered. */
  story: string | null
  evidence: EvidenceView
  evidenceFrom: string
}

/** Shows a text through the same renderer as the public page, whatever the petition's state. Stores nothing. */
export async function previewText(
  petition: Pick<OwnPetition, 'id' | 'slug' | 'organisationId'>,
  locale: Locale,
  { title, summary, demands, story, evidenceFrom }: DraftText,
): Promise<TextPreview> {
  const [addressed, evidence, cited] = await Promise.all([
    targetsOf([petition.id], locale),
    findEvidence(locale, petition.slug),
    worksNamed(
      demands.flatMap((demand) => demand.works),
      petition.organisationId,
      locale,
    ),
  ])
  const targetList: TargetView[] = addressed.get(petition.id) ?? []
  return {
    locale,
    title,
    summary,
    targets: targetList.map((target) => target.name),
    demands: demands
      .filter((demand) => demand.text !== '')
      .map(({ text, note, basis, to, works }) => ({
        ...{ text, note, basis },
        to: targetList.filter((target) => to.includes(target.slug)),
        works: works.flatMap((work) => cited.get(work) ?? []),
      })),
    story: storyProblem(story) ? null : renderMarkdown(story, citations(locale, evidence)),
    evidence,
    evidenceFrom,
  }
}
