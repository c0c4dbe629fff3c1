import { and, asc, eq, inArray, notInArray, sql, type Placeholder } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { among } from '../../db/dialect'
import {
  campaigns,
  campaignTexts,
  organisations,
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

// Written out: `db.read` at import would open a database that is not made yet.
const suspended = sql`(select ${organisations.id} from ${organisations} where ${eq(organisations.state, 'suspended')})`

/** Public by its state, and its organisation not suspended. */
export const isPublic = and(
  inArray(petitions.state, [...publicStates]),
  notInArray(petitions.organisationId, suspended),
)

/** The current text of a petition in a language. */
export const currentText = (locale: Locale | Placeholder) =>
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

export const publishedCampaign = and(eq(campaigns.id, petitions.campaignId), eq(campaigns.state, 'published'))

export const campaignText = (locale: Locale | Placeholder) =>
  and(eq(campaignTexts.campaignId, campaigns.id), eq(campaignTexts.locale, locale))

export const cards = (locale: Locale) =>
  db.read
    .select(cardColumns)
    .from(petitions)
    .innerJoin(petitionTexts, currentText(locale))
    .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
    .leftJoin(campaigns, publishedCampaign)
    .leftJoin(campaignTexts, campaignText(locale))
    .$dynamic()

type CardRow = Awaited<ReturnType<typeof cards>>[number]

export async function toCards(rows: CardRow[], locale: Locale, now: number): Promise<PetitionCard[]> {
  const addressed = await targetsOf(
    rows.map((row) => row.id),
    locale,
  )
  return rows.map((row) => toCard(row, addressed.get(row.id) ?? [], now))
}

export const toCard = (row: Omit<CardRow, 'id'>, addressed: TargetView[], now: number): PetitionCard => ({
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  state: stateAt(row, now),
  confirmed: row.confirmed,
  goal: nextGoal(row.milestones, row.confirmed),
  campaign:
    row.campaignSlug && row.campaignTitle ? { slug: row.campaignSlug, title: row.campaignTitle } : null,
  targets: addressed.map((target) => target.name),
})

const selectTargets = prepared('select_targets', (read: Reader, p: Slots<{ petitions: string }>) =>
  read
    .select({
      petitionId: petitionTargets.petitionId,
      slug: targets.slug,
      name: targets.name,
      jurisdiction: targets.jurisdiction,
    })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(among(petitionTargets.petitionId, p.petitions))
    .orderBy(asc(petitionTargets.position)),
)

export async function targetsOf(petitionIds: string[], locale: Locale): Promise<Map<string, TargetView[]>> {
  const found = new Map<string, TargetView[]>()
  if (petitionIds.length === 0) return found
  const rows = await selectTargets(db.read, { petitions: JSON.stringify(petitionIds) })
  for (const { petitionId, slug, name, jurisdiction } of rows) {
    const view = { slug, name: name[locale], jurisdiction: jurisdiction[locale] }
    found.set(petitionId, [...(found.get(petitionId) ?? []), view])
  }
  return found
}
