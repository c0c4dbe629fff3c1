import { and, eq, sql } from 'drizzle-orm'
import { EventEmitter, once } from 'node:events'
import { describe, expect, it, test } from 'vitest'
import { db, openDatabase } from '../../db/client'
import { audit, organisations, petitions, petitionTargets, targets } from '../../db/schema'
import { changeOrganisation, findOrganisation } from '../../app/accounts/change-organisation.server'
import { readOrganisationForm } from '../../app/accounts/organisation-settings-form'
import { changeState } from '../../app/petitions/change-state.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { findPetition } from '../../app/petitions/find.server'
import { beginPetition } from '../../app/workshop/begin-petition.server'
import { nothingYet } from '../../app/workshop/begin-form'
import { findSettings } from '../../app/workshop/find-settings.server'
import { readMoment, showMoment } from '../../app/workshop/moment'
import { findOwnTarget, listOwnTargets } from '../../app/workshop/own-targets.server'
import { saveSettings } from '../../app/workshop/save-settings.server'
import { addTarget, saveTarget } from '../../app/workshop/save-target.server'
import { readSettingsForm } from '../../app/workshop/settings-form'
import { asRead, localizedTarget, readTargetForm } from '../../app/workshop/target-form'
import { config } from '../../app/config.server'
import { engine } from '../support/database'
import { actorOf, anOrganisation, aPerson } from '../support/organizers'

async function aWriter() {
  const actor = await actorOf(await aPerson({ in: await anOrganisation() }))
  return { ...actor, organisation: actor.organisation! }
}
const rowOf = async (id: string) => (await db.read.select().from(petitions).where(eq(petitions.id, id)))[0]!
const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}
let serial = 0
async function aDraft(writer: Awaited<ReturnType<typeof aWriter>>) {
  const begun = await beginPetition(writer, { ...nothingYet('en'), title: `Draft ${++serial}`, summary: 'S' })
  if (begun.outcome !== 'begun') throw new Error('no draft')
  const [row] = await db.read.select().from(petitions).where(eq(petitions.slug, begun.slug))
  return row!
}
const ministry = {
  'name-en': 'Ministry of the Interior',
  'name-es': 'Ministerio del Interior',
  'jurisdiction-en': 'Panama',
  'jurisdiction-es': 'Panamá',
}
const settings = (more: object = {}) => ({
  slug: undefined,
  campaign: '',
  targets: [],
  milestones: [100],
  opensAt: undefined,
  closesAt: undefined,
  ...more,
})

describe('the form', () => {
  const now = Date.UTC(2026, 10, 22, 12, 0)
  const read = (fields: Record<string, string | string[]>) =>
    readSettingsForm(formOf({ milestones: '100', ...fields }), now)

  test.each([
    ['', 'empty'],
    ['100 50', 'not-ascending'],
    ['100, 100', 'not-ascending'],
    ['-5', 'malformed'],
    ['1.000', 'malformed'],
    ['1e3', 'malformed'],
    ['=1+1', 'malformed'],
    ['100000001', 'too-high'],
    ['1 2 3 4 5 6 7 8 9 10 11', 'too-many'],
  ])('refuses the milestones %j', (milestones, problem) => {
    const { problems, answers } = read({ milestones })
    expect(problems).toEqual({ milestones: problem })
    expect(answers.milestones).toBe(milestones)
  })

  it('reads numbers however they are parted', () => {
    expect(read({ milestones: ' 100, 500;1000\n5000 ' }).settings.milestones).toEqual([100, 500, 1000, 5000])
  })

  it('reads days and times in UTC, and knows days that do not exist', () => {
    const { settings: typed } = read({ 'closes-day': '2026-12-31', 'closes-time': '18:30' })
    expect(typed.closesAt).toBe(Date.UTC(2026, 11, 31, 18, 30))
    expect(read({ 'closes-day': '2026-12-31' }).settings.closesAt).toBe(Date.UTC(2026, 11, 31, 23, 59))
    expect(read({ 'closes-day': '', 'closes-time': '' }).settings.closesAt).toBeNull()
    expect(read({}).settings).toMatchObject({ closesAt: undefined, opensAt: undefined, slug: undefined })
    for (const [day, time] of [
      ['2027-02-30', ''],
      ['2027-02-28', '25:00'],
      ['tomorrow', ''],
      ['', '10:00'],
    ])
      expect(read({ 'closes-day': day!, 'closes-time': time! }).problems, `${day} ${time}`).toEqual({
        closes: 'malformed',
      })
    expect(read({ 'closes-day': '2026-11-22', 'closes-time': '11:59' }).problems).toEqual({ closes: 'past' })
    const before = read({ 'opens-day': '2027-01-02', 'closes-day': '2027-01-01' })
    expect(before.problems).toEqual({ closes: 'before-opening' })
    expect(readMoment(showMoment(now), '00:00')).toBe(now)
  })

  it('refuses an address that is none', () => {
    for (const slug of ['New', 'new', 'a b', '../etc', 'é', ''])
      expect(read({ slug }).problems, slug).toEqual({ slug: 'malformed' })
  })
})

