import { campaigns as seedCampaigns } from '../db/seed/campaigns'
import { claims as seedClaims } from '../db/seed/claims'
import { giving, organisation } from '../db/seed/organisation'
import { petitions as seedPetitions } from '../db/seed/petitions'
import type { SeedPetition } from '../db/seed/shape'
import { subjects as seedSubjects } from '../db/seed/subjects'
import { targets as seedTargets } from '../db/seed/targets'
import { works as seedWorks } from '../db/seed/works'
import { createOrganisation } from './accounts/create-organisation.server'
import { allowGifts, changeGivingSettings } from './donations/giving-settings.server'
import { attachClaims, recordClaim, recordSubject } from './evidence/record-claim.server'
import { recordWork } from './evidence/record-work.server'
import { locales, type Locale } from './i18n'
import { changeState } from './petitions/change-state.server'
import { createCampaign, publishCampaign } from './petitions/create-campaign.server'
import { createPetition, type PetitionText } from './petitions/create-petition.server'
import { createTarget } from './petitions/create-target.server'

/**
 * Plants the demonstration organisation with the petitions of the source documents, through the functions organizers
 * use. What is already there stays as it is: a second run changes nothing. Returns how many petitions were new.
 */
export async function plantDemonstration(): Promise<number> {
  const organisationId = await createOrganisation(organisation)
  const said = await changeGivingSettings(null, organisationId, { ...giving, revision: 0 })
  if (said.outcome === 'changed') await allowGifts(null, organisationId, true)
  const targetIds = await plant(seedTargets, (target) => createTarget({ organisationId, ...target }))
  const workIds = await plant(seedWorks, (work) => recordWork({ organisationId, ...work }))
  const subjectIds = await plant(seedSubjects, (subject, position) =>
    recordSubject({ organisationId, ...subject, position }),
  )
  const claimIds = await plant(seedClaims, ({ subject, work, ...claim }, position) =>
    recordClaim({
      organisationId,
      ...claim,
      position,
      subjectId: idOf(subjectIds, subject),
      workId: idOf(workIds, work),
    }),
  )
  const campaignIds = await plant(seedCampaigns, async ({ slug, ...campaign }, position) => {
    const { id, created } = await createCampaign({
      organisationId,
      slug,
      position,
      texts: inEach((locale) => pick(campaign, locale)),
    })
    if (created) await publishCampaign(id)
    return id
  })
  let planted = 0
  for (const [position, petition] of seedPetitions.entries()) {
    const { id, created } = await createPetition({
      organisationId,
      campaignId: idOf(campaignIds, petition.campaign),
      position,
      slug: petition.slug,
      milestones: petition.milestones,
      targetIds: [...new Set(petition.demands.flatMap((demand) => demand.to))].map((slug) =>
        idOf(targetIds, slug),
      ),
      texts: inEach((locale) => textOf(petition, locale)),
    })
    if (!created) continue
    await attachClaims(
      id,
      petition.claims.map((slug) => idOf(claimIds, slug)),
    )
    await changeState(id, 'open')
    planted++
  }
  return planted
}

async function plant<T extends { slug: string }>(
  rows: T[],
  one: (row: T, position: number) => Promise<string>,
) {
  const ids = new Map<string, string>()
  for (const [position, row] of rows.entries()) ids.set(row.slug, await one(row, position))
  return ids
}

function idOf(ids: Map<string, string>, slug: string): string {
  const id = ids.get(slug)
  if (!id) throw new Error(`The demonstration speaks of ${slug}, which is not part of it`)
  return id
}

const inEach = <T>(read: (locale: Locale) => T) =>
  Object.fromEntries(locales.map((locale) => [locale, read(locale)])) as Record<Locale, T>

const pick = (campaign: Omit<(typeof seedCampaigns)[number], 'slug'>, locale: Locale) => ({
  title: campaign.title[locale],
  summary: campaign.summary[locale],
  story: campaign.story[locale],
})

const textOf = (petition: SeedPetition, locale: Locale): PetitionText => ({
  title: petition.title[locale],
  summary: petition.summary[locale],
  story: petition.story[locale],
  evidenceFrom: petition.evidenceFrom[locale],
  demands: petition.demands.map((demand) => ({
    text: demand.text[locale],
    note: demand.note?.[locale] ?? null,
    basis: demand.basis,
    to: demand.to,
    works: demand.works,
  })),
})
