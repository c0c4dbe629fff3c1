import { and, asc, desc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { signatures } from '../../db/schema'
import { stampHmac } from '../platform/seal.server'
import { openPerson } from './open-person.server'

const PAGE = 50

/** A comment as a moderator reads it. */
export interface CommentToRead {
  id: number
  /** Says which text was read: what its signer changed meanwhile is not decided by it. */
  seen: string
  name: string
  country: string
  confirmedAt: number
  comment: string
}

/** What a decision carries of the text it is about. */
export const seenAs = (id: number, comment: string): string =>
  stampHmac('comment', `${id} ${comment}`).subarray(0, 12).toString('base64url')

const columns = {
  id: signatures.id,
  petitionId: signatures.petitionId,
  mailbox: signatures.mailbox,
  sealed: signatures.sealed,
  name: signatures.shownName,
  country: signatures.country,
  confirmedAt: signatures.confirmedAt,
}
type Row = { [K in keyof typeof columns]: (typeof columns)[K]['_']['data'] | null }

const view = (row: Row): CommentToRead => {
  const comment =
    openPerson('signatures', row as Required<Row> & Parameters<typeof openPerson>[1])?.comment ?? ''
  return {
    id: row.id!,
    seen: seenAs(row.id!, comment),
    name: row.name ?? '',
    country: row.country ?? '',
    confirmedAt: row.confirmedAt ?? 0,
    comment,
  }
}

export interface CommentPage {
  comments: CommentToRead[]
  /** The cursor of the page after. */
  next: number | null
}

const pageOf = (rows: Row[]): CommentPage => ({
  comments: rows.slice(0, PAGE).map(view),
  next: rows.length > PAGE ? rows[PAGE - 1]!.id : null,
})

/** Comments that wait for a moderator, oldest first, fifty at a time. */
export async function listWaitingComments(petitionId: string, cursor = 0): Promise<CommentPage> {
  const rows = await db.read
    .select(columns)
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        eq(signatures.comment, 'waiting'),
        eq(signatures.state, 'confirmed'),
        gt(signatures.id, cursor),
      ),
    )
    .orderBy(asc(signatures.id))
    .limit(PAGE + 1)
  return pageOf(rows)
}

/** Comments that the public reads, newest signature first, fifty at a time. */
export async function listShownComments(
  petitionId: string,
  cursor: number | null = null,
): Promise<CommentPage> {
  const [from] =
    cursor === null
      ? []
      : await db.read
          .select({ confirmedAt: signatures.confirmedAt })
          .from(signatures)
          .where(and(eq(signatures.id, cursor), eq(signatures.petitionId, petitionId)))
  const rows = await db.read
    .select(columns)
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, petitionId),
        isNotNull(signatures.shownComment),
        eq(signatures.state, 'confirmed'),
        from?.confirmedAt ? before(from.confirmedAt, cursor!) : undefined,
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(PAGE + 1)
  return pageOf(rows)
}

const before = (confirmedAt: number, id: number) =>
  sql`(${signatures.confirmedAt}, ${signatures.id}) < (${confirmedAt}, ${id})`