test('settings are stored, logged, and shown again', async () => {
  const writer = await aWriter()
  const { id } = await aDraft(writer)
  const { slug: target } = await addTarget(writer, ministry, null)
  const opensAt = Date.UTC(2030, 0, 1)
  const closesAt = Date.UTC(2031, 0, 1)
  const wanted = settings({
    slug: 'another-address',
    targets: [target],
    milestones: [10, 20],
    opensAt,
    closesAt,
  })
  expect(await saveSettings(writer, id, 1, wanted)).toEqual({ outcome: 'saved', slug: 'another-address' })
  const view = await findSettings(writer.organisation.id, id, 'es')
  expect(view).toMatchObject({
    revision: 2,
    slugOpen: true,
    answers: {
      slug: 'another-address',
      targets: [target],
      milestones: '10, 20',
      opens: { day: '2030-01-01', time: '00:00' },
      closes: { day: '2031-01-01', time: '00:00' },
    },
    targets: [{ name: 'Ministerio del Interior', petitions: 1, published: 0 }],
  })
  const log = await db.read
    .select()
    .from(audit)
    .where(and(eq(audit.petitionId, id), eq(audit.action, 'petition.settings-changed')))
  expect(log).toHaveLength(1)
})

test('of two who store at once one does, and the other is told', async () => {
  const writer = await aWriter()
  const { id } = await aDraft(writer)
  const outcomes = await Promise.all(
    [[10], [20]].map((milestones) => saveSettings(writer, id, 1, settings({ milestones }))),
  )
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale'])
  const winner = outcomes.findIndex(({ outcome }) => outcome === 'saved')
  expect((await rowOf(id)).milestones).toEqual([[10], [20]][winner])
})

test.runIf(engine === 'postgres')(
  'an address taken in the same instant is refused, not an error',
  async () => {
    const writer = await aWriter()
    const [one, other] = [await aDraft(writer), await aDraft(writer)]
    const elsewhere = openDatabase(config.dialect, config.databaseUrl)
    const gate = new EventEmitter()
    const [taken, open] = [once(gate, 'taken'), once(gate, 'open')]
    const taking = elsewhere.write(async (tx) => {
      await tx.update(petitions).set({ slug: 'wanted-by-two' }).where(eq(petitions.id, other.id))
      gate.emit('taken')
      await open
    })
    await taken
    const saving = saveSettings(writer, one.id, 1, settings({ slug: 'wanted-by-two' }))
    const waits = sql`(select count(*)::int from pg_stat_activity where wait_event_type = 'Lock')`
    await expect
      .poll(
        async () =>
          (
            await db.read
              .select({ n: waits.mapWith(Number) })
              .from(petitions)
              .limit(1)
          )[0]!.n,
      )
      .toBeGreaterThan(0)
    gate.emit('open')
    expect(await saving).toEqual({ outcome: 'wrong', problems: { slug: 'taken' } })
    await taking
    await elsewhere.close()
  },
)

