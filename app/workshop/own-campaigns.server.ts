import { and, asc, count, eq, inArray } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, campaignTexts, petitions, type PetitionState } from '../../db/schema'
import { locales, type Locale } from '../i18n'
import type { CampaignText } from '../petitions/create-campaign.server'
import { stateAt } from '../petitions/states'
import { titlesOf, type Title } from './own-titles.server'

export type CampaignState = 'draft' | 'published' | 'archived'

export interface OwnCampaignRow {
  slug: string
  title: string
  titleLocale: Locale
  state: CampaignState
  languages: Locale[]
  petitions: number
}

async function textsOf(ids: string[]) {
  const rows = ids.length
    ? await db.read.select().from(campaignTexts).where(inArray(campaignTexts.campaignId, ids))
    : []
  return (id: string) => rows.filter((row) => row.campaignId === id)
}

/** The campaigns of an organisation in every state, in their order. */
export async function listOwnCampaigns(organisationId: string, locale: Locale): Promise<OwnCampaignRow[]> {
  const rows = await db.read
    .select({
      id: campaigns.id,
      slug: campaigns.slug,
      state: campaigns.state,
      petitions: count(petitions.id),
    })
    .from(campaigns)
    .leftJoin(petitions, eq(petitions.campaignId, campaigns.id))
    .where(eq(campaigns.organisationId, organisationId))
    .groupBy(campaigns.id, campaigns.slug, campaigns.state, campaigns.position)
    .orderBy(asc(campaigns.position), asc(campaigns.id))
  const texts = await textsOf(rows.map(({ id }) => id))
  return rows.map(({ id, slug, state, petitions: n }) => {
    const own = texts(id)
    const text = own.find((one) => one.locale === locale) ?? own[0]
    return {
      slug,
      state,
      title: text?.title ?? '',
      titleLocale: text?.locale ?? locale,
      languages: own.map((one) => one.locale).sort(),
      petitions: n,
    }
  })
}

/** The campaigns a petition can be put into, by slug and title. */
export async function campaignChoices(organisationId: string, locale: Locale) {
  const all = await listOwnCampaigns(organisationId, locale)
  return all.map(({ slug, title, state }) => ({ slug, title: title || slug, state }))
}

export interface OwnCampaign {
  id: string
  slug: string
  state: CampaignState
  revision: number
  texts: Partial<Record<Locale, CampaignText>>
  petitions: { slug: string; title: string; state: PetitionState }[]
}

/** A campaign of an organisation, in any state; null for another's. */
export async function findOwnCampaign(
  organisationId: string,
  slug: string,
  locale: Locale,
  now = Date.now(),
): Promise<OwnCampaign | null> {
  const [row] = await db.read
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.slug, slug), eq(campaigns.organisationId, organisationId)))
  if (!row) return null
  const texts = (await textsOf([row.id]))(row.id)
  const list = await db.read
    .select()
    .from(petitions)
    .where(eq(petitions.campaignId, row.id))
    .orderBy(asc(petitions.position), asc(petitions.id))
  const titles = list.length ? await titlesOf(organisationId) : new Map<string, Title[]>()
  return {
    id: row.id,
    slug,
    state: row.state,
    revision: row.revision,
    texts: Object.fromEntries(
      locales.flatMap((language) => {
        const text = texts.find((one) => one.locale === language)
        return text
          ? [[language, { title: text.title, summary: text.summary, story: text.story }] as const]
          : []
      }),
    ),
    petitions: list.map((petition) => {
      const own = titles.get(petition.id) ?? []
      const title = (own.find((text) => text.locale === locale) ?? own[0])?.title
      return { slug: petition.slug, title: title || petition.slug, state: stateAt(petition, now) }
    }),
  }
}
