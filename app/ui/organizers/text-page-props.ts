import type { Locale } from '../../i18n'
import type { DemandChoices } from '../../workshop/demand-choices.server'
import type { DraftProblem, DraftText } from '../../workshop/draft-text'
import type { TextPreview } from '../../workshop/preview-text.server'
import type { InsertableClaim } from './story-field'
import type { ShownDraft } from './text-standing'

export interface TextPageProps {
  locale: Locale
  /** The language that is written. */
  language: Locale
  slug: string
  draft: ShownDraft
  other: ShownDraft
  choices: DemandChoices
  claims: InsertableClaim[]
  may: { write: boolean; publish: boolean; markReviewed: boolean }
  inReview: boolean
  /** What was just done, where something was. */
  done: string | null
  /** The text as the public would see it, where that was asked for. */
  preview: TextPreview | null
  /** What a form carried that was not kept, or is kept and lacks something. */
  refused: { text: DraftText; revision: number; problems: DraftProblem[]; kept: boolean } | null
}
