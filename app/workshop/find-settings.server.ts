import { and, asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { campaigns, images, petitions, petitionTargets, targets, type PetitionState } from '../../db/schema'
import type { Locale } from '../i18n'
import { coverSizes, type CoverSizes } from '../petitions/cover'
import { endedStates, stateAt } from '../petitions/states'
import { showMoment } from './moment'
import { campaignChoices } from './own-campaigns.server'
import { listOwnTargets, type OwnTarget } from './own-targets.server'
import type { SettingsAnswers } from './settings-form'

export interface SettingsView {
  answers: SettingsAnswers
  revision: number
  state: PetitionState
  /** Nobody has seen it yet, so its address may change. */
  slugOpen: boolean
  opensOpen: boolean
  closesOpen: boolean
  template: boolean
  campaigns: { slug: string; title: string }[]
  targets: OwnTarget[]
  cover: (CoverSizes & { alt: { en: string; es: string }; credit: string }) | null
}

/** What is set for a petition beside its text, and what can be chosen. */
export async function findSettings(
  organisationId: string,
  petitionId: string,
  locale: Locale,
  now = Date.now(),
): Promise<SettingsView | null> {
  const [row] = await db.read
    .select({
      petition: petitions,
      campaign: campaigns.slug,
      cover: {
        id: images.id,
        width: images.width,
        height: images.height,
        alt: images.alt,
        credit: images.credit,
      },
    })
    .from(petitions)
    .leftJoin(campaigns, eq(campaigns.id, petitions.campaignId))
    .leftJoin(images, eq(images.id, petitions.coverId))
    .where(and(eq(petitions.id, petitionId), eq(petitions.organisationId, organisationId)))
  if (!row) return null
  const { petition, campaign, cover } = row
  const [chosen, allTargets, allCampaigns] = await Promise.all([
    db.read
      .select({ slug: targets.slug })
      .from(petitionTargets)
      .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
      .where(eq(petitionTargets.petitionId, petitionId))
      .orderBy(asc(petitionTargets.position)),
    listOwnTargets(organisationId, locale),
    campaignChoices(organisationId, locale),
  ])
  const state = stateAt(petition, now)
  const waiting = petition.state === 'draft' || petition.state === 'review'
  return {
    answers: {
      slug: petition.slug,
      campaign: campaign ?? '',
      targets: chosen.map(({ slug }) => slug),
      milestones: petition.milestones.join(', '),
      opens: showMoment(petition.opensAt),
      closes: showMoment(petition.closesAt),
    },
    revision: petition.settingsRevision,
    state,
    slugOpen: petition.state === 'draft' && petition.publishedAt === null,
    opensOpen: waiting,
    closesOpen: !endedStates.includes(state) && state !== 'rejected' && state !== 'taken-down',
    template: petition.template,
    campaigns: allCampaigns
      .filter(({ slug, state }) => state !== 'archived' || slug === campaign)
      .map(({ slug, title }) => ({ slug, title })),
    targets: allTargets,
    cover: cover && { ...coverSizes(cover), alt: cover.alt, credit: cover.credit },
  }
}
