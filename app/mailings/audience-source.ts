import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client'
import type { Audience, RecipientSource } from '../../db/schema'

/** Whose audience it is. */
export interface Asked {
  organisationId: string
  audience: Audience
}

/**
 * Where people of an audience come from. A source is walked place by place, and in a place by ascending row ids, so that
 * a walk can stop anywhere and go on, in the same memory whatever its length.
 */
export interface AudienceSource {
  /** As cursors remember it. */
  name: string
  /** What its recipients point to. */
  recipient: RecipientSource
  /** Where it has people for an audience, sorted: ids of petitions, or of the organisation. */
  places(read: Reader | Tx, asked: Asked): Promise<string[]>
  /** About how many rows there are to look at. */
  size(read: Reader, places: string[]): Promise<number>
  /** The id of the row up to which the next `n` rows of a place reach; null: none is left. */
  edge(read: Reader | Tx, place: string, after: number, n: number): Promise<number | null>
  /** `select id, mailbox, locale` of those in the audience, by id, `id` being that of the recipient's row. */
  rows(asked: Asked, place: string, range: Range): SQL
  /** Whether somebody whose mailbox is `mailbox` is in the audience at one of these places. */
  holds(asked: Asked, places: string[], mailbox: SQLWrapper): SQL
}

/** Row ids: beyond `after`, up to and with `upTo`. */
export interface Range {
  after: number
  upTo: number
  /** Also must hold, of the mailbox of a row. */
  where?: (mailbox: SQLWrapper) => SQL
}
