import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { petitions } from './petitions'
import { id } from './shared'

/** Why a signature does not count any more; the public reads the number of each, see `removal-reasons.ts`. */
export const removalReasons = ['automated', 'invented', 'duplicate', 'required', 'other'] as const
export type RemovalReason = (typeof removalReasons)[number]

/** Which signatures a removal took; at least one condition stands, and all that stand must hold. */
export interface RemovalConditions {
  /** The keyed hash of the mail domain, in hex. */
  domain?: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  /** UTC days of confirmation, both included. */
  fromDay?: string
  toDay?: string
  /** Keyed hashes of a network prefix, one for each day it is still known by, in hex. */
  networks?: string[]
  scoreAtLeast?: number
  state?: 'confirmed' | 'held'
}

/** What was taken out of the numbers at one go; can be undone for 30 days. */
export const removals = k.table(
  'removals',
  {
    id: id(),
    petitionId: k
      .id()
      .notNull()
      .references(() => petitions.id),
    reason: k.text({ enum: removalReasons }).notNull(),
    conditions: k.json<RemovalConditions>().notNull(),
    actor: k.text().notNull(),
    startedAt: k.int().notNull(), // epoch ms
    finishedAt: k.int(), // null: under way, or interrupted
    removed: k.int().notNull().default(0), // signatures
    undoneAt: k.int(),
    undoneBy: k.text(),
    total: k.int(), // that matched when it was asked for; null: asked for on the command line
    task: k.text({ enum: ['remove', 'undo'] }), // what a worker has still to do; null: nothing
    cursor: k.int().notNull().default(0), // the newest signature the worker looked at
    restored: k.int().notNull().default(0), // signatures given back
    leaseUntil: k.int(), // epoch ms; a worker is at it
    stoppedAt: k.int(), // somebody ended it half way
  },
  (t) => [
    k.index('removals_petition').on(t.petitionId, t.startedAt),
    k
      .index('removals_task')
      .on(t.startedAt)
      .where(sql`${t.task} is not null`),
  ],
)
