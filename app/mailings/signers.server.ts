import { aliasedTable, and, asc, eq, exists, gt, inArray, lte, sql, sum, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { petitionCounters, petitions, signatures, type Audience } from '../../db/schema'
import type { AudienceSource } from './audience-source'
import { mayBeWritten } from './left-out.server'

type Signatures = typeof signatures

/** Confirmed, and asked for updates about what they signed. */
const wanting = (of: Signatures): SQL => and(eq(of.state, 'confirmed'), sql`${of.updates}`)!

const narrowed = (of: Signatures, { countries, languages }: Audience): SQL | undefined =>
  and(
    countries.length > 0 ? inArray(of.country, countries) : undefined,
    languages.length > 0 ? inArray(of.locale, languages) : undefined,
  )

/** Signers of petitions who asked for updates about them. */
export const signers: AudienceSource = {
  name: 'signers',
  recipient: 'signature',

  async places(read, { organisationId, audience }) {
    if (audience.petitions.length === 0 && audience.campaigns.length === 0) return []
    const rows = await read
      .select({ id: petitions.id, campaignId: petitions.campaignId })
      .from(petitions)
      .where(eq(petitions.organisationId, organisationId))
    return rows
      .filter(
        ({ id, campaignId }) =>
          audience.petitions.includes(id) || (campaignId !== null && audience.campaigns.includes(campaignId)),
      )
      .map(({ id }) => id)
      .sort()
  },

  async size(read, places) {
    if (places.length === 0) return 0
    const [row] = await read
      .select({ n: sum(petitionCounters.confirmed) })
      .from(petitionCounters)
      .where(inArray(petitionCounters.petitionId, places))
    return Number(row?.n ?? 0)
  },

  async edge(read, place, after, n) {
    // Of the index alone; `updates` is written as its condition is.
    const ids = read
      .select({ id: signatures.id })
      .from(signatures)
      .where(and(eq(signatures.petitionId, place), sql`${signatures.updates}`, gt(signatures.id, after)))
      .orderBy(asc(signatures.id))
      .limit(n)
      .as('next')
    const [row] = await read.select({ edge: sql<number | null>`max(${ids.id})` }).from(ids)
    return row?.edge ?? null
  },

  rows: (asked, place, { after, upTo, where }) =>
    db.read
      .select({ id: signatures.id, mailbox: signatures.mailbox, locale: signatures.locale })
      .from(signatures)
      .where(
        and(
          eq(signatures.petitionId, place),
          wanting(signatures),
          gt(signatures.id, after),
          lte(signatures.id, upTo),
          narrowed(signatures, asked.audience),
          mayBeWritten(asked, signatures.mailbox),
          where?.(signatures.mailbox),
        ),
      )
      .orderBy(asc(signatures.id))
      .getSQL(),

  holds({ audience }, places, mailbox) {
    if (places.length === 0) return sql`1 = 0`
    const other = aliasedTable(signatures, 'other')
    return exists(
      db.read
        .select({ id: other.id })
        .from(other)
        .where(
          and(
            eq(other.mailbox, mailbox),
            inArray(other.petitionId, places),
            wanting(other),
            narrowed(other, audience),
          ),
        ),
    )
  },
}
