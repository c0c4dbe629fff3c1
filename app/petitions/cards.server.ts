import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  campaigns,
  campaignTexts,
  petitionCounters,
  petitions,
  petitionTargets,
  petitionTexts,
  targets,
} from '../../db/schema'
import type { Locale } from '../i18n'
import { nextGoal } from './milestones'
import { publicStates, stateAt } from './states'
import type { PetitionCard, TargetView } from './views'

/** What lists, campaigns and petitions read of a petition; shared so that a petition is the same everywhere. */

export const isPublic = inArray(petitions.state, [...publicStates])

/** The current text of a petition in a language. */
export const currentText = (locale: Locale) =>
  and(
    eq(petitionTexts.petitionId, petitions.id),
    eq(petitionTexts.locale, locale),
    eq(petitionTexts.current, true),
  )

const cardColumns = {
  id: petitions.id,
  slug: petitions.slug,
  state: petitions.state,
  closesAt: petitions.closesAt,
  milestones: petitions.milestones,
  title: petitionTexts.title,
  summary: petitionTexts.summary,
  confirmed: sql<number>`coalesce(${petitionCounters.confirmed}, 0)`,
  campaignSlug: campaigns.slug,
  campaignTitle: campaignTexts.title,
}

export const cards = (locale: Locale) =>
  db.read
    .select(cardColumns)
    .from(petitions)
    .innerJoin(petitionTexts, currentText(locale))
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .leftJoin(campaigns, and(eq(campaigns.id, petitions.campaignId), eq(campaigns.state, 'published')))
    .leftJoin(
      campaignTexts,
      and(eq(campaignTexts.campaignId, campaigns.id), eq(campaignTexts.locale, locale)),
    )
    .$dynamic()

type CardRow = Awaited<ReturnType<typeof cards>>[number]

export async function toCards(rows: CardRow[], locale: Locale, now: number): Promise<PetitionCard[]> {
  const addressed = await targetsOf(
    rows.map((row) => row.id),
    locale,
  )
  return rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    state: stateAt(row, now),
    confirmed: row.confirmed,
    goal: nextGoal(row.milestones, row.confirmed),
    campaign:
      row.campaignSlug && row.campaignTitle ? { slug: row.campaignSlug, title: row.campaignTitle } : null,
    targets: (addressed.get(row.id) ?? []).map((target) => target.name),
  }))
}

export async function targetsOf(petitionIds: string[], locale: Locale): Promise<Map<string, TargetView[]>> {
  const found = new Map<string, TargetView[]>()
  if (petitionIds.length === 0) return found
  const rows = await db.read
    .select({ petitionId: petitionTargets.petitionId, target: targets })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(inArray(petitionTargets.petitionId, petitionIds))
    .orderBy(asc(petitionTargets.position))
  for (const { petitionId, target } of rows) {
    const view = { slug: target.slug, name: target.name[locale], jurisdiction: target.jurisdiction[locale] }
    found.set(petitionId, [...(found.get(petitionId) ?? []), view])
  }
  return found
}
