import { k } from '../columns'
import { organisations, people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id, localized } from './shared'

export const workKinds = [
  'statement',
  'article',
  'letter',
  'news-report',
  'opinion',
  'introduction',
  'report',
  'judgment',
  'law',
  'data',
] as const
export type WorkKind = (typeof workKinds)[number]

/** A document that claims rest on. */
export const works = k.table(
  'works',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    slug: k.text().notNull(),
    kind: k.text({ enum: workKinds }).notNull(),
    title: localized().notNull(),
    author: localized(),
    publisher: localized().notNull(),
    dateText: localized().notNull(),
    date: k.text().notNull(), // ISO 8601, as precise as known
    dateInferred: k.flag().notNull(),
    languages: k.json<string[]>().notNull(), // BCP 47
    addresses: k.json<{ language: string | null; url: string }[]>().notNull(), // as printed in our copy, never guessed
    about: localized().notNull(),
    archivedCopy: localized(), // where a copy is kept, and since when
    revision: k.int().notNull().default(1), // counts edits, so that a stale one is noticed
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('works_slug').on(t.slug), k.index('works_organisation').on(t.organisationId)],
)

/** What claims speak of: claims of one subject share subject and scope, so they may stand side by side. */
export const claimSubjects = k.table(
  'claim_subjects',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    slug: k.text().notNull(),
    title: localized().notNull(),
    scope: localized().notNull(),
    disagreeing: k.flag().notNull(),
    note: localized(),
    position: k.int().notNull(),
    revision: k.int().notNull().default(1), // counts edits, so that a stale one is noticed
  },
  (t) => [k.uniqueIndex('claim_subjects_slug').on(t.organisationId, t.slug)],
)

export const claimStates = ['stands', 'disputed', 'corrected', 'superseded'] as const
export type ClaimState = (typeof claimStates)[number]

export const claims = k.table(
  'claims',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    slug: k.text().notNull(),
    subjectId: k
      .id()
      .notNull()
      .references(() => claimSubjects.id),
    workId: k
      .id()
      .notNull()
      .references(() => works.id),
    figure: localized().notNull(), // with the document's own qualifier
    unit: localized().notNull(),
    statement: localized().notNull(),
    by: localized().notNull(),
    asOfText: localized().notNull(),
    asOf: k.text(), // ISO 8601, as precise as known
    passage: localized().notNull(),
    state: k.text({ enum: claimStates }).notNull().default('stands'),
    position: k.int().notNull(),
    reviewedAt: k.int(), // epoch ms; when a person last checked it against its source
    reviewedBy: k.id().references(() => people.id),
    revision: k.int().notNull().default(1), // counts edits, so that a stale one is noticed
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('claims_slug').on(t.organisationId, t.slug),
    k.index('claims_subject').on(t.subjectId, t.position),
    k.index('claims_work').on(t.workId),
  ],
)

/** What happened to a claim since it was recorded; the public reads it beside the claim. */
export const claimChanges = k.table(
  'claim_changes',
  {
    id: k.serial(),
    claimId: k
      .id()
      .notNull()
      .references(() => claims.id),
    personId: k.id().references(() => people.id), // not told to the public
    stateBefore: k.text({ enum: claimStates }).notNull(),
    stateAfter: k.text({ enum: claimStates }).notNull(),
    figureBefore: localized(), // where the figure changed
    note: localized().notNull(), // why, for the reader
    at: k.int().notNull(), // epoch ms
  },
  (t) => [k.index('claim_changes_claim').on(t.claimId, t.id)],
)

export const petitionClaims = k.table(
  'petition_claims',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    claimId: k
      .id()
      .notNull()
      .references(() => claims.id),
    position: k.int().notNull(),
  },
  (t) => [
    k.primaryKey({ columns: [t.petitionId, t.claimId] }),
    k.index('petition_claims_claim').on(t.claimId),
  ],
)