test('an address that another petition has is refused, and one that was public never changes', async () => {
  const writer = await aWriter()
  const [one, other] = [await aDraft(writer), await aDraft(writer)]
  expect(await saveSettings(writer, one.id, 1, settings({ slug: other.slug }))).toEqual({
    outcome: 'wrong',
    problems: { slug: 'taken' },
  })
  await changeState(one.id, 'rejected')
  await changeState(one.id, 'draft')
  expect(await saveSettings(writer, one.id, 1, settings({ slug: 'a-new-one' }))).toEqual({
    outcome: 'saved',
    slug: one.slug,
  })
  expect((await findSettings(writer.organisation.id, one.id, 'en'))!.slugOpen).toBe(false)
})

test('neither a closed petition is opened by a later day, nor an open one by an opening day', async () => {
  const writer = await aWriter()
  const { id } = await aDraft(writer)
  const past = Date.now() - 1000
  await changeState(id, 'open')
  await db.write(async (tx) => {
    await tx.update(petitions).set({ closesAt: past }).where(eq(petitions.id, id))
  })
  await saveSettings(writer, id, 1, settings({ closesAt: Date.now() + 1e9, opensAt: Date.now() + 1e9 }))
  expect(await rowOf(id)).toMatchObject({ closesAt: past, opensAt: null })
  expect(await findSettings(writer.organisation.id, id, 'en')).toMatchObject({
    state: 'closed',
    closesOpen: false,
  })
})

test('what belongs to another organisation is unknown', async () => {
  const [writer, stranger] = [await aWriter(), await aWriter()]
  const { id } = await aDraft(writer)
  const { slug: theirs } = await addTarget(stranger, ministry, null)
  expect(await saveSettings(stranger, id, 1, settings())).toEqual({ outcome: 'unknown' })
  expect(await findSettings(stranger.organisation.id, id, 'en')).toBeNull()
  expect(
    await saveSettings(writer, id, 1, settings({ targets: [theirs], campaign: 'none-of-mine' })),
  ).toEqual({
    outcome: 'wrong',
    problems: { targets: 'unknown', campaign: 'unknown' },
  })
  await addTarget(stranger, ministry, id)
  expect(await db.read.select().from(petitionTargets).where(eq(petitionTargets.petitionId, id))).toEqual([])
  expect(await findOwnTarget(writer.organisation.id, theirs)).toBeNull()
  expect(await saveTarget(writer, theirs, ministry, asRead(localizedTarget(ministry)))).toEqual({
    outcome: 'unknown',
  })
  expect((await rowOf(id)).settingsRevision).toBe(1)
})

