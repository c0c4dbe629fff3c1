import { k } from '../columns'
import { organisations, people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id } from './shared'

/** Supporters' data taken out of the product: who, why, what, how much; the rows themselves are never stored twice. */
export const exports = k.table(
  'exports',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id, { onDelete: 'cascade' }),
    format: k.text({ enum: ['csv', 'json'] }).notNull(),
    columns: k.json<string[]>().notNull(),
    reason: k.text().notNull(),
    requestedBy: k
      .id()
      .notNull()
      .references(() => people.id),
    linkHash: k.bytes().notNull(), // SHA-256 of the secret in its link
    createdAt: createdAt(),
    expiresAt: k.int().notNull(), // epoch ms
    rows: k.int().notNull().default(0), // written so far
    total: k.int().notNull(), // signatures when it was asked for
    startedAt: k.int(), // epoch ms; the newest download began
    progressAt: k.int(), // epoch ms; when `rows` was last written
    interruptedAt: k.int(), // epoch ms; the newest download ended before its last row
    finishedAt: k.int(), // epoch ms; the last row was handed over
    revokedAt: k.int(),
  },
  (t) => [
    k.uniqueIndex('exports_link').on(t.linkHash),
    k.index('exports_organisation').on(t.organisationId, t.createdAt),
  ],
)
