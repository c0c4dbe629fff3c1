import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { petitionDrafts, petitions, type DemandText } from '../../db/schema'
import { petitions as seedPetitions } from '../../db/seed/petitions'
import { plantDemonstration } from '../../app/demonstration.server'
import { findPetitionId } from '../../app/petitions/find-id.server'
import { demandChoices } from '../../app/workshop/demand-choices.server'
import {
  draftProblems,
  keepingProblems,
  most,
  noDemand,
  sameText,
  type DraftText,
} from '../../app/workshop/draft-text'
import { findDraft, findDrafts, saveDraft } from '../../app/workshop/drafts.server'
import { conflicts, mergeTexts } from '../../app/workshop/merge-texts'
import { previewText } from '../../app/workshop/preview-text.server'
import { readTextForm } from '../../app/workshop/text-form'
import { markReady, markReviewed } from '../../app/workshop/translation.server'
import { aPerson, type APerson } from '../support/organizers'
import { aPetition } from '../support/petitions'
import { addressTo, aWrittenText, publicBefore } from './texts'

const by = (person: APerson) => ({ personId: person.id, name: 'Ana Lucía Pérez' })
const formOf = (fields: Record<string, string | string[]>) => {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value)
  return form
}
const everything = { targets: [{ slug: 'congress' }, { slug: 'court' }], works: [{ slug: 'report' }] }

describe('a text that is being written', () => {
  it('starts from the public one, and nothing is stored before somebody saves', async () => {
    const petition = await publicBefore()
    const draft = await findDraft(petition.id, 'en')
    expect(draft).toMatchObject({
      revision: 0,
      translation: 'reviewed',
      changed: false,
      text: { title: petition.title, story: 'A story' },
      published: { version: 1 },
    })
    const rows = await db.read.select().from(petitionDrafts).where(eq(petitionDrafts.petitionId, petition.id))
    expect(rows).toEqual([])
  })

  it('is kept under a new revision, and saying the same again changes nothing', async () => {
    const [petition, ana] = [await publicBefore(), await aPerson()]
    const save = { petitionId: petition.id, locale: 'en', revision: 0, text: aWrittenText() } as const
    expect(await saveDraft(save, by(ana))).toEqual({ outcome: 'saved', revision: 1, translation: 'draft' })
    expect(await saveDraft(save, by(ana)), 'the answer got lost on the way').toMatchObject({ revision: 1 })
    const draft = await findDraft(petition.id, 'en')
    expect(draft).toMatchObject({ revision: 1, changed: true, savedBy: { id: ana.id } })
    expect(draft.text).toEqual(aWrittenText())
  })

  it('is overwritten by nobody: of twenty saves of one revision one wins, and the others learn its text', async () => {
    const [petition, ana] = [await publicBefore(), await aPerson()]
    for (const revision of [0, 1]) {
      const saved = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          saveDraft(
            {
              petitionId: petition.id,
              locale: 'en',
              revision,
              text: aWrittenText({ title: `Title ${n} ${revision}` }),
            },
            by(ana),
          ),
        ),
      )
      const won = saved.flatMap((one, n) => (one.outcome === 'saved' ? [n] : []))
      expect(won).toHaveLength(1)
      const stored = { revision: revision + 1, text: aWrittenText({ title: `Title ${won[0]} ${revision}` }) }
      for (const one of saved) if (one.outcome !== 'saved') expect(one).toEqual({ outcome: 'stale', stored })
      expect((await findDraft(petition.id, 'en')).text.title).toBe(stored.text.title)
    }
  })

  it('stays as it was submitted while it is in review', async () => {
    const [petition, ana] = [await publicBefore({ state: 'review' }), await aPerson()]
    const save = { petitionId: petition.id, locale: 'en', revision: 0, text: aWrittenText() } as const
    expect(await saveDraft(save, by(ana))).toEqual({ outcome: 'in-review' })
    await db.write(async (tx) => {
      await tx.update(petitions).set({ state: 'draft' }).where(eq(petitions.id, petition.id))
    })
    expect((await saveDraft(save, by(ana))).outcome).toBe('saved')
  })

  it('of every petition of the demonstration comes back from the form as it went in', async () => {
    await plantDemonstration()
    for (const { slug } of seedPetitions) {
      const id = (await findPetitionId(slug))!
      const [row] = await db.read.select().from(petitions).where(eq(petitions.id, id))
      for (const draft of Object.values(await findDrafts(id))) {
        const { text } = draft
        const named = text.demands.flatMap((demand) => demand.works)
        const choices = await demandChoices(row!, draft.locale, named)
        const { title, summary, story, evidenceFrom } = text
        const form = formOf({ title, summary, story: story.replaceAll('\n', '\r\n'), evidenceFrom })
        text.demands.forEach((demand, n) => {
          form.append(`demand-${n}`, demand.text)
          form.append(`note-${n}`, demand.note ?? '')
          form.append(`basis-${n}`, demand.basis)
          demand.to.forEach((slug) => form.append(`to-${n}`, slug))
          demand.works.forEach((slug) => form.append(`works-${n}`, slug))
        })
        const read = readTextForm(form, choices)
        expect(sameText(read, text), `${slug} ${draft.locale}`).toBe(true)
        expect(draftProblems(read)).toEqual([])
      }
    }
  })
})

