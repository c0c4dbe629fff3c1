import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, campaignTexts, organisations, petitions } from '../../db/schema'
import type { Locale } from '../i18n'
import { cards, isPublic, toCards } from './cards.server'
import { isMissing, type Missing } from './missing'
import type { CampaignView } from './views'

/** A published campaign with its petitions in a language. */
export async function findCampaign(
  locale: Locale,
  slug: string,
  now = Date.now(),
): Promise<CampaignView | Missing> {
  const [row] = await db.read
    .select({ campaign: campaigns, organisation: organisations })
    .from(campaigns)
    .innerJoin(organisations, eq(organisations.id, campaigns.organisationId))
    .where(eq(campaigns.slug, slug))
  if (!row || row.campaign.state === 'draft') return null
  const texts = await db.read
    .select()
    .from(campaignTexts)
    .where(eq(campaignTexts.campaignId, row.campaign.id))
  const languages = texts.map((text) => text.locale).sort()
  const text = texts.find((candidate) => candidate.locale === locale)
  if (!text) return { outcome: 'other-language', languages }
  const rows = await cards(locale)
    .where(and(eq(petitions.campaignId, row.campaign.id), isPublic))
    .orderBy(asc(petitions.position), asc(petitions.id))
  const list = await toCards(rows, locale, now)
  return {
    slug,
    title: text.title,
    summary: text.summary,
    story: text.story,
    languages,
    archived: row.campaign.state === 'archived',
    organisation: { name: row.organisation.name[locale], about: row.organisation.about[locale] },
    petitions: list,
    confirmed: list.reduce((sum, petition) => sum + petition.confirmed, 0),
  }
}

/** The published campaigns of a language with their petitions, in order. */
export async function listCampaigns(locale: Locale, now = Date.now()): Promise<CampaignView[]> {
  const rows = await db.read
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.state, 'published'))
    .orderBy(asc(campaigns.position), asc(campaigns.id))
  const found = await Promise.all(rows.map((row) => findCampaign(locale, row.slug, now)))
  return found.filter((campaign): campaign is CampaignView => !isMissing(campaign))
}
