import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import {
  announcements,
  audit,
  memberships,
  petitions,
  petitionTexts,
  type PetitionState,
} from '../../db/schema'
import type { Locale } from '../../app/i18n'
import { findPetition } from '../../app/petitions/find.server'
import { listPetitions } from '../../app/petitions/list.server'
import { submissionProblems } from '../../app/workshop/completeness.server'
import { demandChanged } from '../../app/workshop/demand-changed'
import { abridge, differences } from '../../app/workshop/differences'
import { noDemand, type DraftText } from '../../app/workshop/draft-text'
import { findDraft, saveDraft } from '../../app/workshop/drafts.server'
import { listVersions } from '../../app/workshop/list-versions.server'
import { findChange, publishChange } from '../../app/workshop/publish-change.server'
import { readPublishForm } from '../../app/workshop/publish-form'
import { publishTexts } from '../../app/workshop/publish-texts.server'
import { markAllReviewed, markReady, markReviewed } from '../../app/workshop/translation.server'
import { aPerson } from '../support/organizers'
import { aPetition, signAndConfirm, type APetition } from '../support/petitions'
import { addressTo, aWrittenText, publicBefore, putInState } from './texts'

const ana = { personId: '', name: 'Ana' }
const luis = { personId: '', name: 'Luis' }
beforeAll(async () => {
  for (const person of [ana, luis]) person.personId = (await aPerson({ in: null })).id
})

const notes = { en: 'The office was renamed.', es: 'La oficina cambió de nombre.' }

/** Writes a text and marks it as ready. Returns its revision. */
async function write(petition: APetition, locale: Locale, text: DraftText, writer = ana): Promise<number> {
  const { revision } = await findDraft(petition.id, locale)
  const saved = await saveDraft({ petitionId: petition.id, locale, revision, text }, writer)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  const marked = await markReady(petition.id, locale, saved.revision, writer)
  if (marked.outcome !== 'marked') throw new Error(JSON.stringify(marked))
  return saved.revision
}

const publish = (petition: APetition, how: Partial<Parameters<typeof publishChange>[0]> = {}) =>
  (async () => {
    const [en, es] = [await findDraft(petition.id, 'en'), await findDraft(petition.id, 'es')]
    const revisions = { en: en.revision, es: es.revision }
    return publishChange({ petitionId: petition.id, note: notes, revisions, demandSeen: false, ...how }, ana)
  })()

const rowsOf = (petition: APetition) =>
  db.read
    .select()
    .from(petitionTexts)
    .where(eq(petitionTexts.petitionId, petition.id))
    .orderBy(asc(petitionTexts.version), asc(petitionTexts.locale))

const announced = (petition: APetition) =>
  db.read.select().from(announcements).where(eq(announcements.petitionId, petition.id))

const writtenText = (petition: APetition, more: Partial<DraftText> = {}) =>
  aWrittenText({ title: petition.title, ...more })

/** Public with one complete text in each language, version 1. */
async function aPublicPetition(state: PetitionState = 'open', languages: Locale[] = ['en', 'es']) {
  const petition = await publicBefore({ state, languages })
  await addressTo(petition, 'congress')
  await db.write(async (tx) => {
    await tx.update(petitionTexts).set(writtenText(petition)).where(eq(petitionTexts.petitionId, petition.id))
  })
  return petition
}

describe('the first publication', () => {
  it('copies each language that is ready to version 1, and leaves one that is still a draft at home', async () => {
    const petition = await publicBefore({ state: 'draft' })
    await db.write(async (tx) => {
      await tx.delete(petitionTexts).where(eq(petitionTexts.petitionId, petition.id))
    })
    await addressTo(petition, 'congress')
    expect(await submissionProblems(petition.id)).toEqual([
      { locale: null, problem: { problem: 'nothing-ready' } },
    ])
    const empty = await db.write((tx) => publishTexts(tx, petition.id, luis, { note: null }))
    expect(empty).toEqual({ outcome: 'nothing' })

    const revision = await write(petition, 'es', writtenText(petition, { title: 'Abran los archivos' }))
    await saveDraft(
      { petitionId: petition.id, locale: 'en', revision: 0, text: aWrittenText({ title: '' }) },
      ana,
    )
    expect(await submissionProblems(petition.id)).toEqual([])
    const other = await db.write((tx) =>
      publishTexts(tx, petition.id, luis, { note: null, revisions: { es: revision + 1, en: 1 } }),
    )
    expect(other, 'not what the reviewer read').toEqual({ outcome: 'stale' })
    const published = await db.write((tx) =>
      publishTexts(tx, petition.id, luis, { note: null, revisions: { es: revision, en: 1 } }),
    )
    expect(published).toEqual({
      outcome: 'published',
      version: 1,
      languages: ['es'],
      demandChanged: false,
    })
    const rows = await rowsOf(petition)
    expect(rows).toMatchObject([
      { locale: 'es', version: 1, current: true, note: null, demandChanged: false },
    ])
    await putInState(petition, 'open')
    expect(await findPetition('es', petition.slug)).toMatchObject({ title: 'Abran los archivos' })
    expect(await findPetition('en', petition.slug)).toMatchObject({ outcome: 'other-language' })
    expect(await announced(petition)).toEqual([])
  })
})

