import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id } from './shared'

/** A printed sheet that came back with signatures. */
export const paperSheets = k.table(
  'paper_sheets',
  {
    id: id(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(), // of the printed text
    label: k.text().notNull(), // what is written on it, so that it can be found again
    collectedOn: k.text().notNull(), // ISO 8601 day
    enteredBy: k.id().references(() => people.id),
    createdAt: createdAt(),
    withdrawnAt: k.int(), // epoch ms; the whole sheet was taken back
  },
  (t) => [k.index('paper_sheets_petition').on(t.petitionId, t.createdAt)],
)

/**
 * duplicate: the same person stands on another sheet · online: the mailbox has signed online · withdrawn: by the person,
 * or with the whole sheet; nothing of what was written is left.
 */
export const paperProblems = [
  'illegible',
  'incomplete',
  'duplicate',
  'online',
  'invented',
  'withdrawn',
] as const
export type PaperProblem = (typeof paperProblems)[number]

/** One row of a sheet; what was refused stays with its reason so that it can be mended. */
export const paperSignatures = k.table(
  'paper_signatures',
  {
    id: k.serial(),
    sheetId: k
      .id()
      .notNull()
      .references(() => paperSheets.id, { onDelete: 'cascade' }),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    row: k.int().notNull(), // on the sheet, from 1
    sealed: k.bytes(), // AES-256-GCM of name, town or postcode, country, e-mail
    person: k.bytes(), // HMAC-SHA-256 of the folded name with the postcode: finds the same person twice on paper
    mailbox: k.bytes(), // HMAC-SHA-256 of the canonical mailbox, where one was written
    country: k.text(), // ISO 3166-1 alpha-2
    deliver: k.flag().notNull().default(false),
    problem: k.text({ enum: paperProblems }), // null: it counts
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('paper_signatures_row').on(t.sheetId, t.row),
    k
      .uniqueIndex('paper_signatures_person')
      .on(t.petitionId, t.person)
      .where(sql`${t.problem} is null and ${t.person} is not null`),
    k
      .uniqueIndex('paper_signatures_mailbox')
      .on(t.petitionId, t.mailbox)
      .where(sql`${t.problem} is null and ${t.mailbox} is not null`),
    k
      .index('paper_signatures_box')
      .on(t.mailbox)
      .where(sql`${t.mailbox} is not null`),
    k.index('paper_signatures_petition').on(t.petitionId, t.id),
  ],
)
