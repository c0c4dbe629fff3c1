import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { petitions } from './petitions'
import { createdAt } from './shared'

/**
 * pending: waiting for the button in the letter · held: confirmed, in review, not counted · disowned: the mailbox's
 * owner said "this was not me" · removed: taken out with a public reason.
 */
export const signatureStates = ['pending', 'confirmed', 'held', 'withdrawn', 'disowned', 'removed'] as const
export type SignatureState = (typeof signatureStates)[number]

/** One mailbox, one signature on a petition: the unique index is the rule. */
export const signatures = k.table(
  'signatures',
  {
    id: k.serial(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id),
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox
    state: k.text({ enum: signatureStates }).notNull().default('pending'),
    holdReason: k.text(), // why it is held, once confirmed: 'honeypot', 'blocked', …
    sealed: k.bytes(), // AES-256-GCM of name, e-mail, postcode and comment; null before the press and once erased
    country: k.text(), // ISO 3166-1 alpha-2
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    shownName: k.text(), // in the open only for a confirmed signer who asked for it
    shownComment: k.text(), // likewise, and only once moderated
    updates: k.flag().notNull().default(false),
    deliver: k.flag().notNull().default(false),
    textVersion: k.int().notNull(), // the version of the petition's text that was signed
    createdAt: createdAt(),
    expiresAt: k.int(), // epoch ms; a pending signature is deleted then
    confirmedAt: k.int(),
    endedAt: k.int(), // withdrawn, disowned or removed
  },
  (t) => [
    k.uniqueIndex('signatures_once').on(t.petitionId, t.mailbox),
    k.index('signatures_mailbox').on(t.mailbox),
    k
      .index('signatures_shown')
      .on(t.petitionId, t.confirmedAt, t.id)
      .where(sql`${t.shownName} is not null`),
    k
      .index('signatures_expiring')
      .on(t.expiresAt)
      .where(sql`${t.state} = 'pending'`),
    k.check('signatures_confirmed_at', sql`${t.state} <> 'confirmed' or ${t.confirmedAt} is not null`),
  ],
)

/**
 * What one sending of the form said. The signature takes it over when the button behind *its* letter is pressed, so
 * nobody can change another person's pending signature by sending the form again.
 */
export const submissions = k.table(
  'submissions',
  {
    id: k.serial(),
    signatureId: k
      .int()
      .notNull()
      .references(() => signatures.id, { onDelete: 'cascade' }),
    sealed: k.bytes(), // AES-256-GCM of what was typed; emptied when a button of this signature was pressed
    country: k.text().notNull(),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    shown: k.flag().notNull(),
    updates: k.flag().notNull(),
    deliver: k.flag().notNull(),
    holdReason: k.text(),
    textVersion: k.int().notNull(),
    codeHash: k.bytes().notNull(), // HMAC-SHA-256 of the six characters
    codeExpiresAt: k.int().notNull(),
    codeTries: k.int().notNull().default(0),
    createdAt: createdAt(),
    pressedAt: k.int(),
  },
  (t) => [k.index('submissions_signature').on(t.signatureId)],
)

/** What a person agreed to: which wording, where, when. Effective from the press on the button. */
export const consents = k.table(
  'consents',
  {
    id: k.serial(),
    signatureId: k
      .int()
      .notNull()
      .references(() => signatures.id, { onDelete: 'cascade' }),
    submissionId: k.int().references(() => submissions.id, { onDelete: 'set null' }),
    wording: k.text().notNull(), // version of the wording, see app/petitions/consent-wording.ts
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    place: k.text({ enum: ['sign-form', 'thanks-button'] }).notNull(),
    shown: k.flag().notNull(),
    updates: k.flag().notNull(),
    deliver: k.flag().notNull(),
    givenAt: k.int().notNull(),
    effectiveAt: k.int(),
    withdrawnAt: k.int(),
  },
  (t) => [k.index('consents_signature').on(t.signatureId), k.index('consents_submission').on(t.submissionId)],
)

/** Exact totals, changed in the transaction that changes a signature. */
export const petitionCounters = k.table('petition_counters', {
  petitionId: k
    .id()
    .primaryKey()
    .references(() => petitions.id, { onDelete: 'cascade' }),
  pending: k.int().notNull().default(0),
  confirmed: k.int().notNull().default(0),
  held: k.int().notNull().default(0),
  withdrawn: k.int().notNull().default(0),
  removed: k.int().notNull().default(0),
})

/** Confirmed signatures by the UTC day of their confirmation. */
export const petitionDays = k.table(
  'petition_days',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    day: k.text().notNull(), // 2026-03-09
    confirmed: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.day] })],
)

/** Confirmed signatures by the country the signer gave. */
export const petitionCountries = k.table(
  'petition_countries',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    country: k.text().notNull(),
    confirmed: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.country] })],
)

/** What each count of the rows found: the nightly one and those asked for. */
export const reconciliations = k.table(
  'reconciliations',
  {
    id: k.serial(),
    startedAt: k.int().notNull(),
    running: k.int(), // 1 until it ends, then null: the unique index lets one run at a time
    finishedAt: k.int(),
    petitions: k.int().notNull().default(0),
    drift: k.json<{ slug: string; counter: string; stood: number; counted: number }[]>().notNull(),
  },
  (t) => [k.uniqueIndex('reconciliations_running').on(t.running)],
)
