import { and, asc, count, eq, sql, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import { matches } from '../../db/dialect'
import { campaigns, petitions, petitionTexts, type PetitionState } from '../../db/schema'
import type { Locale } from '../i18n'
import { cards, currentText, isPublic, toCards } from './cards.server'
import type { PetitionList } from './views'

const PER_PAGE = 12

export interface ListFilter {
  /** Words that must all occur; the last may be the beginning of one. */
  q?: string
  campaign?: string
  state?: PetitionState
  /** From 1; beyond the end is the last page. */
  page?: number
}

/** The public petitions in a language, those that take signatures first. Words without a letter or digit find nothing. */
export async function listPetitions(
  locale: Locale,
  filter: ListFilter = {},
  now = Date.now(),
): Promise<PetitionList> {
  const conditions: (SQL | undefined)[] = [isPublic]
  if (filter.q?.trim()) {
    const found = matches(filter.q)
    if (!found) return { petitions: [], total: 0, page: 1, pages: 1 }
    conditions.push(found)
  }
  if (filter.campaign) conditions.push(eq(campaigns.slug, filter.campaign))
  if (filter.state) conditions.push(stateIs(filter.state, now))
  const where = and(...conditions)
  const [counted] = await db.read
    .select({ total: count() })
    .from(petitions)
    .innerJoin(petitionTexts, currentText(locale))
    .leftJoin(campaigns, and(eq(campaigns.id, petitions.campaignId), eq(campaigns.state, 'published')))
    .where(where)
  const total = counted!.total
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), pages)
  const rows = await cards(locale)
    .where(where)
    .orderBy(
      sql`case when ${petitions.state} = 'open' then 0 else 1 end`,
      asc(campaigns.position),
      asc(petitions.position),
      asc(petitions.id),
    )
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
  return { petitions: await toCards(rows, locale, now), total, page, pages }
}

/** An open petition whose time has come is closed, whatever its row says. */
function stateIs(state: PetitionState, now: number): SQL | undefined {
  const timeIsUp = sql`(${petitions.closesAt} is not null and ${petitions.closesAt} <= ${now})`
  if (state === 'open') return and(eq(petitions.state, 'open'), sql`not ${timeIsUp}`)
  if (state === 'closed')
    return sql`(${petitions.state} = 'closed' or (${petitions.state} = 'open' and ${timeIsUp}))`
  return eq(petitions.state, state)
}
