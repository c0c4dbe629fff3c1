import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { organisations, people } from './accounts'
import { images } from './images'
import { createdAt, id, localized, type Localized } from './shared'

export const campaigns = k.table(
  'campaigns',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    slug: k.text().notNull(),
    position: k.int().notNull().default(0),
    state: k
      .text({ enum: ['draft', 'published', 'archived'] })
      .notNull()
      .default('draft'),
    revision: k.int().notNull().default(1), // counts edits: one that names an older one overwrites nothing
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('campaigns_slug').on(t.slug), k.index('campaigns_organisation').on(t.organisationId)],
)

export const campaignTexts = k.table(
  'campaign_texts',
  {
    campaignId: k
      .id()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    title: k.text().notNull(),
    summary: k.text().notNull(),
    story: k.text().notNull(), // Markdown
  },
  (t) => [k.primaryKey({ columns: [t.campaignId, t.locale] })],
)

/** Decision-makers: offices and institutions, never persons. */
export const targets = k.table(
  'targets',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    slug: k.text().notNull(),
    name: localized().notNull(),
    jurisdiction: localized().notNull(),
  },
  (t) => [k.uniqueIndex('targets_slug').on(t.organisationId, t.slug)],
)

export const petitionStates = [
  'draft',
  'review',
  'open',
  'paused',
  'closed',
  'delivered',
  'answered',
  'won',
  'rejected',
  'taken-down',
] as const
export type PetitionState = (typeof petitionStates)[number]

/** How a petition stood before it was taken down or won. */
export interface StateBefore {
  state: PetitionState
  reason: Localized | null
  /** Epoch ms. */
  changedAt: number | null
}

export const petitions = k.table(
  'petitions',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    campaignId: k.id().references(() => campaigns.id),
    position: k.int().notNull().default(0), // within its campaign
    slug: k.text().notNull(),
    state: k.text({ enum: petitionStates }).notNull().default('draft'),
    stateReason: localized(), // shown where the state is rejected, paused or taken down
    stateBefore: k.json<StateBefore>(), // of a petition taken down or won: what it goes back to
    milestones: k.json<number[]>().notNull(), // signatures, ascending
    opensAt: k.int(), // epoch ms; an approved petition opens then by itself; null: with its approval
    closesAt: k.int(), // epoch ms; the door closes by itself
    publishedAt: k.int(), // epoch ms; set once: what was public and is gone answers 410
    stateChangedAt: k.int(),
    closedAt: k.int(), // epoch ms; since when it takes no signatures for good
    anonymisedAt: k.int(), // since when nothing personal is left of its signatures
    reviewedAt: k.int(), // epoch ms; when a person last checked the evidence; null: never since it was written
    coverId: k.id().references(() => images.id),
    template: k.flag().notNull().default(false), // a draft that others are begun from
    createdBy: k.id().references(() => people.id),
    settingsRevision: k.int().notNull().default(1), // counts edits of what is not text, so that a stale one is noticed
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('petitions_slug').on(t.slug),
    k.index('petitions_organisation').on(t.organisationId, t.createdAt),
    k.index('petitions_campaign').on(t.campaignId, t.position),
    k.index('petitions_state').on(t.state, t.publishedAt),
  ],
)

/** One demand as the reader sees it; frozen with the version of the text it belongs to. */
export interface DemandText {
  text: string
  note: string | null
  basis: 'asked' | 'inferred'
  /** Slugs of the targets it is put to. */
  to: string[]
  /** Slugs of the works that ask for it, or that it is inferred from. */
  works: string[]
}

/** Every version of a petition's text stays; the current one of each language is marked. */
export const petitionTexts = k.table(
  'petition_texts',
  {
    id: k.serial(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    version: k.int().notNull(),
    current: k.flag().notNull(),
    title: k.text().notNull(),
    summary: k.text().notNull(),
    demands: k.json<DemandText[]>().notNull(),
    story: k.text().notNull(), // Markdown with [claim:slug] tags
    evidenceFrom: k.text().notNull(),
    search: k.text().notNull(), // title, summary and story, folded for full-text search
    note: k.text(), // what changed and why, for the reader; null for the first version
    demandChanged: k.flag().notNull().default(false), // against the version before: its signers are told
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('petition_texts_version').on(t.petitionId, t.locale, t.version),
    k
      .uniqueIndex('petition_texts_current')
      .on(t.petitionId, t.locale)
      .where(sql`${t.current}`),
  ],
)

/** draft: being written · ready: its writer is done, a second reader has not looked · reviewed: somebody else read it */
export const translationStates = ['draft', 'ready', 'reviewed'] as const
export type TranslationState = (typeof translationStates)[number]

/** The text as it is being written; publishing copies it to `petition_texts`. */
export const petitionDrafts = k.table(
  'petition_drafts',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    revision: k.int().notNull().default(1), // counts saves: a save that names an older one overwrites nothing
    title: k.text().notNull(),
    summary: k.text().notNull(),
    demands: k.json<DemandText[]>().notNull(),
    story: k.text().notNull(), // Markdown with [claim:slug] tags
    evidenceFrom: k.text().notNull(),
    translation: k.text({ enum: translationStates }).notNull().default('draft'),
    reviewedBy: k.id().references(() => people.id), // who read the translation
    savedBy: k.id().references(() => people.id),
    savedAt: k.int().notNull(), // epoch ms
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.locale] })],
)

export const petitionTargets = k.table(
  'petition_targets',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    targetId: k
      .id()
      .notNull()
      .references(() => targets.id),
    position: k.int().notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.targetId] })],
)
