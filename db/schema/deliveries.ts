import { k } from '../columns'
import { people } from './accounts'
import { petitions, targets } from './petitions'
import { createdAt, id, localized } from './shared'

/** How the signatures stood when a packet was made, for its letter. */
export interface PacketFigures {
  /** ISO 8601 days in UTC, oldest first. */
  days: [day: string, confirmed: number][]
  /** ISO 3166-1 alpha-2, most first. */
  countries: [country: string, confirmed: number][]
}

/** A packet for one target, with the numbers as they stood when it was made. */
export const deliveries = k.table(
  'deliveries',
  {
    id: id(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    targetId: k
      .id()
      .notNull()
      .references(() => targets.id),
    locale: k.text({ enum: ['en', 'es'] }).notNull(), // of the letter
    confirmed: k.int().notNull(), // signatures
    paper: k.int().notNull(),
    figures: k.json<PacketFigures>().notNull(),
    names: k.int().notNull(), // of signers who agreed that their name is handed over
    throughId: k.int().notNull(), // the newest signature it holds
    textVersion: k.int().notNull(),
    linkHash: k.bytes(), // SHA-256 of the secret in the recipient's link; null: none made, or ended by a person
    linkExpiresAt: k.int(), // epoch ms
    preparedBy: k.id().references(() => people.id),
    preparedAt: k.int().notNull(), // epoch ms
    deliveredOn: k.text(), // ISO 8601 day; null: not yet handed over
    how: k.text({ enum: ['mail', 'post', 'in-person', 'portal'] }),
    note: localized(), // public: who received it, where
    firstOpenedAt: k.int(), // epoch ms; by the recipient's link
    acknowledgedAt: k.int(),
    acknowledgedBy: k.text(), // the office or person that said so
    createdAt: createdAt(),
  },
  (t) => [
    k.index('deliveries_petition').on(t.petitionId, t.preparedAt),
    k.uniqueIndex('deliveries_link').on(t.linkHash),
  ],
)

/** What a target said; each correction is a version of its own, and the public can read them all. */
export const answers = k.table(
  'answers',
  {
    id: k.serial(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    targetId: k
      .id()
      .notNull()
      .references(() => targets.id),
    version: k.int().notNull(),
    outcome: k.text({ enum: ['granted', 'in-part', 'refused', 'noted'] }).notNull(),
    answeredOn: k.text().notNull(), // ISO 8601 day
    text: localized().notNull(), // Markdown
    documentUrl: k.text(),
    recordedBy: k.id().references(() => people.id),
    recordedAt: k.int().notNull(), // epoch ms
  },
  (t) => [k.uniqueIndex('answers_version').on(t.petitionId, t.targetId, t.version)],
)

/** What every signer it concerns is told by letter, a batch at a time; the row remembers how far it came. */
export const announcements = k.table(
  'announcements',
  {
    id: k.serial(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    kind: k.text({ enum: ['demand-changed', 'answered', 'delivered'] }).notNull(),
    about: k.int().notNull(), // demand-changed: the new version; answered: the answer; delivered: epoch ms
    cursorAt: k.int().notNull().default(0), // when the newest signature it came to was confirmed
    cursor: k.int().notNull().default(0), // and that signature
    told: k.int().notNull().default(0), // letters written
    createdAt: createdAt(),
    finishedAt: k.int(), // epoch ms
  },
  (t) => [
    k.uniqueIndex('announcements_once').on(t.petitionId, t.kind, t.about),
    k.index('announcements_finished').on(t.finishedAt),
  ],
)