describe('a change of a public text', () => {
  it('is a new version of all languages, with its note, found by search and told in the audit log', async () => {
    const petition = await aPublicPetition()
    await write(
      petition,
      'es',
      writtenText(petition, { story: 'Los quetzales volvieron. '.repeat(12).trim() }),
    )
    expect(await publish(petition)).toEqual({
      outcome: 'published',
      version: 2,
      languages: ['en', 'es'],
      demandChanged: false,
    })
    const rows = await rowsOf(petition)
    expect(rows.map(({ locale, version, current, note }) => [locale, version, current, note])).toEqual([
      ['en', 1, false, null],
      ['es', 1, false, null],
      ['en', 2, true, notes.en],
      ['es', 2, true, notes.es],
    ])
    expect(rows[2]!.story, 'unchanged, carried on').toBe(rows[0]!.story)
    const found = await listPetitions('es', { q: 'quetzales' })
    expect(found.petitions.map(({ slug }) => slug)).toContain(petition.slug)
    const [entry] = await db.read.select().from(audit).where(eq(audit.petitionId, petition.id))
    expect(entry).toMatchObject({
      action: 'petition.text-published',
      actor: 'Ana',
      details: { version: 2, demandChanged: false },
    })
    expect(await announced(petition)).toEqual([])
    expect(await findPetition('es', petition.slug)).toMatchObject({ textVersion: 2 })
    expect(await publish(petition), 'a second press').toEqual({ outcome: 'nothing' })
  })

  it('stays at home while it is only a draft', async () => {
    const petition = await aPublicPetition()
    await saveDraft(
      {
        petitionId: petition.id,
        locale: 'en',
        revision: 0,
        text: writtenText(petition, { summary: 'New.' }),
      },
      ana,
    )
    expect(await publish(petition)).toEqual({ outcome: 'nothing' })
    expect((await findChange(petition.id, ana))!.plan.changes).toMatchObject([
      { locale: 'en', translation: 'draft' },
    ])
  })

  it('publishes what the writer was shown and nothing that came after', async () => {
    const petition = await aPublicPetition()
    const revision = await write(petition, 'en', writtenText(petition, { summary: 'New.' }))
    await write(petition, 'en', writtenText(petition, { summary: 'Newer.' }))
    expect(await publish(petition, { revisions: { en: revision, es: 0 } })).toEqual({ outcome: 'stale' })
    expect(await rowsOf(petition)).toHaveLength(2)
  })

  it('is one version, however often the button is pressed at once', async () => {
    const petition = await aPublicPetition()
    await write(petition, 'en', writtenText(petition, { summary: 'New.' }))
    const answers = await Promise.all(Array.from({ length: 8 }, () => publish(petition)))
    expect(answers.filter(({ outcome }) => outcome === 'published')).toHaveLength(1)
    expect((await rowsOf(petition)).map(({ version }) => version)).toEqual([1, 1, 2, 2])
  })

  it('is refused for a petition that reviewers publish', async () => {
    for (const state of ['draft', 'review', 'rejected'] as const) {
      const petition = await aPublicPetition('open')
      await write(petition, 'en', writtenText(petition, { summary: 'New.' }))
      await putInState(petition, state)
      expect(await publish(petition), state).toEqual({ outcome: 'nothing' })
      expect(await findChange(petition.id, ana)).toBeNull()
    }
  })

  it('adds a language without changing the demand of those who signed in the other', async () => {
    const petition = await aPublicPetition('open', ['es'])
    await write(petition, 'en', writtenText(petition, { title: 'In English at last' }))
    expect(await publish(petition)).toMatchObject({
      version: 2,
      languages: ['en', 'es'],
      demandChanged: false,
    })
    expect(await findPetition('en', petition.slug)).toMatchObject({ title: 'In English at last' })
  })
})

