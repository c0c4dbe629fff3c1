import { eq } from 'drizzle-orm'
import { describe, expect, it, test } from 'vitest'
import { db } from '../../db/client'
import { audit, petitionClaims, petitionDrafts, petitions, petitionTargets } from '../../db/schema'
import { createCampaign } from '../../app/petitions/create-campaign.server'
import { changeState } from '../../app/petitions/change-state.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { createTarget } from '../../app/petitions/create-target.server'
import { findPetition } from '../../app/petitions/find.server'
import { nothingYet, readBeginForm } from '../../app/workshop/begin-form'
import { beginPetition, duplicatePetition } from '../../app/workshop/begin-petition.server'
import { listOwnPetitions, listTemplates, readAskedPetitions } from '../../app/workshop/own-petitions.server'
import { setTemplate } from '../../app/workshop/save-settings.server'
import { findSimilar } from '../../app/workshop/similar.server'
import { isSlug, slugFrom } from '../../app/platform/slug'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'
import { aPetition, signAndConfirm } from '../support/petitions'

async function aWriter() {
  const actor = await actorOf(await aPerson({ in: await anOrganisation() }))
  return { ...actor, organisation: actor.organisation! }
}
type Writer = Awaited<ReturnType<typeof aWriter>>

const asked = (title: string, more: object = {}) => ({
  ...nothingYet('en'),
  title,
  summary: 'They were taken without a judge.',
  ...more,
})
const slugOf = (begun: { outcome: string; slug?: string }) => {
  expect(begun.outcome).toBe('begun')
  return begun.slug!
}
const rowOf = async (slug: string) =>
  (await db.read.select().from(petitions).where(eq(petitions.slug, slug)))[0]!
const draftsOf = (petitionId: string) =>
  db.read.select().from(petitionDrafts).where(eq(petitionDrafts.petitionId, petitionId))
const aTarget = (writer: Writer, slug: string) =>
  createTarget({
    organisationId: writer.organisation.id,
    slug,
    name: { en: slug, es: slug },
    jurisdiction: { en: 'Panama', es: 'Panamá' },
  })

const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

