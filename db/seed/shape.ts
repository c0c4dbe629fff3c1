/** What the demonstration organisation is planted from: data alone; `app/demonstration.server.ts` plants it through the functions organizers use. */

/** The same thing said in both languages of the site. */
export interface Both {
  en: string
  es: string
}

export interface SeedWork {
  slug: string
  /** The title as the document prints it; where only one language exists, both fields hold the original title. */
  title: Both
  kind: 'statement' | 'article' | 'letter' | 'news-report' | 'opinion' | 'introduction'
  author: Both | null
  publisher: Both
  /** How the date is to be read, with its qualifier: "around 14 April 2025". */
  dateText: Both
  /** ISO 8601, as precise as known: 2025, 2025-03 or 2025-03-09. Sorts and feeds machines. */
  date: string
  dateInferred: boolean
  /** Languages of the document, BCP 47. */
  languages: string[]
  /** Only addresses printed in our copy; empty when none is printed. */
  addresses: { language: string | null; url: string }[]
  /** What kind of document it is and what it can and cannot show, in our own words; 1 to 3 sentences. */
  about: Both
}

/** What claims speak of. Claims of one subject share subject and scope, so their figures may be laid side by side. */
export interface SeedSubject {
  slug: string
  title: Both
  /** Whom or what exactly the figures count. */
  scope: Both
  /** True when the claims give figures that cannot all hold. */
  disagreeing: boolean
  /** For a disagreement: why the figures may differ or that the documents do not say; one calm sentence. */
  note: Both | null
}

export interface SeedClaim {
  slug: string
  subject: string
  /** The figure with the document's own qualifier, as it stands in a sentence: "more than 84,000", «más de 84 000». */
  figure: Both
  unit: Both
  /** One complete sentence that says who said what, when, with the qualifier. */
  statement: Both
  /** Who says it, and through whom: "Socorro Jurídico Humanitario, via Camacaro". */
  by: Both
  asOfText: Both
  /** ISO 8601, as precise as known; null where the document gives none. */
  asOf: string | null
  /** Slug of the work it rests on. */
  work: string
  /** Where in the work it stands, in our own words: "second paragraph". */
  passage: Both
}

export interface SeedTarget {
  slug: string
  /** An office or institution, never a person. */
  name: Both
  jurisdiction: Both
}

export interface SeedDemand {
  text: Both
  /** Slugs of the targets this demand is put to. */
  to: string[]
  /** asked: a document asks for it; inferred: our inference, said openly. */
  basis: 'asked' | 'inferred'
  /** Slugs of the works that ask for it, or whose facts it is inferred from. */
  works: string[]
  /** For an inferred demand, or where it matters: what is asked in the document and what is ours. */
  note: Both | null
}

export interface SeedPetition {
  slug: string
  campaign: string
  /** Signatures to reach, ascending; the next one not yet reached is shown as the goal. */
  milestones: number[]
  demands: SeedDemand[]
  /** At most 80 characters. A call a person can repeat. */
  title: Both
  /** At most 300 characters. */
  summary: Both
  /** Markdown (paragraphs, ## headings, lists, emphasis). A figure stands only as `[claim:slug]`, which is rendered as the claim's figure with its citation. */
  story: Both
  /** Claims shown under the story, in order; all claims tagged in the story are among them. */
  claims: string[]
  /** "The documents behind this petition date from March to May 2025." */
  evidenceFrom: Both
}

export interface SeedCampaign {
  slug: string
  title: Both
  /** At most 200 characters. */
  summary: Both
  /** Markdown, one to three paragraphs. */
  story: Both
}
