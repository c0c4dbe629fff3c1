import {
  aliasedTable,
  and,
  asc,
  count,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  lte,
  sql,
  type SQL,
} from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, signatures, subscriptions } from '../../db/schema'
import type { AudienceSource } from './audience-source'
import { mayBeWritten } from './left-out.server'

type Subscriptions = typeof subscriptions

const wanting = (of: Subscriptions, organisationId: string): SQL =>
  and(eq(of.organisationId, organisationId), isNull(of.endedAt), sql`${of.wanted}`)!

/** The newest signature of a subscriber with the organisation: it has the address, the country and the language. */
const newestSignature = (of: Subscriptions, organisationId: string): SQL => {
  const own = aliasedTable(signatures, 'own')
  return sql`(${db.read
    .select({ id: sql`max(${own.id})` })
    .from(own)
    .innerJoin(petitions, eq(petitions.id, own.petitionId))
    .where(
      and(
        eq(own.mailbox, of.mailbox),
        eq(own.state, 'confirmed'),
        eq(petitions.organisationId, organisationId),
      ),
    )})`
}

/** Whoever agreed to letters of an organisation as a whole, and still has a signature with it. */
export const subscribers: AudienceSource = {
  name: 'subscribers',
  recipient: 'signature',

  places: async (_read, { organisationId, audience }) => (audience.subscribers ? [organisationId] : []),

  async size(read, places) {
    if (places.length === 0) return 0
    const [row] = await read
      .select({ n: count() })
      .from(subscriptions)
      .where(wanting(subscriptions, places[0]!))
    return row!.n
  },

  async edge(read, place, after, n) {
    const ids = read
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(and(wanting(subscriptions, place), gt(subscriptions.id, after)))
      .orderBy(asc(subscriptions.id))
      .limit(n)
      .as('next')
    const [row] = await read.select({ edge: sql<number | null>`max(${ids.id})` }).from(ids)
    return row?.edge ?? null
  },

  rows: (asked, place, { after, upTo, where }) =>
    db.read
      .select({ id: signatures.id, mailbox: signatures.mailbox, locale: signatures.locale })
      .from(subscriptions)
      .innerJoin(signatures, eq(signatures.id, newestSignature(subscriptions, place)))
      .where(
        and(
          wanting(subscriptions, place),
          gt(subscriptions.id, after),
          lte(subscriptions.id, upTo),
          asked.audience.countries.length > 0
            ? inArray(signatures.country, asked.audience.countries)
            : undefined,
          asked.audience.languages.length > 0
            ? inArray(signatures.locale, asked.audience.languages)
            : undefined,
          mayBeWritten(asked, signatures.mailbox),
          where?.(signatures.mailbox),
        ),
      )
      .orderBy(asc(subscriptions.id))
      .getSQL(),

  holds(_asked, places, mailbox) {
    if (places.length === 0) return sql`1 = 0`
    const other = aliasedTable(subscriptions, 'other')
    return exists(
      db.read
        .select({ id: other.id })
        .from(other)
        .where(and(eq(other.mailbox, mailbox), wanting(other, places[0]!))),
    )
  },
}
