import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { createdAt, id, localized } from './shared'

/** moderated: its petitions open only after somebody who runs the instance agreed. suspended: nothing of it is public. */
export const organisationStates = ['trusted', 'moderated', 'suspended'] as const
export type OrganisationState = (typeof organisationStates)[number]

export const organisations = k.table(
  'organisations',
  {
    id: id(),
    slug: k.text().notNull(),
    name: localized().notNull(),
    about: localized().notNull(),
    contact: k.text(), // public: an address of mail or of a page
    revision: k.int().notNull().default(1), // counts edits: one that names an older one overwrites nothing
    state: k.text({ enum: organisationStates }).notNull().default('trusted'),
    takesGifts: k.flag().notNull().default(false), // whoever runs the instance has agreed that its account takes them
    createdAt: createdAt(),
  },
  (t) => [k.uniqueIndex('organisations_slug').on(t.slug)],
)

/** Somebody who signs in: an organizer, or who runs the instance. Supporters have no account. */
export const people = k.table(
  'people',
  {
    id: id(),
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox
    sealed: k.bytes().notNull(), // AES-256-GCM of the address
    name: k.text().notNull(),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    passwordHash: k.text(), // Argon2id in PHC form; null: signs in with passkeys
    totp: k.bytes(), // AES-256-GCM of the secret; null: not set up
    totpStep: k.int().notNull().default(0), // the newest time step taken: a code works once
    instanceAdmin: k.flag().notNull().default(false),
    createdAt: createdAt(),
    disabledAt: k.int(), // epoch ms
  },
  (t) => [k.uniqueIndex('people_mailbox').on(t.mailbox)],
)

export const roles = ['owner', 'campaigner', 'moderator', 'mailer', 'finance', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Who may do what in which organisation; one row for each role a person has. */
export const memberships = k.table(
  'memberships',
  {
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    personId: k
      .id()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: k.text({ enum: roles }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    k.primaryKey({ columns: [t.organisationId, t.personId, t.role] }),
    k.index('memberships_person').on(t.personId),
  ],
)

/** Sent to a mailbox by an owner; the secret of its link is a token of purpose `invite` whose context is this id. */
export const invitations = k.table(
  'invitations',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    mailbox: k.bytes().notNull(),
    sealed: k.bytes().notNull(), // AES-256-GCM of the address
    roles: k.json<Role[]>().notNull(),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    invitedBy: k.id().references(() => people.id), // null: the organisation signed itself up
    createdAt: createdAt(),
    expiresAt: k.int().notNull(), // epoch ms
    acceptedAt: k.int(),
    revokedAt: k.int(),
  },
  (t) => [k.index('invitations_organisation').on(t.organisationId, t.createdAt)],
)

/** What WebAuthn calls a credential. */
export const passkeys = k.table(
  'passkeys',
  {
    id: id(),
    personId: k
      .id()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    credentialId: k.text().notNull(), // base64url, as the browser says it
    publicKey: k.bytes().notNull(), // COSE
    counter: k.int().notNull(),
    transports: k.json<string[]>().notNull(),
    name: k.text().notNull(), // what its owner calls it
    createdAt: createdAt(),
    lastUsedAt: k.int(),
  },
  (t) => [k.uniqueIndex('passkeys_credential').on(t.credentialId), k.index('passkeys_person').on(t.personId)],
)

/** For whoever lost the device with the codes; each works once. */
export const recoveryCodes = k.table(
  'recovery_codes',
  {
    personId: k
      .id()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    hash: k.bytes().notNull(), // HMAC-SHA-256
    usedAt: k.int(),
  },
  (t) => [k.primaryKey({ columns: [t.personId, t.hash] })],
)

/** stage `password`: the password was right and the second factor is still asked for; it opens nothing else. */
export const sessions = k.table(
  'sessions',
  {
    id: id(),
    hash: k.bytes().notNull(), // SHA-256 of the secret in the cookie
    personId: k
      .id()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    organisationId: k.id().references(() => organisations.id), // the one whose pages are open
    stage: k.text({ enum: ['password', 'full'] }).notNull(),
    device: k.text().notNull(), // browser and system, as far as they say
    createdAt: createdAt(),
    lastSeenAt: k.int().notNull(), // epoch ms, to the minute
    expiresAt: k.int().notNull(), // seven days after signing in, whatever happens
    provenAt: k.int(), // when a second factor was last shown; recent enough, it allows what needs one
  },
  (t) => [
    k.uniqueIndex('sessions_hash').on(t.hash),
    k.index('sessions_person').on(t.personId),
    k.index('sessions_expiring').on(t.expiresAt),
  ],
)

/** Devices a person has signed in from; a new one is told by mail. */
export const knownDevices = k.table(
  'known_devices',
  {
    personId: k
      .id()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    hash: k.bytes().notNull(), // SHA-256 of the secret in the device's cookie
    firstSeenAt: k.int().notNull(), // epoch ms
    lastSeenAt: k.int().notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.personId, t.hash] })],
)

/** Who did what, when, and why: written in the transaction that does it, and never changed. */
export const audit = k.table(
  'audit',
  {
    id: k.serial(),
    organisationId: k.id().references(() => organisations.id), // null: what concerns the instance
    personId: k.id(), // who; null: the command line, or a job
    actor: k.text().notNull(), // their name then
    action: k.text().notNull(), // a word of `app/accounts/audit-actions.ts`
    petitionId: k.id(),
    about: k.text(), // a slug or a name of what it was done to; nothing of a supporter
    reason: k.text(),
    details: k.json<Record<string, string | number | boolean | null>>().notNull().default({}),
    at: k.int().notNull(), // epoch ms
  },
  (t) => [
    k.index('audit_organisation').on(t.organisationId, t.id),
    k
      .index('audit_petition')
      .on(t.petitionId, t.id)
      .where(sql`${t.petitionId} is not null`),
  ],
)
