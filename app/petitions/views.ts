import type { Locale } from '../i18n'
import type { PetitionState } from '../../db/schema'
import type { CoverSizes } from './cover'

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
  /** What an address calls the comment, for whoever reports it. */
  reference: string | null
}

/** A picture above a story, in two sizes. */
export interface CoverView extends CoverSizes {
  alt: string
  credit: string
}

export interface PetitionView extends PetitionCard {
  /** For the sentences of this subject; nothing shows it. */
  id: string
  locale: Locale
  /** Languages it can be read in. */
  languages: Locale[]
  organisation: { name: string; about: string; contact: string | null }
  cover: CoverView | null
  stateReason: string | null
  publishedAt: number | null
  stateChangedAt: number | null
  closesAt: number | null
  reviewedAt: number | null
  textVersion: number
  /** Epoch ms; when the public text was last changed; null while it is the first one. */
  textChangedAt: number | null
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
  /** On paper sheets; never part of `confirmed`. */
  paper: number
  /** The public reasons that have a number. */
  removedFor: { reason: string; n: number }[]
  recent: SignerView[]
  /** The newest whose comment somebody has read. */
  voices: SignerView[]
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
  /** It has ended: its page stays as a record, and nothing leads there. */
  archived: boolean
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
