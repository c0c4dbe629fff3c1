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
  type SQLWrapper,
} from 'drizzle-orm'
import { db } from '../../db/client'
import { petitions, signatures, subscriptions, type Audience } from '../../db/schema'
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

/** What an audience asks of those who agreed to letters of an organisation as a whole. */
interface Part {
  name: string
  isAsked(audience: Audience): boolean
  /** Also must hold, of a subscriber's mailbox. */
  where?(mailbox: SQLWrapper, organisationId: string): SQL
}

/** Those, or a part of those, who agreed to letters of an organisation as a whole, and still have a signature with it. */
export function amongSubscribers({ name, isAsked, where: partly = () => sql`1 = 1` }: Part): AudienceSource {
  const inPart = (of: Subscriptions, organisationId: string): SQL =>
    and(wanting(of, organisationId), partly(of.mailbox, organisationId))!
  return {
    name,
    recipient: 'signature',

    places: async (_read, { organisationId, audience }) => (isAsked(audience) ? [organisationId] : []),

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
            inPart(subscriptions, place),
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
          .where(and(eq(other.mailbox, mailbox), inPart(other, places[0]!))),
      )
    },
  }
}

export const subscribers = amongSubscribers({
  name: 'subscribers',
  isAsked: (audience) => audience.subscribers,
})
