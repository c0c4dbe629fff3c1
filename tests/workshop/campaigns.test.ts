import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { audit, campaigns } from '../../db/schema'
import { findCampaign, listCampaigns } from '../../app/petitions/find-campaign.server'
import { isMissing } from '../../app/petitions/missing'
import { noCampaign, readCampaignForm } from '../../app/workshop/campaign-form'
import { movePetition } from '../../app/workshop/order-petitions.server'
import { findOwnCampaign, listOwnCampaigns } from '../../app/workshop/own-campaigns.server'
import { previewCampaign } from '../../app/workshop/preview-campaign.server'
import { beginCampaign, moveCampaign, saveCampaign } from '../../app/workshop/save-campaign.server'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'
import { aPetition } from '../support/petitions'

async function aWriter() {
  const actor = await actorOf(await aPerson({ in: await anOrganisation() }))
  return { ...actor, organisation: actor.organisation! }
}

const english = { title: 'Stop the deportations', summary: 'A summary', story: 'A **story**.' }
const spanish = { title: 'Alto a las deportaciones', summary: 'Un resumen', story: 'Un relato.' }
const onlyEnglish = { ...noCampaign, en: english }
const both = { en: english, es: spanish }

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('a campaign is begun in one language, translated, published and read', async () => {
  const writer = await aWriter()
  const slug = await beginCampaign(writer, onlyEnglish)
  expect(slug).toBe('stop-the-deportations')
  expect(await findCampaign('en', slug)).toBeNull()
  expect(await saveCampaign(writer, slug, 1, both)).toEqual({ outcome: 'saved' })
  expect(await moveCampaign(writer, slug, 'publish')).toEqual({ outcome: 'moved' })
  expect(await findCampaign('es', slug)).toMatchObject({ title: spanish.title, archived: false })
  expect((await listCampaigns('en')).map((campaign) => campaign.slug)).toContain(slug)
  const log = await db.read
    .select({ action: audit.action })
    .from(audit)
    .where(eq(audit.organisationId, writer.organisation.id))
    .orderBy(audit.id)
  expect(log.map(({ action }) => action)).toEqual([
    'campaign.created',
    'campaign.changed',
    'campaign.published',
  ])
})

test('two campaigns of one title have two addresses, however many begin at once', async () => {
  const writer = await aWriter()
  const answers = { ...noCampaign, en: { ...english, title: 'One title' } }
  const slugs = await Promise.all(Array.from({ length: 5 }, () => beginCampaign(writer, answers)))
  expect([...slugs].sort()).toEqual(['one-title', 'one-title-2', 'one-title-3', 'one-title-4', 'one-title-5'])
})

test('an archived campaign stays readable as a record, and nothing leads there', async () => {
  const writer = await aWriter()
  const slug = await beginCampaign(writer, both)
  await moveCampaign(writer, slug, 'publish')
  expect(await moveCampaign(writer, slug, 'archive')).toEqual({ outcome: 'moved' })
  expect(await findCampaign('en', slug)).toMatchObject({ archived: true, title: english.title })
  expect((await listCampaigns('en')).map((campaign) => campaign.slug)).not.toContain(slug)
  expect(await moveCampaign(writer, slug, 'archive')).toEqual({ outcome: 'not-from-here' })
  expect(await moveCampaign(writer, slug, 'take-back')).toEqual({ outcome: 'moved' })
})