describe('an address from a title', () => {
  test.each([
    ['Free the journalists!', 'free-the-journalists'],
    ['Liberen a los niños de Tapachula, ¡ya!', 'liberen-a-los-ninos-de-tapachula-ya'],
    ['Свободу', 'petition'],
    ['new', 'petition'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['a'.repeat(70), 'petition'],
    [`${'word '.repeat(30)}`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ])('%s → %s', (title, slug) => {
    expect(slugFrom(title, 'petition')).toBe(slug)
    expect(isSlug(slug)).toBe(true)
  })

  test.each([
    '',
    'New',
    'new',
    'a b',
    'a--b',
    '-a',
    'a/b',
    '../x',
    'á',
    'x'.repeat(25),
    `${'ab-'.repeat(30)}c`,
  ])('%j is none', (text) => expect(isSlug(text)).toBe(false))
})

describe('the steps', () => {
  it('look at their own fields and carry everything else along, back as well', () => {
    const typed = {
      step: 'frame',
      go: 'back',
      locale: 'es',
      title: '  Liberen   a los presos ',
      summary: 'Sin juicio.',
      campaign: 'una',
      template: '',
      targets: ['a', 'b', 'a'],
    }
    const read = readBeginForm(formOf(typed), 'en')
    expect(read).toEqual({
      answers: {
        locale: 'es',
        title: 'Liberen a los presos',
        summary: 'Sin juicio.',
        campaign: 'una',
        template: '',
        targets: ['a', 'b'],
      },
      problems: {},
      step: 'frame',
      back: true,
    })
  })

  it('say what is wrong with each field and keep what was typed', () => {
    const title = `A${'b'.repeat(80)}`
    const read = readBeginForm(formOf({ step: 'text', title, summary: 'x\u2066y' }), 'en')
    expect(read.problems).toEqual({ title: 'too-long', summary: 'hidden' })
    expect(read.answers.title).toBe(title)
    expect(readBeginForm(formOf({}), 'es').problems).toEqual({ title: 'empty', summary: 'empty' })
    expect(readBeginForm(formOf({ title: '<b>Bold</b>', summary: 'y' }), 'en').problems).toEqual({
      title: 'html',
    })
  })
})

test('a draft is begun with its first language, and nobody in the public sees it', async () => {
  const writer = await aWriter()
  const slug = slugOf(await beginPetition(writer, asked('Free the reporters of Danlí')))
  expect(slug).toBe('free-the-reporters-of-danli')
  const row = await rowOf(slug)
  expect(row).toMatchObject({
    state: 'draft',
    createdBy: writer.personId,
    publishedAt: null,
    template: false,
  })
  expect(await draftsOf(row.id)).toMatchObject([
    { locale: 'en', title: 'Free the reporters of Danlí', story: '', demands: [], translation: 'draft' },
  ])
  expect(await findPetition('en', slug)).toBeNull()
  const log = await db.read.select().from(audit).where(eq(audit.petitionId, row.id))
  expect(log).toMatchObject([{ action: 'petition.created', personId: writer.personId, about: slug }])
})

test('twenty who begin the same title at once get twenty petitions', async () => {
  const writer = await aWriter()
  const begun = await Promise.all(
    Array.from({ length: 20 }, () => beginPetition(writer, asked('The very same title'))),
  )
  expect(new Set(begun.map(slugOf)).size).toBe(20)
})

test('campaign, targets and template of another organisation are unknown, and nothing is begun', async () => {
  const [writer, stranger] = [await aWriter(), await aWriter()]
  await createCampaign({
    organisationId: stranger.organisation.id,
    slug: 'their-campaign',
    position: 0,
    texts: {},
  })
  await aTarget(stranger, 'their-target')
  const theirs = slugOf(await beginPetition(stranger, asked('Their template')))
  await setTemplate(stranger, (await rowOf(theirs)).id, true)
  const begun = await beginPetition(
    writer,
    asked('Mine', { campaign: 'their-campaign', targets: ['their-target'], template: theirs }),
  )
  expect(begun).toEqual({
    outcome: 'wrong',
    problems: { campaign: 'unknown', targets: 'unknown', template: 'unknown' },
  })
  expect(await rowOf('mine')).toBeUndefined()
})

async function aWholePetition(writer: Writer, slug: string, how: { signed?: boolean } = {}) {
  const targetId = await aTarget(writer, `target-of-${slug}`)
  const demand = {
    text: 'Let them go.',
    note: null,
    basis: 'asked' as const,
    to: [`target-of-${slug}`],
    works: [],
  }
  const text = {
    title: `Title of ${slug}`,
    summary: 'A summary',
    demands: [demand],
    story: 'A story',
    evidenceFrom: 'Of 2025.',
  }
  const { id } = await createPetition({
    organisationId: writer.organisation.id,
    campaignId: null,
    position: 0,
    slug,
    milestones: [250, 750],
    targetIds: [targetId],
    texts: { en: text, es: { ...text, title: `Título de ${slug}` } },
  })
  if (how.signed) {
    await changeState(id, 'open')
    await signAndConfirm({ id, slug, title: text.title }, 'rosa@correo.example')
  }
  return { id, targetId, text }
}

test('a template brings demands, story, targets and milestones; title and summary stay', async () => {
  const writer = await aWriter()
  const { id, text, targetId } = await aWholePetition(writer, 'a-template')
  expect(await setTemplate(writer, id, true)).toEqual({ outcome: 'set' })
  expect(await listTemplates(writer.organisation.id, 'es')).toEqual([
    { slug: 'a-template', title: 'Título de a-template' },
  ])
  const slug = slugOf(await beginPetition(writer, asked('From a template', { template: 'a-template' })))
  const row = await rowOf(slug)
  expect(row).toMatchObject({ milestones: [250, 750], template: false, state: 'draft' })
  const drafts = await draftsOf(row.id)
  expect(drafts.find(({ locale }) => locale === 'en')).toMatchObject({
    title: 'From a template',
    summary: 'They were taken without a judge.',
    demands: text.demands,
    story: text.story,
  })
  expect(drafts.find(({ locale }) => locale === 'es')).toMatchObject({ story: text.story })
  const targets = await db.read.select().from(petitionTargets).where(eq(petitionTargets.petitionId, row.id))
  expect(targets.map((target) => target.targetId)).toEqual([targetId])
})

test('only a draft can be a template', async () => {
  const writer = await aWriter()
  const { id } = await aWholePetition(writer, 'open-one', { signed: true })
  expect(await setTemplate(writer, id, true)).toEqual({ outcome: 'not-from-here' })
})

test('a duplicate is a draft with texts, claims, targets and milestones, and without a single signature', async () => {
  const writer = await aWriter()
  const { id, targetId, text } = await aWholePetition(writer, 'original', { signed: true })
  const copyOf = { en: '(copy)', es: '(copia)' }
  const made = await duplicatePetition(writer, id, copyOf)
  const row = await rowOf(slugOf(made))
  expect(row).toMatchObject({ slug: 'original-2', state: 'draft', milestones: [250, 750], publishedAt: null })
  const drafts = await draftsOf(row.id)
  expect(drafts.map(({ title }) => title).sort()).toEqual([
    'Title of original (copy)',
    'Título de original (copia)',
  ])
  expect(drafts[0]!.demands).toEqual(text.demands)
  const targets = await db.read.select().from(petitionTargets).where(eq(petitionTargets.petitionId, row.id))
  expect(targets.map((target) => target.targetId)).toEqual([targetId])
  expect(await db.read.select().from(petitionClaims).where(eq(petitionClaims.petitionId, row.id))).toEqual([])
  const { petitions: list } = await listOwnPetitions(
    writer.organisation.id,
    'en',
    readAskedPetitions(new URLSearchParams()),
  )
  expect(list.map(({ slug, confirmed }) => [slug, confirmed]).sort()).toEqual([
    ['original', 1],
    ['original-2', 0],
  ])
  const stranger = await aWriter()
  expect(await duplicatePetition(stranger, id, copyOf)).toEqual({ outcome: 'unknown' })
})

describe('similar petitions', () => {
  it('are the open ones of the whole site, in any language, the closest first', async () => {
    const near = await aPetition({ title: 'Release the fishermen of Taganga' })
    const nearer = await aPetition({ title: 'Release the fishermen held in Taganga prison' })
    const closed = await aPetition({ title: 'Release the fishermen of Taganga today', state: 'closed' })
    const draft = await aPetition({ title: 'Release the fishermen of Taganga soon', state: 'draft' })
    const over = await aPetition({ title: 'Release the fishermen of Taganga now', closesAt: Date.now() - 1 })
    await aPetition({ title: 'Protect the mangroves' })
    const found = (await findSimilar('Release all fishermen from Taganga prison', '', 'en')).map(
      ({ slug }) => slug,
    )
    expect(found.slice(0, 2)).toEqual([nearer.slug, near.slug])
    for (const { slug } of [closed, draft, over]) expect(found).not.toContain(slug)
    expect(found).toHaveLength(new Set(found).size)
  })

  it('are none where only one word is shared, and where there is no word', async () => {
    await aPetition({ title: 'Clean water for Huehuetenango' })
    expect(await findSimilar('Schools for Huehuetenango', 'Children walk two hours.', 'en')).toEqual([])
    expect(await findSimilar('", ( ) * OR NOT', '--', 'en')).toEqual([])
    expect(
      await findSimilar(`Clean water' OR 1=1; "drop table" & | ! :*`, 'Huehuetenango', 'es'),
    ).toHaveLength(1)
  })
})

describe('the list of an organisation', () => {
  it('shows every state, finds by title in both languages without accents, and filters', async () => {
    const writer = await aWriter()
    await aWholePetition(writer, 'cafe')
    slugOf(await beginPetition(writer, { ...asked('Árboles para Pérez'), locale: 'es' }))
    const list = (query: string) =>
      listOwnPetitions(writer.organisation.id, 'en', readAskedPetitions(new URLSearchParams(query)))
    expect((await list('')).total).toBe(2)
    expect((await list('q=titulo')).petitions.map(({ slug }) => slug)).toEqual(['cafe'])
    expect((await list('q=arboles PEREZ')).petitions).toMatchObject([{ titleLocale: 'es', state: 'draft' }])
    expect((await list('q=nothing')).total).toBe(0)
    expect((await list('q=nothing')).any).toBe(2)
    expect((await list('state=open')).total).toBe(0)
    expect((await list('state=draft&page=99')).page).toBe(1)
    expect((await list('state=<script>&page=-1')).total).toBe(2)
    const other = await aWriter()
    expect(
      (await listOwnPetitions(other.organisation.id, 'en', readAskedPetitions(new URLSearchParams()))).any,
    ).toBe(0)
  })
})