describe('targets', () => {
  it('that a demand is put to cannot be taken out', async () => {
    const writer = await aWriter()
    const { slug } = await addTarget(writer, ministry, null)
    const { slug: free } = await addTarget(writer, { ...ministry, 'name-en': 'Parliament' }, null)
    const rows = await db.read
      .select()
      .from(targets)
      .where(eq(targets.organisationId, writer.organisation.id))
    const text = {
      title: 'T',
      summary: 'S',
      story: 'S',
      evidenceFrom: 'E',
      demands: [{ text: 'D', note: null, basis: 'asked' as const, to: [slug], works: [] }],
    }
    const { id } = await createPetition({
      organisationId: writer.organisation.id,
      campaignId: null,
      position: 0,
      slug: 'with-a-demand',
      milestones: [100],
      targetIds: rows.map((row) => row.id),
      texts: { en: text },
    })
    expect(await saveSettings(writer, id, 1, settings({ targets: [free] }))).toEqual({
      outcome: 'wrong',
      problems: { targets: 'demanded' },
    })
    expect(await saveSettings(writer, id, 1, settings({ targets: [slug] }))).toMatchObject({
      outcome: 'saved',
    })
  })

  it('are corrected until a petition put to them was public', async () => {
    const writer = await aWriter()
    const { id } = await aDraft(writer)
    const { slug } = await addTarget(writer, ministry, id)
    const read = asRead(localizedTarget(ministry))
    const better = { ...ministry, 'name-en': 'Interior Ministry' }
    expect(await saveTarget(writer, slug, better, read)).toEqual({ outcome: 'saved' })
    // Somebody who had it open all the time does not put the old name back.
    expect(await saveTarget(writer, slug, ministry, read)).toEqual({ outcome: 'stale' })
    expect(await findOwnTarget(writer.organisation.id, slug)).toMatchObject({
      name: { en: 'Interior Ministry' },
    })
    await changeState(id, 'open')
    expect(await saveTarget(writer, slug, ministry, asRead(localizedTarget(better)))).toEqual({
      outcome: 'published',
    })
    expect(await listOwnTargets(writer.organisation.id, 'en')).toMatchObject([{ published: 1 }])
  })

  it('say what is wrong with each field', () => {
    const { problems, answers } = readTargetForm(
      formOf({ 'name-en': 'x'.repeat(121), 'name-es': 'a\u202eb', 'jurisdiction-en': '<b>' }),
    )
    expect(problems).toEqual({
      'name-en': 'too-long',
      'name-es': 'hidden',
      'jurisdiction-en': 'html',
      'jurisdiction-es': 'empty',
    })
    expect(answers['jurisdiction-en']).toBe('<b>')
  })
})

describe('the organisation', () => {
  const answers = {
    'name-en': 'Shelter',
    'name-es': 'Amparo',
    'about-en': 'We stand for the taken.',
    'about-es': 'Estamos con quienes se llevaron.',
    contact: 'hola@amparo.example',
  }

  it('is changed for everybody who reads its petitions, and stale edits overwrite nothing', async () => {
    const writer = await aWriter()
    const { organisation } = writer
    const text = { title: 'T', summary: 'S', story: 'S', evidenceFrom: 'E', demands: [] }
    const { id } = await createPetition({
      organisationId: organisation.id,
      campaignId: null,
      position: 0,
      slug: 'of-the-organisation',
      milestones: [100],
      targetIds: [],
      texts: { es: text },
    })
    await changeState(id, 'open')
    expect(await changeOrganisation(writer, 1, answers)).toEqual({ outcome: 'saved' })
    expect(await changeOrganisation(writer, 1, { ...answers, 'name-en': 'Late' })).toEqual({
      outcome: 'stale',
    })
    expect(await findOrganisation(organisation.id)).toMatchObject({ revision: 2, answers })
    expect(await findPetition('es', 'of-the-organisation')).toMatchObject({
      organisation: { name: 'Amparo', about: answers['about-es'], contact: 'hola@amparo.example' },
    })
    const log = await db.read.select().from(audit).where(eq(audit.organisationId, organisation.id))
    expect(log.map(({ action }) => action)).toEqual(['organisation.changed'])
    const [row] = await db.read.select().from(organisations).where(eq(organisations.id, organisation.id))
    expect(row!.slug).toBe(organisation.slug)
  })

  test.each([
    'javascript:alert(1)',
    'http://plain.example',
    'not an address',
    'a@b',
    'https://x',
    'https://u:p@a.example',
  ])('does not take %s for a contact', (contact) =>
    expect(readOrganisationForm(formOf({ ...answers, contact })).problems).toEqual({ contact: 'malformed' }),
  )

  it('may be without a contact, and takes a page or a mailbox', () => {
    for (const contact of ['', 'https://amparo.example/contact', 'hola@amparo.example'])
      expect(readOrganisationForm(formOf({ ...answers, contact })).problems).toEqual({})
    expect(
      readOrganisationForm(formOf({ 'name-en': '<b>', 'about-en': 'x'.repeat(601) })).problems,
    ).toMatchObject({
      'name-en': 'html',
      'name-es': 'empty',
      'about-en': 'too-long',
      'about-es': 'empty',
    })
  })
})