describe('a change of the demand', () => {
  const other = [{ ...noDemand, text: 'Open all archives.', to: ['congress'] }]

  it('is one of title, of words, note and office of a demand; not of order, documents or story', () => {
    const demand = { ...noDemand, text: 'A', to: ['x', 'y'] }
    const before = { title: 'T', demands: [demand, { ...noDemand, text: 'B' }] }
    const after = (first: Partial<typeof demand>, title = 'T') => ({
      title,
      demands: [{ ...demand, ...first }, before.demands[1]!],
    })
    expect(demandChanged(before, after({}))).toBe(false)
    expect(demandChanged(before, after({ to: ['y', 'x'], works: ['w'], basis: 'asked' }))).toBe(false)
    expect(demandChanged(before, { ...before, demands: [...before.demands].reverse() })).toBe(false)
    expect(demandChanged(before, after({ text: ' A ' }))).toBe(false)
    expect(demandChanged(before, after({ text: 'Ä' }))).toBe(true)
    expect(demandChanged(before, after({ note: 'but' }))).toBe(true)
    expect(demandChanged(before, after({ to: ['x'] }))).toBe(true)
    expect(demandChanged(before, after({}, 'U'))).toBe(true)
    expect(demandChanged(before, { ...before, demands: [demand] })).toBe(true)
  })

  it('promises its signers a letter, once, and their signatures keep the version they signed', async () => {
    const petition = await aPublicPetition()
    const signature = await signAndConfirm(petition, 'signer-of-one@example.org')
    await write(petition, 'en', writtenText(petition, { demands: other }))
    expect(await publish(petition), 'nobody said that they know').toEqual({ outcome: 'unseen' })
    expect(await rowsOf(petition)).toHaveLength(2)
    expect(await publish(petition, { demandSeen: true })).toMatchObject({ version: 2, demandChanged: true })
    expect(await announced(petition)).toMatchObject([{ kind: 'demand-changed', about: 2 }])
    expect((await rowsOf(petition)).map((row) => row.demandChanged)).toEqual([false, false, true, true])
    const [signed] = await db.read.query.signatures.findMany({
      where: (table) => eq(table.id, signature),
      columns: { textVersion: true },
    })
    expect(signed).toEqual({ textVersion: 1 })

    await write(
      petition,
      'en',
      writtenText(petition, { demands: other, story: 'Only the story. '.repeat(20) }),
    )
    expect(await publish(petition)).toMatchObject({ version: 3, demandChanged: false })
    expect(await announced(petition), 'no second letter').toHaveLength(1)
  })

  it('needs the eyes of a second person where there is one', async () => {
    const petition = await aPublicPetition()
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
    const second = await aPerson()
    const viewer = await aPerson()
    const { organisationId } = row!
    await db.write(async (tx) => {
      await tx.insert(memberships).values({ organisationId, personId: viewer.id, role: 'viewer' })
    })
    const revision = await write(petition, 'en', writtenText(petition, { demands: other }))
    expect((await findChange(petition.id, ana))!.unread, 'a viewer is no second writer').toEqual([])
    await db.write(async (tx) => {
      await tx.insert(memberships).values({ organisationId, personId: second.id, role: 'campaigner' })
    })
    expect(await publish(petition, { demandSeen: true })).toEqual({ outcome: 'unread' })
    expect((await findChange(petition.id, ana))!.unread).toEqual(['en'])
    await markReviewed(petition.id, 'en', revision, { personId: second.id })
    expect(await publish(petition, { demandSeen: true })).toMatchObject({ outcome: 'published' })
    await db.write(async (tx) => {
      await tx
        .delete(memberships)
        .where(and(eq(memberships.organisationId, organisationId), eq(memberships.personId, second.id)))
    })
  })

  it('is read in every language with one press by a second person, never by who wrote it', async () => {
    const petition = await aPublicPetition()
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
    const { id: personId } = await aPerson()
    const membership = { organisationId: row!.organisationId, personId, role: 'campaigner' as const }
    await db.write(async (tx) => {
      await tx.insert(memberships).values(membership)
    })
    const en = await write(petition, 'en', writtenText(petition, { demands: other }))
    const es = await write(petition, 'es', writtenText(petition, { demands: other }))
    const unread = async () => (await findChange(petition.id, ana))!.unread
    expect(await markAllReviewed(petition.id, { en, es: es - 1 }, { personId })).toEqual({ outcome: 'stale' })
    expect(await markAllReviewed(petition.id, { en, es }, ana)).toEqual({ outcome: 'own' })
    expect(await unread()).toEqual(['en', 'es'])
    expect(await markAllReviewed(petition.id, { en, es }, { personId })).toEqual({ outcome: 'marked' })
    expect(await unread()).toEqual([])
    expect(await publish(petition, { demandSeen: true })).toMatchObject({ languages: ['en', 'es'] })
    await db.write(async (tx) => {
      await tx.delete(memberships).where(eq(memberships.personId, personId))
    })
  })

  it('is refused once nobody can sign any more; the rest of the text is not', async () => {
    const petition = await aPublicPetition()
    await write(petition, 'en', writtenText(petition, { demands: other }))
    await putInState(petition, 'closed')
    expect(await publish(petition, { demandSeen: true })).toEqual({ outcome: 'demand-fixed' })
    expect((await findChange(petition.id, ana))!.demandIsFixed).toBe(true)
    await write(petition, 'en', writtenText(petition, { summary: 'It has ended.' }))
    expect(await publish(petition)).toMatchObject({ outcome: 'published', demandChanged: false })
  })
})

