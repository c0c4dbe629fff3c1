import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { petitions } from './petitions'
import { removalReasons, removals } from './removals'
import { createdAt } from './shared'

/**
 * pending: waiting for the button in the letter · held: confirmed, in review, not counted · disowned: the mailbox's
 * owner said "this was not me" · removed: taken out with a public reason.
 */
export const signatureStates = ['pending', 'confirmed', 'held', 'withdrawn', 'disowned', 'removed'] as const
export type SignatureState = (typeof signatureStates)[number]

/** waiting: its signer wants it shown and a moderator has not read it. */
export const commentStates = ['none', 'waiting', 'approved', 'rejected'] as const
export type CommentState = (typeof commentStates)[number]

/** How a signer came: by the page itself, one press after another petition, or a link that says where it was shared. */
export const signatureSources = [
  'page',
  'another',
  'mail',
  'whatsapp',
  'telegram',
  'signal',
  'facebook',
  'x',
  'bluesky',
  'mastodon',
  'instagram',
  'embed',
  'paper-link',
] as const
export type SignatureSource = (typeof signatureSources)[number]

/** What speaks against a signature; it is held where the points reach the setting `holdAt`. */
export interface Reason {
  reason: 'network-burst' | 'domain-burst' | 'disposable-domain' | 'fast-confirm' | 'honeypot'
  points: number
}

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
    domain: k.bytes(), // HMAC-SHA-256 of its domain
    network: k.bytes(), // keyed hash of the sender's network prefix under that day's key
    networkUntil: k.int(), // epoch ms; the hash goes then
    state: k.text({ enum: signatureStates }).notNull().default('pending'),
    holdReason: k.text(), // why it is held, once confirmed: 'honeypot', 'blocked-domain', 'score', …
    reasons: k.json<Reason[]>().notNull().default([]), // taken over from the submission that was confirmed
    score: k.int().notNull().default(0), // the points of all reasons
    sealed: k.bytes(), // AES-256-GCM of name, e-mail, postcode and comment; null before the press and once erased
    country: k.text(), // ISO 3166-1 alpha-2
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    shownName: k.text(), // in the open only for a confirmed signer who asked for it
    shownComment: k.text(), // likewise, and only once moderated
    comment: k.text({ enum: commentStates }).notNull().default('none'),
    source: k.text({ enum: signatureSources }).notNull().default('page'),
    updates: k.flag().notNull().default(false),
    deliver: k.flag().notNull().default(false),
    textVersion: k.int().notNull(), // the version of the petition's text that was signed
    createdAt: createdAt(),
    expiresAt: k.int(), // epoch ms; a pending signature is deleted then
    confirmedAt: k.int(),
    endedAt: k.int(), // withdrawn, disowned or removed
    removedFor: k.text({ enum: removalReasons }),
    removalId: k.id().references(() => removals.id),
    stateBefore: k.text({ enum: ['confirmed', 'held'] }), // what undoing its removal gives back
    anonymisedAt: k.int(), // the mailbox is random bytes from then on
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
    k
      .index('signatures_held')
      .on(t.petitionId, t.id)
      .where(sql`${t.state} = 'held'`),
    k.index('signatures_domain').on(t.petitionId, t.domain, t.id),
    k
      .index('signatures_country')
      .on(t.petitionId, t.country, t.id)
      .where(sql`${t.confirmedAt} is not null`),
    k
      .index('signatures_confirmed')
      .on(t.petitionId, t.confirmedAt, t.id)
      .where(sql`${t.confirmedAt} is not null`),
    k
      .index('signatures_name')
      .on(t.petitionId, k.bytewise(t.shownName), t.id)
      .where(sql`${t.shownName} is not null`),
    k
      .index('signatures_comments')
      .on(t.petitionId, t.id)
      .where(sql`${t.comment} = 'waiting'`),
    k
      .index('signatures_voices')
      .on(t.petitionId, t.confirmedAt, t.id)
      .where(sql`${t.shownComment} is not null`),
    k
      .index('signatures_ended')
      .on(t.petitionId, t.state, t.id)
      .where(sql`${t.endedAt} is not null`),
    k
      .index('signatures_from')
      .on(t.petitionId, t.network, t.id)
      .where(sql`${t.network} is not null and ${t.confirmedAt} is not null`),
    k
      .index('signatures_removed')
      .on(t.endedAt)
      .where(sql`${t.state} = 'removed' and ${t.sealed} is not null`),
    k
      .index('signatures_removal')
      .on(t.removalId)
      .where(sql`${t.removalId} is not null`),
    k
      .index('signatures_network')
      .on(t.networkUntil)
      .where(sql`${t.networkUntil} is not null`),
    k
      .index('signatures_deliver')
      .on(t.petitionId, t.id)
      .where(sql`${t.deliver}`),
    k
      .index('signatures_updates')
      .on(t.petitionId, t.id)
      .where(sql`${t.updates}`),
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
    reasons: k.json<Reason[]>().notNull().default([]),
    network: k.bytes(), // as in `signatures`
    networkUntil: k.int(),
    textVersion: k.int().notNull(),
    source: k.text({ enum: signatureSources }).notNull().default('page'),
    codeHash: k.bytes().notNull(), // HMAC-SHA-256 of the six characters
    codeExpiresAt: k.int().notNull(),
    codeTries: k.int().notNull().default(0),
    createdAt: createdAt(),
    pressedAt: k.int(),
  },
  (t) => [
    k.index('submissions_signature').on(t.signatureId),
    k
      .index('submissions_network')
      .on(t.networkUntil)
      .where(sql`${t.networkUntil} is not null`),
  ],
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
    place: k.text({ enum: ['sign-form', 'thanks-button', 'my-page', 'unsubscribe-link'] }).notNull(),
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
  paper: k.int().notNull().default(0), // on paper sheets; never part of `confirmed`
  comments: k.int().notNull().default(0), // waiting for a moderator
})

/**
 * What happened by UTC day. `confirmed` are those that count today, `ended` those that do not any more, both by the day
 * of their confirmation; `withdrawn` and `removed` by the day of their end.
 */
export const petitionDays = k.table(
  'petition_days',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    day: k.text().notNull(), // 2026-03-09
    confirmed: k.int().notNull().default(0),
    ended: k.int().notNull().default(0),
    withdrawn: k.int().notNull().default(0),
    removed: k.int().notNull().default(0),
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

/** Confirmed signatures by the language they were given in. */
export const petitionLanguages = k.table(
  'petition_languages',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    confirmed: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.locale] })],
)

/** Confirmed signatures by how their signers came. */
export const petitionSources = k.table(
  'petition_sources',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    source: k.text({ enum: signatureSources }).notNull(),
    confirmed: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.source] })],
)

/** Removed signatures by their public reason. */
export const petitionRemovals = k.table(
  'petition_removals',
  {
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    reason: k.text({ enum: removalReasons }).notNull(),
    removed: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.petitionId, t.reason] })],
)

/** Who let a held signature count, or took it out, and why. */
export const holdDecisions = k.table(
  'hold_decisions',
  {
    id: k.serial(),
    signatureId: k
      .int()
      .notNull()
      .references(() => signatures.id, { onDelete: 'cascade' }),
    decision: k.text({ enum: ['accept', 'reject'] }).notNull(),
    reason: k.text().notNull(),
    actor: k.text().notNull(),
    decidedAt: k.int().notNull(), // epoch ms
  },
  (t) => [k.index('hold_decisions_signature').on(t.signatureId)],
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
