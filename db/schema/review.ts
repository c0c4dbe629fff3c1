import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { organisations, people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id, localized } from './shared'

/** One submission of a petition for review, and what became of it. */
export const reviews = k.table(
  'reviews',
  {
    id: id(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    submittedBy: k
      .id()
      .notNull()
      .references(() => people.id),
    submittedAt: k.int().notNull(), // epoch ms
    dueAt: k.int().notNull(),
    agreedBy: k.id().references(() => people.id), // of an organisation under moderation: its own reviewer, before the instance decides
    agreedAt: k.int(),
    decision: k.text({ enum: ['approved', 'returned', 'rejected', 'taken-back'] }), // null: waiting
    decidedBy: k.id().references(() => people.id),
    decidedAt: k.int(),
    reasonCode: k.text(), // a code of `app/review/reasons.ts`
    reason: localized(), // what is told: to the writers when returned, to everybody when rejected
  },
  (t) => [
    k.index('reviews_petition').on(t.petitionId, t.submittedAt),
    k
      .uniqueIndex('reviews_waiting')
      .on(t.petitionId)
      .where(sql`${t.decision} is null`),
  ],
)

/** What staff tell each other; never public. */
export const notes = k.table(
  'notes',
  {
    id: k.serial(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    personId: k.id().references(() => people.id),
    text: k.text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [k.index('notes_petition').on(t.petitionId, t.id)],
)

export const reportReasons = ['unsafe', 'false', 'hateful', 'private', 'spam', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** What somebody in the public says is wrong with a petition or a comment: one each from one network. */
export const reports = k.table(
  'reports',
  {
    id: k.serial(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    signatureId: k.int().notNull().default(0), // the comment's signature; 0: the petition itself, so that the index counts it once
    reporter: k.bytes(), // keyed hash of the network prefix under that day's key; emptied after 72 hours
    reporterUntil: k.int(), // epoch ms
    reason: k.text({ enum: reportReasons }).notNull(),
    sealed: k.bytes(), // AES-256-GCM of what they wrote
    createdAt: createdAt(),
    decidedBy: k.id().references(() => people.id),
    decidedAt: k.int(),
    decision: k.text({ enum: ['upheld', 'dismissed'] }),
  },
  (t) => [
    k
      .uniqueIndex('reports_once')
      .on(t.petitionId, t.signatureId, t.reporter)
      .where(sql`${t.reporter} is not null`),
    k.index('reports_open').on(t.organisationId, t.decidedAt, t.id),
    k.index('reports_petition').on(t.petitionId, t.id),
  ],
)