describe('what the public reads of a change', () => {
  it('is every version with its date, its note and what differs, and no line where nothing changed', async () => {
    const petition = await aPublicPetition()
    const first = await listVersions('en', petition.slug)
    expect(first).toMatchObject({ versions: [{ version: 1, changes: null, note: null }], more: false })
    expect(await findPetition('en', petition.slug)).toMatchObject({ textChangedAt: null })
    await write(petition, 'en', writtenText(petition, { summary: 'Families ask where their parents are.' }))
    await publish(petition)
    const [en, es] = [await listVersions('en', petition.slug), await listVersions('es', petition.slug)]
    expect(en).toMatchObject({
      versions: [
        {
          version: 2,
          note: notes.en,
          changes: [
            {
              part: 'summary',
              changes: [
                { kind: 'same', text: 'Families ask where their ' },
                { kind: 'removed', text: 'relatives' },
                { kind: 'added', text: 'parents' },
                { kind: 'same', text: ' are.' },
              ],
            },
          ],
        },
        { version: 1 },
      ],
    })
    expect(es, 'only the other language').toMatchObject({
      versions: [{ version: 2, note: notes.es, changes: [] }, { version: 1 }],
    })
    const shown = await findPetition('en', petition.slug)
    expect(shown).toMatchObject({ textChangedAt: expect.any(Number) as number })
  })

  it('is missing like the petition itself', async () => {
    expect(await listVersions('en', 'no-such-petition')).toBeNull()
    const petition = await aPublicPetition('open', ['es'])
    expect(await listVersions('en', petition.slug)).toMatchObject({ outcome: 'other-language' })
    await putInState(petition, 'taken-down')
    expect(await listVersions('es', petition.slug)).toMatchObject({ outcome: 'gone' })
    expect(await listVersions('en', (await aPetition({ state: 'draft' })).slug)).toBeNull()
  })

  it('names a changed phrase as one, and cuts what stayed', () => {
    expect(differences('one two three', 'one deux trois')).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'removed', text: 'two three' },
      { kind: 'added', text: 'deux trois' },
    ])
    const long = 'word '.repeat(300)
    expect(abridge(differences(`${long}old ${long}`, `${long}new ${long}`)).map(({ kind }) => kind)).toEqual([
      'left-out',
      'same',
      'removed',
      'added',
      'same',
      'left-out',
    ])
    const [a, b] = [1, 7].map((step) =>
      Array.from({ length: 3500 }, (_, n) => (n * step * 7919) % 9973).join(' '),
    )
    const apart = differences(a!, b!)
    const side = (kind: string) =>
      apart.flatMap((part) => (part.kind === 'same' || part.kind === kind ? part.text : [])).join('')
    expect(side('removed'), 'two texts that share little').toBe(a)
    expect(side('added')).toBe(b)
  })
})

describe('the form that publishes', () => {
  it('wants a note for each language, of a sentence or two, without tricks', () => {
    const form = new FormData()
    form.set('note-en', '  ')
    form.set('note-es', 'x'.repeat(501))
    form.set('revision-en', '3')
    form.set('revision-es', '-1')
    expect(readPublishForm(form, ['en', 'es'])).toEqual({
      notes: { en: '', es: 'x'.repeat(501) },
      problems: { en: 'empty', es: 'too-long' },
      revisions: { en: 3, es: 0 },
      seen: false,
    })
    form.set('note-en', 'Fine\u202e')
    expect(readPublishForm(form, ['en']).problems).toEqual({ en: 'hidden' })
  })
})
