import type { CommentState, PetitionState, Reason, SignatureSource, SignatureState } from '../../db/schema'
import type { Locale } from '../i18n'

/** A signature in a list: what its signer shows in the open, and nothing else of the person. */
export interface SignatureRow {
  id: number
  state: SignatureState
  country: string
  /** Epoch ms. */
  confirmedAt: number
  /** Null where the signer is not shown. */
  shownName: string | null
  locale: Locale
  source: SignatureSource
  comment: CommentState
  holdReason: string | null
  score: number
  reasons: Reason[]
  removedFor: string | null
}

export interface SignaturePage {
  rows: SignatureRow[]
  /** Where the page after begins. */
  next: Cursor | null
}

/** A place in a list: the last row's keys. */
export interface Cursor {
  /** Epoch ms; lists by time alone. */
  at?: number
  /** Lists by name alone. */
  name?: string
  id: number
}

/** The numbers of a petition as its organizers see them. */
export interface PetitionFigures {
  confirmed: number
  pending: number
  held: number
  withdrawn: number
  removed: number
  /** On paper, apart from `confirmed`. */
  paper: number
  /** Waiting for a moderator. */
  comments: number
  removedFor: { reason: string; n: number }[]
  countries: { country: string; n: number }[]
  languages: { locale: Locale; n: number }[]
  sources: { source: SignatureSource; n: number }[]
}

/** One UTC day: signatures of that day that count. */
export interface DayFigure {
  day: string
  confirmed: number
  withdrawn: number
  removed: number
}

export interface PetitionLine {
  id: string
  slug: string
  title: string
  titleLocale: Locale
  state: PetitionState
  confirmed: number
  pending: number
  held: number
  comments: number
  today: number
  week: number
}
