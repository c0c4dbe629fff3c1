import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { organisations, people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id, type Localized } from './shared'
import { uuidv7 } from '../uuid'

/**
 * draft: being written · waiting-approval: a second person has not read it yet · scheduled: may be sent, at its time or
 * when somebody says so · sending: its audience is being frozen, then its chunks go out · paused · sent: every recipient
 * has an outcome · cancelled: whoever was not reached is not.
 */
export const mailingStates = [
  'draft',
  'waiting-approval',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const
export type MailingState = (typeof mailingStates)[number]

export const pauseReasons = ['asked', 'bounces', 'complaints', 'provider'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Whom a mailing goes to; read by `app/mailings/audience.ts`. An empty list leaves nobody out. */
export interface Audience {
  /** Ids; with the petitions of `campaigns`, those whose signers asked for updates. */
  petitions: string[]
  campaigns: string[]
  /** Also whoever agreed to letters of the organisation as a whole. */
  subscribers: boolean
  /** Of those, whoever gave to it. Missing in audiences of before. */
  donors?: boolean
  /** ISO 3166-1 alpha-2, as signers gave it. */
  countries: string[]
  languages: ('en' | 'es')[]
  /** References of mailings whose recipients are left out. */
  notSent: string[]
}

/** What a mailing says that was looked up when it began: the same for everybody, whenever a chunk goes out. */
export interface FrozenFacts {
  /** PUBLIC_ORIGIN, without a slash. */
  origin: string
  organisation: Localized
  /** Public: an address of mail or of a page. */
  contact: string | null
  organisationSlug: string
  petition: { id: string; slug: string; titles: Localized } | null
  /** Confirmed signatures of the petition, on paper too. */
  count: number
  /** The number of the public update it tells. */
  update: number | null
}

/** The newest row of a source that freezing an audience came to. */
export interface FreezeCursor {
  source: string
  /** A petition, or the organisation. */
  place: string
  id: number
}

/** One letter to many: an update of a petition, or news of an organisation to an audience. */
export const mailings = k.table(
  'mailings',
  {
    id: k.serial(),
    reference: k.id().notNull().$defaultFn(uuidv7), // what addresses and the provider's keys call it
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    kind: k.text({ enum: ['update', 'mailing'] }).notNull(),
    petitionId: k.id().references(() => petitions.id, { onDelete: 'cascade' }), // of an update
    state: k.text({ enum: mailingStates }).notNull().default('draft'),
    revision: k.int().notNull().default(1), // counts saves: one that names an older one overwrites nothing
    audience: k.json<Audience>().notNull(),
    scheduledAt: k.int(), // epoch ms; null: when somebody says so
    createdBy: k.id().references(() => people.id),
    savedBy: k.id().references(() => people.id),
    savedAt: k.int().notNull(), // epoch ms
    submittedBy: k.id().references(() => people.id),
    submittedAt: k.int(), // epoch ms; counts for the weekly cap while it waits
    approvedBy: k.id().references(() => people.id), // null where nobody else may approve
    approvedAt: k.int(),
    contentHash: k.bytes(), // SHA-256 of texts and audience as they were submitted; nothing else is sent
    startedAt: k.int(), // epoch ms; counts for the weekly cap
    facts: k.json<FrozenFacts>(), // since it was started
    cursor: k.json<FreezeCursor>(), // how far the audience is frozen
    frozenAt: k.int(), // epoch ms; every recipient is known
    pausedFor: k.text({ enum: pauseReasons }),
    pausedAt: k.int(),
    watchedFrom: k.int().notNull().default(0), // the chunk from which bounces and complaints count; moved when a person resumes
    endedAt: k.int(), // epoch ms; sent or cancelled
    // Recipients by where they stand now, changed in the transaction that changes them; queued is the rest.
    recipients: k.int().notNull().default(0),
    sent: k.int().notNull().default(0),
    delivered: k.int().notNull().default(0),
    bounced: k.int().notNull().default(0),
    complained: k.int().notNull().default(0),
    suppressed: k.int().notNull().default(0),
    skipped: k.int().notNull().default(0),
    failed: k.int().notNull().default(0),
    unknown: k.int().notNull().default(0),
    unsubscribed: k.int().notNull().default(0), // by its links; nobody keeps who
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('mailings_reference').on(t.reference),
    k.index('mailings_organisation').on(t.organisationId, t.id),
    k
      .index('mailings_petition')
      .on(t.petitionId, t.id)
      .where(sql`${t.petitionId} is not null`),
    k
      .index('mailings_active')
      .on(t.state, t.scheduledAt)
      .where(sql`${t.state} in ('scheduled', 'sending', 'paused')`),
  ],
)

export const mailingTexts = k.table(
  'mailing_texts',
  {
    mailingId: k
      .int()
      .notNull()
      .references(() => mailings.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    subject: k.text().notNull(), // of an update also its public title
    body: k.text().notNull(), // Markdown with {{fields}} of an allow-list
  },
  (t) => [k.primaryKey({ columns: [t.mailingId, t.locale] })],
)

/**
 * Up to so many recipients that go to the provider at once, under a key made of mailing, chunk and generation.
 * claimed: perhaps with the provider · done: every one of its recipients has an outcome · unknown: nobody can tell.
 */
export const mailingChunks = k.table(
  'mailing_chunks',
  {
    id: k.serial(),
    mailingId: k
      .int()
      .notNull()
      .references(() => mailings.id, { onDelete: 'cascade' }),
    n: k.int().notNull(), // within its mailing, from 1
    size: k.int().notNull(), // recipients
    state: k
      .text({ enum: ['queued', 'claimed', 'done', 'unknown'] })
      .notNull()
      .default('queued'),
    generation: k.int().notNull().default(0), // counts refusals after which it is put together anew
    runAt: k.int().notNull(), // epoch ms; a claim moves it to the end of its lease
    attempts: k.int().notNull().default(0),
    claimedAt: k.int(), // epoch ms; when this generation was first claimed
    sealed: k.bytes(), // AES-256-GCM of addresses and fields as they were claimed, so that a replay is the same; emptied with its outcome
    error: k.text(), // a code, never an address
  },
  (t) => [
    k.uniqueIndex('mailing_chunks_once').on(t.mailingId, t.n),
    k
      .index('mailing_chunks_due')
      .on(t.mailingId, t.runAt, t.n)
      .where(sql`${t.state} in ('queued', 'claimed')`),
    k
      .index('mailing_chunks_under_way')
      .on(t.runAt)
      .where(sql`${t.state} = 'claimed'`),
    k
      .index('mailing_chunks_claimed')
      .on(t.claimedAt)
      .where(sql`${t.claimedAt} is not null`),
  ],
)

/**
 * queued · claimed: perhaps with the provider · sent: the provider has it · delivered · bounced · complained · suppressed:
 * wants no letters at all · skipped, with the reason · failed: the provider refused it · unknown: a person has to decide.
 */
export const recipientStates = [
  'queued',
  'claimed',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'skipped',
  'failed',
  'unknown',
] as const
export type RecipientState = (typeof recipientStates)[number]

/** Where an address comes from; each source has a module of its own. */
export const recipientSources = ['signature'] as const
export type RecipientSource = (typeof recipientSources)[number]

/** One mailbox, one recipient of a mailing: the unique index is the rule. The address stays with its source. */
export const mailingRecipients = k.table(
  'mailing_recipients',
  {
    id: k.serial(),
    mailingId: k
      .int()
      .notNull()
      .references(() => mailings.id, { onDelete: 'cascade' }),
    chunk: k.int().notNull(), // the chunk's n
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox; random bytes once erased
    source: k.text({ enum: recipientSources }).notNull(),
    sourceId: k.int().notNull(), // the signature's id
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    state: k.text({ enum: recipientStates }).notNull().default('queued'),
    reason: k.text(), // why it was skipped or failed: a code
    providerId: k.text(), // what the provider calls the mail
    changedAt: k.int(), // epoch ms
  },
  (t) => [
    k.uniqueIndex('mailing_recipients_once').on(t.mailingId, t.mailbox),
    k.index('mailing_recipients_chunk').on(t.mailingId, t.chunk),
    k
      .index('mailing_recipients_provider')
      .on(t.providerId)
      .where(sql`${t.providerId} is not null`),
    k
      .index('mailing_recipients_unknown')
      .on(t.mailingId, t.id)
      .where(sql`${t.state} = 'unknown'`),
  ],
)

/** What a petition told its signers, for everybody to read. */
export const updates = k.table(
  'updates',
  {
    id: id(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    number: k.int().notNull(), // from 1; its address
    mailingId: k.int().references(() => mailings.id, { onDelete: 'set null' }),
    publishedBy: k.id().references(() => people.id),
    publishedAt: k.int().notNull(), // epoch ms
  },
  (t) => [
    k.uniqueIndex('updates_number').on(t.petitionId, t.number),
    k.uniqueIndex('updates_mailing').on(t.mailingId),
    k.index('updates_published').on(t.publishedAt),
  ],
)

export const updateTexts = k.table(
  'update_texts',
  {
    updateId: k
      .id()
      .notNull()
      .references(() => updates.id, { onDelete: 'cascade' }),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    title: k.text().notNull(),
    body: k.text().notNull(), // Markdown, its fields filled in
  },
  (t) => [k.primaryKey({ columns: [t.updateId, t.locale] })],
)

/**
 * What the owner of a mailbox decided about one organisation as a whole. wanted: also letters that are about none of the
 * petitions they signed; not wanted: nothing, whatever their petitions say. Without a current row their petitions decide.
 * A changed mind ends a row and adds one.
 */
export const subscriptions = k.table(
  'subscriptions',
  {
    id: k.serial(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox
    wanted: k.flag().notNull(),
    wording: k.text().notNull(), // version of the wording, see app/mailings/consent-wording.ts
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    place: k.text({ enum: ['my-page', 'unsubscribe-link', 'one-click', 'by-hand'] }).notNull(),
    givenAt: k.int().notNull(), // epoch ms
    endedAt: k.int(), // epoch ms; null: in force
  },
  (t) => [
    k
      .uniqueIndex('subscriptions_current')
      .on(t.organisationId, t.mailbox)
      .where(sql`${t.endedAt} is null`),
    k
      .index('subscriptions_wanted')
      .on(t.organisationId, t.id)
      .where(sql`${t.endedAt} is null and ${t.wanted}`),
    k.index('subscriptions_mailbox').on(t.mailbox),
  ],
)
