import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  campaigns,
  memberships,
  petitionCounters,
  petitionDays,
  petitionDrafts,
  petitions,
  petitionTexts,
} from '../../db/schema'
import { DAY } from '../duration'
import type { Locale } from '../i18n'
import { dayOf } from '../petitions/count.server'
import type { PetitionLine } from './views'

const SHOWN = 50

export interface OrganisationOverview {
  /** The newest petitions, fifty at most. */
  petitions: PetitionLine[]
  /** Over all its petitions. */
  confirmed: number
  today: number
  week: number
  /** Waiting for a moderator, with the petition where most of them are. */
  comments: { n: number; slug: string | null }
  held: { n: number; slug: string | null }
  /** The first steps of a new organisation, and whether they are done. */
  steps: { campaign: boolean; petition: boolean; team: boolean }
}

/** An organisation's petitions with their numbers, from the totals alone. */
export async function readOverview(
  organisationId: string,
  locale: Locale,
  now = Date.now(),
): Promise<OrganisationOverview> {
  const own = eq(petitions.organisationId, organisationId)
  const [rows, days, [campaign], members] = await Promise.all([
    db.read
      .select({ petition: petitions, counters: petitionCounters })
      .from(petitions)
      .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
      .where(and(own, eq(petitions.template, false)))
      .orderBy(desc(petitions.createdAt), desc(petitions.id)),
    db.read
      .select({ petitionId: petitionDays.petitionId, day: petitionDays.day, n: petitionDays.confirmed })
      .from(petitionDays)
      .innerJoin(petitions, eq(petitions.id, petitionDays.petitionId))
      .where(and(own, gte(petitionDays.day, dayOf(now - 6 * DAY)))),
    db.read
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.organisationId, organisationId))
      .limit(1),
    db.read
      .selectDistinct({ personId: memberships.personId })
      .from(memberships)
      .where(eq(memberships.organisationId, organisationId))
      .limit(2),
  ])
  const today = dayOf(now)
  const within = (id: string, since: string) =>
    days.filter((row) => row.petitionId === id && row.day >= since).reduce((sum, row) => sum + row.n, 0)
  const shown = rows.slice(0, SHOWN)
  const titles = await titlesOf(
    shown.map(({ petition }) => petition.id),
    locale,
  )
  const lines = shown.map(({ petition, counters }) => ({
    id: petition.id,
    slug: petition.slug,
    state: petition.state,
    title: titles.get(petition.id)?.title ?? '',
    titleLocale: titles.get(petition.id)?.locale ?? locale,
    confirmed: counters?.confirmed ?? 0,
    pending: counters?.pending ?? 0,
    held: counters?.held ?? 0,
    comments: counters?.comments ?? 0,
    today: within(petition.id, today),
    week: within(petition.id, ''),
  }))
  const all = rows.map(({ petition, counters }) => ({ slug: petition.slug, counters }))
  const tasks = (what: 'comments' | 'held') => {
    const most = all.reduce<(typeof all)[number] | null>(
      (best, one) => ((one.counters?.[what] ?? 0) > (best?.counters?.[what] ?? 0) ? one : best),
      null,
    )
    return { n: all.reduce((sum, one) => sum + (one.counters?.[what] ?? 0), 0), slug: most?.slug ?? null }
  }
  return {
    petitions: lines,
    confirmed: all.reduce((sum, { counters }) => sum + (counters?.confirmed ?? 0), 0),
    today: days.filter(({ day }) => day === today).reduce((sum, { n }) => sum + n, 0),
    week: days.reduce((sum, { n }) => sum + n, 0),
    comments: tasks('comments'),
    held: tasks('held'),
    steps: { campaign: campaign !== undefined, petition: rows.length > 0, team: members.length > 1 },
  }
}

/** What each petition is called: in the asked language where it has a text in it, published before drafted. */
async function titlesOf(ids: string[], locale: Locale) {
  const titles = new Map<string, { title: string; locale: Locale }>()
  if (ids.length === 0) return titles
  const [published, drafted] = await Promise.all([
    db.read
      .select({ id: petitionTexts.petitionId, locale: petitionTexts.locale, title: petitionTexts.title })
      .from(petitionTexts)
      .where(and(inArray(petitionTexts.petitionId, ids), sql`${petitionTexts.current}`)),
    db.read
      .select({ id: petitionDrafts.petitionId, locale: petitionDrafts.locale, title: petitionDrafts.title })
      .from(petitionDrafts)
      .where(inArray(petitionDrafts.petitionId, ids)),
  ])
  const named = [...published, ...drafted].filter(({ title }) => title !== '')
  for (const id of ids) {
    const own = named.filter((text) => text.id === id)
    const best = own.find((text) => text.locale === locale) ?? own[0]
    if (best) titles.set(id, best)
  }
  return titles
}
