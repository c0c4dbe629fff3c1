import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import * as schema from '../../db/schema'
import { claims } from '../../db/seed/claims'
import { petitions } from '../../db/seed/petitions'
import { works } from '../../db/seed/works'
import { plantDemonstration } from '../../app/demonstration.server'
import { findEvidence, findWork, listWorks } from '../../app/evidence/find.server'
import { locales } from '../../app/i18n'
import { findCampaign, listCampaigns } from '../../app/petitions/find-campaign.server'
import { findPetition } from '../../app/petitions/find.server'
import { listAllPublic } from '../../app/petitions/list-all-public.server'
import { listPetitions } from '../../app/petitions/list.server'
import type { PetitionView } from '../../app/petitions/views'

beforeAll(async () => {
  expect(await plantDemonstration()).toBe(10)
})

const planted = [
  schema.organisations,
  schema.campaigns,
  schema.campaignTexts,
  schema.targets,
  schema.petitions,
  schema.petitionTexts,
  schema.petitionTargets,
  schema.works,
  schema.claimSubjects,
  schema.claims,
  schema.petitionClaims,
]
const everything = () => Promise.all(planted.map((table) => db.read.select().from(table)))

it('plants nothing the second time, and changes nothing', async () => {
  const before = await everything()
  expect(await plantDemonstration()).toBe(0)
  expect(await everything()).toEqual(before)
})

describe.each(locales)('in %s', (locale) => {
  it('every petition can be read with its demands, targets and evidence', async () => {
    for (const { slug } of petitions) {
      const view = (await findPetition(locale, slug)) as PetitionView
      expect(view).toMatchObject({
        state: 'open',
        takesSignatures: true,
        confirmed: 0,
        reviewedAt: null,
        languages: ['en', 'es'],
      })
      expect(view.demands.length).toBeGreaterThan(0)
      for (const demand of view.demands) {
        expect(demand.to.length).toBeGreaterThan(0)
        expect(demand.works.length).toBeGreaterThan(0)
      }
      expect((await findEvidence(locale, slug)).subjects.length).toBeGreaterThan(0)
    }
  })

  it('every figure in a story leads to its claim, and the claim to its document', async () => {
    for (const { slug } of petitions) {
      const view = (await findPetition(locale, slug)) as PetitionView
      const evidence = await findEvidence(locale, slug)
      const shown = new Map(
        evidence.subjects.flatMap((subject) => subject.claims).map((claim) => [claim.slug, claim]),
      )
      for (const [, tag] of view.story.matchAll(/\[claim:([\w-]+)\]/g)) {
        const claim = shown.get(tag!)
        expect(claim, `${slug} speaks of ${tag}`).toBeDefined()
        const work = await findWork(locale, claim!.work.slug)
        expect(work!.subjects.flatMap((subject) => subject.own)).toContain(tag)
      }
    }
  })

  it('every claim stands under its document, beside what others say of the same subject', async () => {
    const found = []
    for (const { slug } of works) {
      const work = await findWork(locale, slug)
      for (const subject of work!.subjects) {
        found.push(...subject.own)
        const all = claims.filter((claim) => claim.subject === subject.slug).map((claim) => claim.slug)
        expect(subject.claims.map((claim) => claim.slug).sort()).toEqual(all.sort())
      }
    }
    expect(found.sort()).toEqual(claims.map((claim) => claim.slug).sort())
    expect(await listWorks(locale)).toHaveLength(works.length)
  })

  it('a disagreeing figure never stands alone on a petition', async () => {
    for (const { slug } of petitions) {
      for (const subject of (await findEvidence(locale, slug)).subjects) {
        if (subject.disagreeing) expect(subject.claims.length).toBeGreaterThan(1)
      }
    }
  })

  it('every campaign lists its petitions', async () => {
    const campaigns = await listCampaigns(locale)
    expect(campaigns.map((campaign) => [campaign.slug, campaign.petitions.length])).toEqual([
      ['return-the-deportees', 4],
      ['restore-due-process', 2],
      ['ban-refoulement', 3],
      ['reparations-now', 1],
    ])
    expect(await findCampaign(locale, 'no-such-campaign')).toBeNull()
  })
})

describe('the search', () => {
  const slugs = async (...[locale, filter]: Parameters<typeof listPetitions>) =>
    (await listPetitions(locale, filter)).petitions.map((petition) => petition.slug)

  it('finds by words of title, summary and story, without accents or case, the last one as a beginning', async () => {
    expect(await slugs('en', { q: 'REFOULEMENT venez' })).toContain('ban-refoulement')
    expect(await slugs('es', { q: 'devolucion' })).toContain('ban-refoulement')
    expect(await slugs('en', { q: 'panama 1989' })).toContain('reparations-for-panama')
  })
  it.each(['zzzzqqqq', '" OR 1=1', '*', '""', "'", '%', '\u0000', 'a AND', 'NEAR('])(
    'has no trouble with %j',
    async (q) => {
      expect(Array.isArray(await slugs('en', { q }))).toBe(true)
    },
  )
  it('filters by campaign and state', async () => {
    expect(await slugs('en', { campaign: 'reparations-now' })).toEqual(['reparations-for-panama'])
    expect(await slugs('en', { state: 'closed' })).toEqual([])
    expect(await slugs('en', { campaign: 'nothing' })).toEqual([])
  })
  it.each([0, -1, 2, 99, Number.NaN, 1e12])('shows the last page for page %s', async (page) => {
    expect(await listPetitions('en', { page })).toMatchObject({ page: 1, pages: 1, total: 10 })
  })
})

it('lists every public address with its languages', async () => {
  const all = await listAllPublic()
  expect(all.petitions).toHaveLength(10)
  expect(all.petitions.every((petition) => petition.languages.join() === 'en,es')).toBe(true)
  expect(all.campaigns).toHaveLength(4)
  expect(all.works).toHaveLength(10)
})