describe('two texts that differ', () => {
  const demand = (text: string): DemandText => ({ ...noDemand, text, to: ['congress'] })
  const mine = aWrittenText({ title: 'Mine', demands: [demand('A'), demand('B mine')] })
  const stored = aWrittenText({
    title: 'Stored',
    summary: 'Another summary',
    demands: [demand('A'), demand('B'), demand('C')],
  })

  it('are shown part by part, and only where they differ', () => {
    expect(conflicts(mine, stored).map(({ part }) => part)).toEqual([
      'title',
      'summary',
      'demand-1',
      'demand-2',
    ])
    expect(conflicts(mine, mine)).toEqual([])
  })

  it('become one, of each part the one that was picked or the mix that was written', () => {
    const picks: Record<string, 'mine' | 'stored' | 'merged'> = {
      title: 'merged',
      summary: 'stored',
      'demand-1': 'mine',
      'demand-2': 'stored',
    }
    const merged = mergeTexts(
      mine,
      stored,
      (part) => picks[part] ?? null,
      () => 'Both',
    )
    expect(merged).toMatchObject({ title: 'Both', summary: 'Another summary', story: mine.story })
    expect(merged.demands.map(({ text }) => text)).toEqual(['A', 'B mine', 'C'])
  })
})

describe('the state of a text', () => {
  const written = async () => {
    const petition = await publicBefore()
    await addressTo(petition, 'congress')
    const [ana, luis] = [await aPerson(), await aPerson()]
    const save = (text: DraftText, revision: number, person: APerson) =>
      saveDraft({ petitionId: petition.id, locale: 'es', revision, text }, by(person))
    return { petition, ana, luis, save }
  }

  it('goes from draft to ready to reviewed, the last by a second person', async () => {
    const { petition, ana, luis, save } = await written()
    await save(aWrittenText(), 0, ana)
    const mark = (how: typeof markReady, person: APerson, revision = 1) =>
      how(petition.id, 'es', revision, by(person))
    expect(await mark(markReviewed, luis)).toEqual({ outcome: 'not-ready' })
    expect(await mark(markReady, ana, 7)).toEqual({ outcome: 'stale' })
    expect(await mark(markReady, ana)).toEqual({ outcome: 'marked' })
    expect(await mark(markReviewed, ana)).toEqual({ outcome: 'own' })
    expect(await findDraft(petition.id, 'es')).toMatchObject({ translation: 'ready', reviewedBy: null })
    expect(await mark(markReviewed, luis)).toEqual({ outcome: 'marked' })
    const draft = await findDraft(petition.id, 'es')
    expect(draft).toMatchObject({ translation: 'reviewed', reviewedBy: { id: luis.id } })
    expect((await findDraft(petition.id, 'en')).revision, 'the other language').toBe(0)
  })

  it('is a draft again after any change', async () => {
    const { petition, ana, luis, save } = await written()
    await save(aWrittenText(), 0, ana)
    await markReady(petition.id, 'es', 1, by(ana))
    await markReviewed(petition.id, 'es', 1, by(luis))
    expect(await save(aWrittenText(), 1, ana), 'no change').toMatchObject({ translation: 'reviewed' })
    await save(aWrittenText({ title: 'Another title' }), 1, luis)
    expect(await findDraft(petition.id, 'es')).toMatchObject({ translation: 'draft', reviewedBy: null })
  })

  it('cannot be ready while something is missing, and the page can say what', async () => {
    const { petition, ana, save } = await written()
    await save(aWrittenText({ title: '', story: 'Short.', demands: [] }), 0, ana)
    const marked = await markReady(petition.id, 'es', 1, by(ana))
    expect(marked).toEqual({
      outcome: 'incomplete',
      problems: [
        { field: 'title', problem: 'empty' },
        { field: 'demands', problem: 'empty' },
        { field: 'story', problem: 'too-short' },
      ],
    })
  })

  it('cannot be ready while a demand is put to an office the petition is not addressed to', async () => {
    const { petition, ana, save } = await written()
    const text = aWrittenText()
    await save({ ...text, demands: [{ ...text.demands[0]!, to: ['elsewhere'] }] }, 0, ana)
    const marked = await markReady(petition.id, 'es', 1, by(ana))
    expect(marked).toMatchObject({ problems: [{ field: 'demand-0', problem: 'no-target', number: 1 }] })
  })
})

