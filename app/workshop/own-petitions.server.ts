import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { fold } from '../../db/fold'
import { campaigns, petitionCounters, petitions, petitionStates, type PetitionState } from '../../db/schema'
import type { Locale } from '../i18n'
import { stateAt } from '../petitions/states'
import { campaignChoices } from './own-campaigns.server'
import { titlesOf } from './own-titles.server'

const PER_PAGE = 25

export const listedStates = petitionStates

export interface AskedPetitions {
  /** Words of the title; empty: no search. */
  q: string
  state: PetitionState | ''
  /** Slug of one of the organisation's campaigns. */
  campaign: string
  page: number
}

/** Reads the address of the list; what makes no sense is left out. */
export function readAskedPetitions(query: URLSearchParams): AskedPetitions {
  const page = Number(query.get('page'))
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    state: petitionStates.find((state) => state === query.get('state')) ?? '',
    campaign: query.get('campaign') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export interface OwnPetitionRow {
  slug: string
  title: string
  titleLocale: Locale
  state: PetitionState
  template: boolean
  campaign: string | null
  confirmed: number
  /** Epoch ms. */
  changedAt: number
}

/**
 * The petitions of an organisation in every state, the last changed first. They are filtered here and not by the
 * database: an organisation has hundreds at most, and titles stand in drafts and published texts of two languages.
 */
export async function listOwnPetitions(
  organisationId: string,
  locale: Locale,
  asked: AskedPetitions,
  now = Date.now(),
) {
  const [rows, titles, choices] = await Promise.all([
    db.read
      .select({ petition: petitions, confirmed: petitionCounters.confirmed, campaignSlug: campaigns.slug })
      .from(petitions)
      .leftJoin(petitionCounters, eq(petitionCounters.petitionId, petitions.id))
      .leftJoin(campaigns, eq(campaigns.id, petitions.campaignId))
      .where(eq(petitions.organisationId, organisationId)),
    titlesOf(organisationId),
    campaignChoices(organisationId, locale),
  ])
  const named = new Map(choices.map(({ slug, title }) => [slug, title]))
  const wanted = fold(asked.q).split(' ').filter(Boolean)
  const all = rows.flatMap(({ petition, confirmed, campaignSlug }) => {
    const own = titles.get(petition.id) ?? []
    const title = own.find((text) => text.title && text.locale === locale) ?? own.find((text) => text.title)
    const row: OwnPetitionRow = {
      slug: petition.slug,
      title: title?.title ?? '',
      titleLocale: title?.locale ?? locale,
      state: stateAt(petition, now),
      template: petition.template,
      campaign: campaignSlug && (named.get(campaignSlug) ?? campaignSlug),
      confirmed: confirmed ?? 0,
      changedAt: Math.max(
        petition.createdAt,
        petition.stateChangedAt ?? 0,
        ...own.map((text) => text.changedAt),
      ),
    }
    const searched = fold(own.map((text) => text.title).join(' '))
    const fits =
      (!asked.state || row.state === asked.state) &&
      (!asked.campaign || campaignSlug === asked.campaign) &&
      wanted.every((word) => searched.includes(word))
    return fits ? [row] : []
  })
  all.sort((a, b) => b.changedAt - a.changedAt || a.slug.localeCompare(b.slug))
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
  const page = Math.min(asked.page, pages)
  return {
    petitions: all.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    total: all.length,
    /** Of the organisation, whatever was asked for. */
    any: rows.length,
    page,
    pages,
    campaigns: choices,
  }
}

/** The organisation's petitions that others are begun from, by title. */
export async function listTemplates(organisationId: string, locale: Locale) {
  const rows = await db.read
    .select({ id: petitions.id, slug: petitions.slug })
    .from(petitions)
    .where(and(eq(petitions.organisationId, organisationId), eq(petitions.template, true)))
  if (rows.length === 0) return []
  const titles = await titlesOf(organisationId)
  return rows
    .map(({ id, slug }) => {
      const own = titles.get(id) ?? []
      return { slug, title: (own.find((text) => text.locale === locale) ?? own[0])?.title || slug }
    })
    .sort((a, b) => a.title.localeCompare(b.title, locale))
}