test('a stale edit overwrites nothing, and of two at once one is stored', async () => {
  const writer = await aWriter()
  const slug = await beginCampaign(writer, onlyEnglish)
  const edits = ['First', 'Second'].map((title) => ({ ...both, en: { ...english, title } }))
  const saved = await Promise.all(edits.map((edit) => saveCampaign(writer, slug, 1, edit)))
  expect(saved.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale'])
  const winner = edits[saved.findIndex(({ outcome }) => outcome === 'saved')]!
  expect((await findOwnCampaign(writer.organisation.id, slug, 'en'))!.texts.en!.title).toBe(winner.en.title)
})

test('a language that is emptied as a whole is gone for readers', async () => {
  const writer = await aWriter()
  const slug = await beginCampaign(writer, both)
  await moveCampaign(writer, slug, 'publish')
  await saveCampaign(writer, slug, 1, onlyEnglish)
  expect(await findCampaign('es', slug)).toEqual({ outcome: 'other-language', languages: ['en'] })
})

test('the campaign of another organisation is not there: not to read, change, move or order', async () => {
  const [writer, stranger] = [await aWriter(), await aWriter()]
  const slug = await beginCampaign(writer, both)
  expect(await findOwnCampaign(stranger.organisation.id, slug, 'en')).toBeNull()
  expect(await saveCampaign(stranger, slug, 1, onlyEnglish)).toEqual({ outcome: 'unknown' })
  expect(await moveCampaign(stranger, slug, 'publish')).toEqual({ outcome: 'unknown' })
  expect(await movePetition(stranger, slug, 'any', 'up')).toEqual({ outcome: 'unknown' })
  expect(await listOwnCampaigns(stranger.organisation.id, 'en')).toEqual([])
  const [row] = await db.read.select().from(campaigns).where(eq(campaigns.slug, slug))
  expect(row).toMatchObject({ state: 'draft', revision: 1 })
})

test('petitions move up and down within their campaign, and the public reads them in that order', async () => {
  const writer = await aWriter()
  const slug = await beginCampaign(writer, both)
  await moveCampaign(writer, slug, 'publish')
  const [row] = await db.read.select().from(campaigns).where(eq(campaigns.slug, slug))
  const [a, b, c] = [
    await aPetition({ campaign: row! }),
    await aPetition({ campaign: row! }),
    await aPetition({ campaign: row! }),
  ]
  const order = async () => {
    const campaign = await findCampaign('en', slug)
    return isMissing(campaign) ? [] : campaign.petitions.map((petition) => petition.slug)
  }
  expect(await order()).toEqual([a.slug, b.slug, c.slug])
  const [listed] = await listOwnCampaigns(writer.organisation.id, 'en')
  expect(listed).toMatchObject({ slug, petitions: 3, languages: ['en', 'es'] })
  await movePetition(writer, slug, c.slug, 'up')
  expect(await order()).toEqual([a.slug, c.slug, b.slug])
  await movePetition(writer, slug, a.slug, 'down')
  expect(await order()).toEqual([c.slug, a.slug, b.slug])
  expect(await movePetition(writer, slug, c.slug, 'up')).toEqual({ outcome: 'at-the-end' })
  await Promise.all([movePetition(writer, slug, b.slug, 'up'), movePetition(writer, slug, b.slug, 'up')])
  expect(await order()).toEqual([b.slug, c.slug, a.slug])
})

test('every wrong field says what is wrong and keeps what was typed', () => {
  const typed = {
    'title-en': 'T'.repeat(81),
    'summary-en': '<script>alert(1)</script>',
    'story-en': 'Right\u202eleft',
    'title-es': 'Solo un título',
  }
  const { answers, problems } = readCampaignForm(formOf(typed), 'en')
  expect(problems).toEqual({
    'title-en': 'too-long',
    'summary-en': 'html',
    'story-en': 'hidden',
    'summary-es': 'empty',
    'story-es': 'empty',
  })
  expect(answers.en.title).toBe(typed['title-en'])
  expect(answers.es.title).toBe('Solo un título')
  expect(readCampaignForm(formOf({}), 'es').problems).toEqual({
    'title-es': 'empty',
    'summary-es': 'empty',
    'story-es': 'empty',
  })
  const deep = readCampaignForm(formOf({ ...typed, 'story-en': '>'.repeat(5000) }), 'en')
  expect(deep.problems['story-en']).toBe('too-deep')
})

test('the preview is what the public page would show: HTML stays text, links are marked', () => {
  const story =
    'See <img src=x onerror=alert(1)> [here](javascript:alert(1)) and [there](https://example.org)'
  const { en } = previewCampaign({ ...both, en: { ...english, story } })
  expect(en).not.toMatch(/<img|href="javascript/)
  expect(en).toContain('rel="nofollow ugc noopener"')
})
