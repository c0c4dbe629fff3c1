import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  petitionCounters,
  petitionCountries,
  petitionDays,
  petitionLanguages,
  petitionRemovals,
  petitionSources,
} from '../../db/schema'
import { DAY } from '../duration'
import type { Locale } from '../i18n'
import { dayOf } from '../petitions/count.server'
import { removalTexts } from '../petitions/removal-reasons'
import type { DayFigure, PetitionFigures } from './views'

/** Every number of a petition, read from its totals: nothing is counted. */
export async function readFigures(petitionId: string, locale: Locale): Promise<PetitionFigures> {
  const [[counters], countries, languages, sources, removedFor] = await Promise.all([
    db.read.select().from(petitionCounters).where(eq(petitionCounters.petitionId, petitionId)),
    db.read
      .select({ country: petitionCountries.country, n: petitionCountries.confirmed })
      .from(petitionCountries)
      .where(and(eq(petitionCountries.petitionId, petitionId), sql`${petitionCountries.confirmed} > 0`))
      .orderBy(desc(petitionCountries.confirmed), asc(petitionCountries.country)),
    db.read
      .select({ locale: petitionLanguages.locale, n: petitionLanguages.confirmed })
      .from(petitionLanguages)
      .where(and(eq(petitionLanguages.petitionId, petitionId), sql`${petitionLanguages.confirmed} > 0`))
      .orderBy(desc(petitionLanguages.confirmed)),
    db.read
      .select({ source: petitionSources.source, n: petitionSources.confirmed })
      .from(petitionSources)
      .where(and(eq(petitionSources.petitionId, petitionId), sql`${petitionSources.confirmed} > 0`))
      .orderBy(desc(petitionSources.confirmed)),
    db.read
      .select({ reason: petitionRemovals.reason, n: petitionRemovals.removed })
      .from(petitionRemovals)
      .where(and(eq(petitionRemovals.petitionId, petitionId), sql`${petitionRemovals.removed} > 0`))
      .orderBy(desc(petitionRemovals.removed)),
  ])
  const none = { confirmed: 0, pending: 0, held: 0, withdrawn: 0, removed: 0, paper: 0, comments: 0 }
  const { confirmed, pending, held, withdrawn, removed, paper, comments } = counters ?? none
  return {
    ...{ confirmed, pending, held, withdrawn, removed, paper, comments },
    countries,
    languages,
    sources,
    removedFor: removedFor.map(({ reason, n }) => ({ reason: removalTexts[reason][locale], n })),
  }
}

/** How many days a chart shows; `all` begins with the first signature. */
export const spans = ['30', '90', 'all'] as const
export type Span = (typeof spans)[number]

/** The days of a petition up to today, also those on which nothing happened, oldest first. */
export async function readDays(petitionId: string, span: Span, now = Date.now()): Promise<DayFigure[]> {
  const from = span === 'all' ? '' : dayOf(now - (Number(span) - 1) * DAY)
  const rows = await db.read
    .select()
    .from(petitionDays)
    .where(and(eq(petitionDays.petitionId, petitionId), gte(petitionDays.day, from)))
    .orderBy(asc(petitionDays.day))
  const first = from || rows[0]?.day
  if (!first) return []
  const found = new Map(rows.map((row) => [row.day, row]))
  const days: DayFigure[] = []
  for (let at = Date.parse(first); at <= now; at += DAY) {
    const day = dayOf(at)
    const { confirmed = 0, withdrawn = 0, removed = 0 } = found.get(day) ?? {}
    days.push({ day, confirmed, withdrawn, removed })
  }
  return days
}
