import { and, asc, desc, eq, gte, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { k } from '../../db/columns'
import { signatures } from '../../db/schema'
import { DAY } from '../duration'
import { hashesOfNetwork } from '../platform/network.server'
import { readMailbox } from '../supporters/mailbox.server'
import type { Cursor, SignaturePage, SignatureRow } from './views'

const PAGE = 50

/** What a list looks for: one thing at a time, each with an index of its own, so that it answers at a million rows. */
export type Wanted =
  | { by: 'all' }
  | { by: 'state'; state: 'confirmed' | 'held' | 'withdrawn' | 'removed' }
  | { by: 'country'; country: string }
  /** UTC day of confirmation. */
  | { by: 'day'; day: string }
  /** The beginning of a shown name, letter for letter. */
  | { by: 'name'; name: string }
  | { by: 'mailbox'; mailbox: string }
  | { by: 'domain'; domain: string }
  /** An address of the network; found while its hash is kept, 72 hours. */
  | { by: 'network'; network: string }

export const columns = {
  id: signatures.id,
  state: signatures.state,
  country: signatures.country,
  confirmedAt: signatures.confirmedAt,
  shownName: signatures.shownName,
  locale: signatures.locale,
  source: signatures.source,
  comment: signatures.comment,
  holdReason: signatures.holdReason,
  score: signatures.score,
  reasons: signatures.reasons,
  removedFor: signatures.removedFor,
}
type Row = Pick<typeof signatures.$inferSelect, keyof typeof columns>

/** Before the press on the button a signature is nobody's business: lists begin with the confirmed ones. */
const wasConfirmed = isNotNull(signatures.confirmedAt)

const byTime = [desc(signatures.confirmedAt), desc(signatures.id)]
const byId = [desc(signatures.id)]
const name = k.bytewise(signatures.shownName)

interface Plan {
  where: SQL | undefined
  order: SQL[]
  after: (cursor: Cursor) => SQL | undefined
  cursorOf: (row: Row) => Cursor
}

const inTime = (where: SQL | undefined): Plan => ({
  where: and(wasConfirmed, where),
  order: byTime,
  after: ({ at, id }) =>
    at === undefined ? undefined : sql`(${signatures.confirmedAt}, ${signatures.id}) < (${at}, ${id})`,
  cursorOf: ({ confirmedAt, id }) => ({ at: confirmedAt!, id }),
})

const inOrder = (where: SQL | undefined): Plan => ({
  where,
  order: byId,
  after: ({ id }) => lt(signatures.id, id),
  cursorOf: ({ id }) => ({ id }),
})

/** How to look for it; null for what cannot be read as such a thing. */
async function planOf(wanted: Wanted, now: number): Promise<Plan | null> {
  switch (wanted.by) {
    case 'all':
      return inTime(undefined)
    case 'state':
      if (wanted.state === 'confirmed') return inTime(eq(signatures.state, 'confirmed'))
      if (wanted.state === 'held') return inOrder(eq(signatures.state, 'held'))
      return inOrder(and(eq(signatures.state, wanted.state), isNotNull(signatures.endedAt)))
    case 'country':
      return inOrder(and(eq(signatures.country, wanted.country), wasConfirmed))
    case 'day': {
      const start = Date.parse(wanted.day)
      return inTime(and(gte(signatures.confirmedAt, start), lt(signatures.confirmedAt, start + DAY)))
    }
    case 'name':
      return {
        where: and(
          isNotNull(signatures.shownName),
          sql`${name} >= ${wanted.name}`,
          sql`${name} < ${`${wanted.name}\u{10ffff}`}`,
        ),
        order: [asc(name), asc(signatures.id)],
        after: (cursor) => sql`(${name}, ${signatures.id}) > (${cursor.name ?? ''}, ${cursor.id})`,
        cursorOf: ({ shownName, id }) => ({ name: shownName!, id }),
      }
    case 'mailbox': {
      const mailbox = await readMailbox(wanted.mailbox)
      return mailbox && inOrder(and(eq(signatures.mailbox, mailbox.hash), wasConfirmed))
    }
    case 'domain': {
      const mailbox = await readMailbox(`anyone@${wanted.domain.replace(/^@/, '')}`)
      return mailbox && inOrder(and(eq(signatures.domain, mailbox.domainHash), wasConfirmed))
    }
    case 'network': {
      const hashes = hashesOfNetwork(wanted.network.trim(), now)
      return hashes.length === 0
        ? null
        : inOrder(and(isNotNull(signatures.network), inArray(signatures.network, hashes), wasConfirmed))
    }
  }
}

/**
 * Signatures of a petition that were confirmed once, fifty at a time, newest first; names in the order of their letters.
 * Null where what is looked for cannot be read, such as an address that is none.
 */
export async function listSignatures(
  petitionId: string,
  wanted: Wanted,
  cursor: Cursor | null = null,
  now = Date.now(),
): Promise<SignaturePage | null> {
  const plan = await planOf(wanted, now)
  if (!plan) return null
  const rows = await signaturesBy(petitionId, plan, cursor)
  const shown = rows.slice(0, PAGE)
  return {
    rows: shown.map(toRow),
    next: rows.length > PAGE ? plan.cursorOf(shown.at(-1)!) : null,
  }
}

const signaturesBy = (petitionId: string, plan: Plan, cursor: Cursor | null) =>
  db.read
    .select(columns)
    .from(signatures)
    .where(and(eq(signatures.petitionId, petitionId), plan.where, cursor ? plan.after(cursor) : undefined))
    .orderBy(...plan.order)
    .limit(PAGE + 1)

/** A shown name is shown while its signature counts; whoever is out of the count is not named. */
export const toRow = (row: Row): SignatureRow => ({
  ...row,
  country: row.country ?? '',
  confirmedAt: row.confirmedAt ?? 0,
  shownName: row.state === 'confirmed' ? row.shownName : null,
})

/** The query behind a list as SQL, so that a test can ask the engine which index it takes. */
export async function sqlOf(petitionId: string, wanted: Wanted, cursor: Cursor | null, now = Date.now()) {
  const plan = await planOf(wanted, now)
  return signaturesBy(petitionId, plan!, cursor).toSQL()
}
