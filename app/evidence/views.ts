import type { PetitionView } from '../petitions/views'

export interface WorkView {
  slug: string
  kind: 'statement' | 'article' | 'letter' | 'news-report' | 'opinion' | 'introduction'
  title: string
  author: string | null
  publisher: string
  dateText: string
  date: string
  dateInferred: boolean
  languages: string[]
  addresses: { language: string | null; url: string }[]
  about: string
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
  state: 'stands' | 'disputed' | 'corrected' | 'superseded'
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
