import type { Locale } from '../i18n'
import type { PetitionState } from '../../db/schema'

/** What pages show. Pages get these and nothing else: no row of the database leaves its subject. */

export interface TargetView {
  slug: string
  name: string
  jurisdiction: string
}

export interface PetitionCard {
  slug: string
  title: string
  summary: string
  state: PetitionState
  /** Confirmed signatures. */
  confirmed: number
  /** The next milestone not yet reached. */
  goal: number
  campaign: { slug: string; title: string } | null
  targets: string[]
}

export interface DemandView {
  text: string
  note: string | null
  basis: 'asked' | 'inferred'
  to: TargetView[]
  works: { slug: string; title: string; publisher: string }[]
}

export interface SignerView {
  name: string
  country: string
  /** Epoch ms. */
  confirmedAt: number
  comment: string | null
}

export interface PetitionView extends PetitionCard {
  /** For the sentences of this subject; nothing shows it. */
  id: string
  locale: Locale
  /** Languages it can be read in. */
  languages: Locale[]
  organisation: { name: string; about: string }
  stateReason: string | null
  publishedAt: number | null
  stateChangedAt: number | null
  closesAt: number | null
  reviewedAt: number | null
  textVersion: number
  demands: DemandView[]
  targets: string[]
  targetList: TargetView[]
  /** Markdown with `[claim:slug]` tags. */
  story: string
  evidenceFrom: string
  milestones: number[]
  /** Waiting for the button in the letter. */
  pending: number
  held: number
  /** Taken back by their signers. */
  withdrawn: number
  removed: number
  /** The public reasons that have a number. */
  removedFor: { reason: string; n: number }[]
  recent: SignerView[]
  /** True while the form takes signatures. */
  takesSignatures: boolean
}

export interface CampaignView {
  slug: string
  title: string
  summary: string
  /** Markdown. */
  story: string
  languages: Locale[]
  organisation: { name: string; about: string }
  petitions: PetitionCard[]
  confirmed: number
}

export interface PetitionList {
  petitions: PetitionCard[]
  total: number
  page: number
  pages: number
}

/** A petition as the pages of its organizers name it, whatever its state. */
export interface OwnPetition {
  id: string
  organisationId: string
  slug: string
  state: PetitionState
  title: string
  titleLocale: Locale
  /** Whether the public can read it. */
  isPublic: boolean
}
