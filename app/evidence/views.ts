import type { ClaimState, WorkKind } from '../../db/schema'
import type { PetitionView } from '../petitions/views'

export interface WorkView {
  slug: string
  kind: WorkKind
  title: string
  author: string | null
  publisher: string
  dateText: string
  date: string
  dateInferred: boolean
  languages: string[]
  addresses: { language: string | null; url: string }[]
  about: string
  /** Where a copy is kept, and since when. */
  archivedCopy: string | null
}

/** What happened to a claim, as the public reads it: when, from what to what, and why. */
export interface ClaimChangeView {
  /** Epoch ms. */
  at: number
  from: ClaimState
  to: ClaimState
  /** What the figure read before, where it changed. */
  figureBefore: string | null
  note: string
}

export interface ClaimView {
  slug: string
  figure: string
  unit: string
  statement: string
  by: string
  asOfText: string
  asOf: string | null
  passage: string
  state: ClaimState
  /** Epoch ms; when a person last compared it with its source. */
  reviewedAt: number | null
  /** Oldest first. */
  history: ClaimChangeView[]
  work: { slug: string; title: string; publisher: string; dateText: string }
}

/** Claims of one subject and scope, side by side. */
export interface SubjectView {
  slug: string
  title: string
  scope: string
  disagreeing: boolean
  note: string | null
  claims: ClaimView[]
}

/** A work with every claim that rests on it, each with its disagreeing neighbours. */
export interface WorkPageView extends WorkView {
  subjects: (SubjectView & {
    /** Slugs of the claims that rest on this work; the others of the subject stand beside them. */
    own: string[]
  })[]
  petitions: { slug: string; title: string }[]
}

/** The evidence of a petition: subjects in the order of its claims. A disagreeing subject brings all its claims. */
export interface EvidenceView {
  subjects: SubjectView[]
  /** Citation numbers of the claims, by slug, in the order of the page. */
  numbers: Record<string, number>
}

/** Everything the page of a petition shows but its form. */
export interface PetitionPageView {
  petition: Omit<PetitionView, 'story'>
  /** The story as safe HTML, its figures cited. */
  story: string
  evidence: EvidenceView
  /** The year of the newest dated claim; null when none has a date. */
  evidenceYear: number | null
}

/** A document in the list of its organisation. */
export interface OwnWorkEntry {
  slug: string
  kind: WorkKind
  title: string
  author: string | null
  publisher: string
  dateText: string
  languages: string[]
  /** How many claims rest on it. */
  claims: number
}

export interface OwnWorks {
  works: OwnWorkEntry[]
  /** Those that were asked for, and all there are. */
  total: number
  all: number
  page: number
  pages: number
}

export interface OwnWork {
  slug: string
  title: string
  languages: string[]
}

/** A claim in the lists of its organisation. */
export interface OwnClaim {
  slug: string
  figure: string
  unit: string
  statement: string
  by: string
  asOfText: string
  state: ClaimState
  /** Epoch ms; null: not checked since it was recorded, or since it was changed. */
  reviewedAt: number | null
  /** The title of what it speaks of. */
  subject: string
}

/** A claim that a petition rests on, with the tag that puts it into the story. */
export interface AttachedClaim extends OwnClaim {
  tag: string
}