describe('the form of a text', () => {
  it('adds, removes and moves demands by its buttons, and knows no office or document of others', () => {
    const fields = {
      'demand-0': 'First',
      'to-0': ['congress', 'foreign'],
      'works-0': ['report', '../x'],
      'basis-0': 'asked',
      'demand-1': '  ',
      'demand-2': 'Third',
    }
    const texts = (press: string) =>
      readTextForm(formOf({ ...fields, do: press }), everything).demands.map(({ text }) => text)
    expect(texts('save')).toEqual(['First', 'Third'])
    expect(texts('add')).toEqual(['First', 'Third', ''])
    expect(texts('remove:0')).toEqual(['Third'])
    expect(texts('up:2')).toEqual(['First', 'Third'])
    expect(texts('down:0')).toEqual(['First', 'Third'])
    expect(texts('down:1')).toEqual(['First', 'Third'])
    expect(texts('remove:99')).toEqual(['First', 'Third'])
    const two = formOf({ 'demand-0': 'First', 'demand-1': 'Second', do: 'up:1' })
    expect(readTextForm(two, everything).demands.map(({ text }) => text)).toEqual(['Second', 'First'])
    const [first] = readTextForm(formOf(fields), everything).demands
    expect(first).toEqual({ text: 'First', note: null, basis: 'asked', to: ['congress'], works: ['report'] })
  })

  it('takes every script and language, and refuses what is too long, hidden or absurdly nested, field by field', () => {
    const fine = aWrittenText({
      title: 'أوقفوا الترحيل',
      summary: 'זכויות אדם \u200f!',
      story: 'سلام '.repeat(80),
    })
    expect(keepingProblems(fine)).toEqual([])
    const of = (text: Partial<DraftText>) =>
      keepingProblems(aWrittenText(text)).map(({ field, problem }) => `${field} ${problem}`)
    expect(of({ title: 'ñ'.repeat(most.title) })).toEqual([])
    expect(of({ title: 'ñ'.repeat(most.title + 1) })).toEqual(['title too-long'])
    expect(of({ summary: 's'.repeat(most.summary + 1) })).toEqual(['summary too-long'])
    expect(of({ story: '😀'.repeat(most.story) })).toEqual([])
    expect(of({ story: 's'.repeat(most.story + 1) })).toEqual(['story too-long'])
    for (const bad of ['\u0000', '\u202e', '\u2067', '\u2028', '\u0007', '\ue000'])
      expect(of({ title: `a${bad}b`, story: `a${bad}b` }), bad).toEqual(['title hidden', 'story hidden'])
    expect(of({ story: '>'.repeat(20_000) })).toEqual(['story too-deep'])
    expect(of({ story: '1. '.repeat(6_000) })).toEqual(['story too-deep'])
    expect(of({ story: '_ *'.repeat(6_000) })).toEqual(['story too-deep'])
    expect(of({ demands: [{ ...noDemand, text: 'd'.repeat(501), note: 'n'.repeat(801) }] })).toEqual([
      'demand-0 too-long',
      'note-0 too-long',
    ])
    expect(of({ demands: Array.from({ length: 11 }, () => ({ ...noDemand, text: 'd' })) })).toEqual([
      'demands too-many',
    ])
  })
})

describe('the preview', () => {
  it('shows what the public would see: raw HTML as text, no script in a link, unknown tags as they are', async () => {
    const { id, slug } = await aPetition()
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, id))
    const story =
      '<script>alert(1)</script>\n\n[go](javascript:alert(1)) [on](https://example.org) **so** [claim:none]\n\n<img src=x onerror=alert(1)>'
    const shown = await previewText(row!, 'en', aWrittenText({ story }))
    expect(shown.story).not.toMatch(/<script|<img|javascript:/)
    expect(shown.story).toContain('<strong>so</strong>')
    expect(shown.story).toContain('[claim:none]')
    expect(shown.story).toContain('rel="nofollow ugc noopener"')
    const deep = await previewText(row!, 'en', aWrittenText({ story: '>'.repeat(20_000) }))
    expect(deep.story, slug).toBeNull()
  })
})
