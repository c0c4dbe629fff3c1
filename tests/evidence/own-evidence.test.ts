import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, claimChanges, claims, organisations, works } from '../../db/schema'
import { DAY } from '../../app/duration'
import { changeClaim, changeSubject, checkClaim } from '../../app/evidence/change-claim.server'
import { readClaimForm } from '../../app/evidence/claim-form.server'
import {
  attachClaim,
  claimsForPetition,
  claimsToAttach,
  detachClaim,
  moveClaim,
} from '../../app/evidence/claims-of-petition.server'
import { evidenceProblems } from '../../app/evidence/evidence-problems.server'
import { findEvidence, findWork, listWorks } from '../../app/evidence/find.server'
import { findOwnClaim } from '../../app/evidence/own-claims.server'
import { findOwnWork, listOwnWorks } from '../../app/evidence/own-works.server'
import { addClaim } from '../../app/evidence/record-claim.server'
import { addWork, changeWork } from '../../app/evidence/record-work.server'
import { slugFrom } from '../../app/platform/slug'
import { countStaleClaims, listStaleClaims } from '../../app/evidence/stale-claims.server'
import { readWorkForm } from '../../app/evidence/work-form.server'
import { acting, aClaim, claimChange, claimRow, newSubject, workFields } from '../support/evidence'
import { anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'
import { aPetition } from '../support/petitions'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const goodWork = {
  kind: 'report',
  'title-en': 'A title',
  'title-es': '',
  'publisher-en': 'An institute',
  'publisher-es': 'Un instituto',
  'dateText-en': 'May 2025',
  'dateText-es': 'mayo de 2025',
  date: '2025-05',
  languages: 'EN, pt-br',
  addresses: 'https://example.org/a es\nhttp://example.org/b',
  'about-en': 'What it is',
  'about-es': 'Qué es',
  revision: '1',
}

const goodClaim = {
  'statement-en': 'Somebody said it.',
  'statement-es': 'Alguien lo dijo.',
  'figure-en': 'more than 84,000',
  'figure-es': 'más de 84 000',
  'unit-en': 'people',
  'unit-es': 'personas',
  'by-en': 'Somebody',
  'asOfText-en': 'May 2025',
  'asOfText-es': 'mayo de 2025',
  'passage-en': 'page 3',
  'passage-es': 'página 3',
  subject: 'people-held',
}

let org: AnOrganisation
let other: AnOrganisation
let ana: APerson

beforeAll(async () => {
  org = await anOrganisation()
  other = await anOrganisation()
  ana = await aPerson({ in: org })
})

describe('The form of a source', () => {
  it('takes a title that both languages share, and tidies codes and addresses', () => {
    const read = readWorkForm(form(goodWork))
    expect(read.fields).toMatchObject({
      title: { en: 'A title', es: 'A title' },
      languages: ['en', 'pt-BR'],
      addresses: [
        { language: 'es', url: 'https://example.org/a' },
        { language: null, url: 'http://example.org/b' },
      ],
      author: null,
    })
    expect(read.revision).toBe(1)
  })

  it.each([
    ['addresses', 'javascript:alert(1)', 'link'],
    ['addresses', 'ftp://example.org/a', 'link'],
    ['addresses', 'https://user:secret@example.org/', 'link'],
    ['addresses', 'https://localhost/', 'link'],
    ['addresses', Array(11).fill('https://example.org/').join('\n'), 'link'],
    ['date', '2025-02-30', 'date'],
    ['date', 'May', 'date'],
    ['date', '', 'empty'],
    ['languages', 'english language', 'languages'],
    ['kind', 'poem', 'unknown'],
    ['about-es', '', 'one-language'],
    ['title-en', '<script>alert(1)</script>', 'html'],
    ['publisher-en', 'An \u202einstitute', 'hidden'],
    ['title-en', 'x'.repeat(301), 'too-long'],
  ])('refuses %s “%s” and keeps what was typed', (field, typed, problem) => {
    const read = readWorkForm(form({ ...goodWork, [field]: typed }))
    expect(read.fields).toBeNull()
    expect('problems' in read && read.problems[field]).toBe(problem)
    expect(read.answers['publisher-es']).toBe('Un instituto')
    if (field !== 'publisher-en') expect(read.answers[field]).toBe(typed)
  })

  it('never throws on what is no form of ours', () => {
    expect(readWorkForm(new FormData()).fields).toBeNull()
    expect(readClaimForm(new FormData()).change).toBeNull()
  })
})

describe('The form of a claim', () => {
  it('asks for the new subject only where a new one is chosen', () => {
    expect(readClaimForm(form(goodClaim)).change).toMatchObject({ subject: 'people-held' })
    const read = readClaimForm(form({ ...goodClaim, subject: 'new' }))
    expect('problems' in read && read.problems).toMatchObject({ 'subjectTitle-en': 'empty' })
  })

  it('asks for a word to the reader where documents disagree', () => {
    const subject = {
      subject: 'new',
      'subjectTitle-en': 'A',
      'subjectTitle-es': 'A',
      'subjectScope-en': 'B',
      'subjectScope-es': 'B',
      disagreeing: 'on',
    }
    const read = readClaimForm(form({ ...goodClaim, ...subject }))
    expect('problems' in read && read.problems).toEqual({ 'subjectNote-en': 'empty' })
  })
})

describe('A source', () => {
  it('gets a slug from its title, and a second of that title another', async () => {
    const first = await addWork(acting(ana), org.id, workFields('Ríos de Ñandú & others'))
    const second = await addWork(acting(ana), org.id, workFields('Ríos de Ñandú & others'))
    expect([first, second]).toEqual(['rios-de-nandu-others', 'rios-de-nandu-others-2'])
    expect(slugFrom('…', 'source')).toBe('source')
    expect(await addWork(acting(ana), org.id, workFields('New'))).toBe('source')
  })

  it('is never overwritten by a stale edit', async () => {
    const slug = await addWork(acting(ana), org.id, workFields('Stale'))
    const one = { ...workFields('Stale'), publisher: { en: 'One', es: 'Uno' } }
    expect(await changeWork(acting(ana), org.id, slug, one, 1)).toEqual({ outcome: 'changed' })
    const changed = await changeWork(acting(ana), org.id, slug, workFields('Mine'), 1)
    expect(changed).toMatchObject({ outcome: 'stale', revision: 2, stored: { 'publisher-en': 'One' } })
    expect((await findOwnWork(org.id, slug, 'en'))!.answers['title-en']).toBe('Stale')
  })

  it('of another organisation is not there', async () => {
    const slug = await addWork(acting(ana), other.id, workFields('Theirs'))
    expect(await findOwnWork(org.id, slug, 'en')).toBeNull()
    expect(await changeWork(acting(ana), org.id, slug, workFields('Mine'), 1)).toEqual({ outcome: 'none' })
    expect(await addClaim(acting(ana), org.id, slug, claimChange())).toEqual({ outcome: 'no-work' })
    const found = await listOwnWorks(org.id, 'en', { q: 'Theirs' })
    expect(found.works).toEqual([])
  })

  it('is found by words of its title, author and publisher, whatever their accents', async () => {
    await addWork(acting(ana), org.id, workFields('Desaparición forzada'))
    const { works: found } = await listOwnWorks(org.id, 'es', { q: 'DESAPARICION institute' })
    expect(found.map(({ title }) => title)).toEqual(['Desaparición forzada (es)'])
    expect((await listOwnWorks(org.id, 'es', { q: 'nothing like it', page: 99 })).total).toBe(0)
  })

  it('is public at once for a trusted organisation, with its kept copy, and for a suspended one never', async () => {
    const own = await anOrganisation()
    const slug = await addWork(acting(ana), own.id, workFields('Public'))
    expect(await findWork('es', slug)).toMatchObject({ archivedCopy: 'Kept at the library since 2025 (es)' })
    for (const state of ['suspended', 'moderated'] as const) {
      await db.write(async (tx) => {
        await tx.update(organisations).set({ state }).where(eq(organisations.id, own.id))
      })
      expect(await findWork('en', slug)).toBeNull()
      expect((await listWorks('en')).map((work) => work.slug)).not.toContain(slug)
    }
  })
})

describe('A claim', () => {
  it('changes its figure only with a public reason, which stands beside it in both languages', async () => {
    const { work, claim } = await aClaim(ana, org, '100')
    const change = claimChange('120', { subject: 'people-held' })
    expect(await changeClaim(acting(ana), org.id, claim, change, 1)).toEqual({ outcome: 'note-missing' })
    const note = { en: 'The institute counted again.', es: 'El instituto volvió a contar.' }
    change.fields.state = 'corrected'
    const changed = await changeClaim(acting(ana), org.id, claim, { ...change, note }, 1, 5)
    expect(changed).toEqual({ outcome: 'changed' })
    for (const locale of ['en', 'es'] as const) {
      const shown = (await findWork(locale, work))!.subjects.flatMap(({ claims: all }) => all)
      expect(shown.find(({ slug }) => slug === claim)!.history).toEqual([
        {
          at: 5,
          from: 'stands',
          to: 'corrected',
          figureBefore: locale === 'en' ? '100' : '100 (es)',
          note: note[locale],
        },
      ])
    }
    const rows = await db.read.select().from(audit).where(eq(audit.about, claim))
    expect(rows.map(({ action }) => action)).toEqual(['evidence.claim-recorded', 'evidence.claim-changed'])
  })

  it('is never overwritten by a stale edit, and forty edits at once are one', async () => {
    const { claim } = await aClaim(ana, org, '7')
    const subject = (await findOwnClaim(org.id, claim, 'en'))!.answers.subject!
    const note = { en: 'Why', es: 'Por qué' }
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        changeClaim(acting(ana), org.id, claim, claimChange(`8${i}`, { subject, note }), 1),
      ),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'stale')).toHaveLength(39)
    const { id } = await claimRow(org, claim)
    const told = await db.read.select().from(claimChanges).where(eq(claimChanges.claimId, id))
    expect(told).toHaveLength(1)
  })

  it('is checked by a person as it stands, and has to be checked again once its words change', async () => {
    const { claim } = await aClaim(ana, org, '9')
    expect(await checkClaim(acting(ana), org.id, claim, 1, 1000)).toEqual({ outcome: 'checked' })
    expect(await claimRow(org, claim)).toMatchObject({ reviewedAt: 1000, reviewedBy: ana.id })
    const subject = (await findOwnClaim(org.id, claim, 'en'))!.answers.subject!
    const change = claimChange('9', { subject })
    change.fields.passage = { en: 'page 4', es: 'página 4' }
    expect(await changeClaim(acting(ana), org.id, claim, change, 1)).toEqual({ outcome: 'changed' })
    expect((await claimRow(org, claim)).reviewedAt).toBeNull()
    expect(await checkClaim(acting(ana), org.id, claim, 1)).toEqual({ outcome: 'stale' })
    expect(await checkClaim(acting(ana), other.id, claim, 2)).toEqual({ outcome: 'none' })
  })

  it('not looked at for 90 days stands in the list, the longest forgotten first, and leaves it when checked', async () => {
    const own = await anOrganisation()
    const now = Date.now()
    const slugs: string[] = []
    for (const days of [89, 90, 200]) {
      const { claim } = await aClaim(ana, own, String(days), { subject: newSubject(`Subject ${days}`) })
      slugs.push(claim)
      await db.write(async (tx) => {
        await tx
          .update(claims)
          .set({ createdAt: now - days * DAY })
          .where(eq(claims.id, (await claimRow(own, claim)).id))
      })
    }
    expect(await countStaleClaims(own.id, now)).toBe(2)
    const listed = await listStaleClaims(own.id, 'es', now)
    expect(listed.claims.map(({ slug }) => slug)).toEqual([slugs[2], slugs[1]])
    await checkClaim(acting(ana), own.id, slugs[2]!, 1, now)
    expect(await countStaleClaims(own.id, now)).toBe(1)
    expect(await countStaleClaims(org.id, now)).toBe(0)
  })

  it('shares its subject, which is changed on its own and never over somebody else', async () => {
    const { claim } = await aClaim(ana, org, '11', { subject: newSubject('Shared') })
    const fields = newSubject('Shared anew', true)
    expect(await changeSubject(acting(ana), org.id, claim, fields, 1)).toEqual({ outcome: 'changed' })
    expect(await changeSubject(acting(ana), org.id, claim, newSubject('Lost'), 1)).toMatchObject({
      outcome: 'stale',
      stored: { 'subjectTitle-en': 'Shared anew', disagreeing: 'on' },
    })
    expect(await changeSubject(acting(ana), other.id, claim, fields, 2)).toEqual({ outcome: 'none' })
  })

  it('of another organisation cannot be read, changed or given to a subject of it', async () => {
    const theirs = await aClaim(ana, other, '12', { subject: newSubject('Of theirs') })
    expect(await findOwnClaim(org.id, theirs.claim, 'en')).toBeNull()
    const work = await addWork(acting(ana), org.id, workFields())
    const added = await addClaim(acting(ana), org.id, work, claimChange('1', { subject: 'of-theirs' }))
    expect(added).toEqual({ outcome: 'no-subject' })
  })
})

describe('What a petition rests on', () => {
  async function ownPetitionOf(organisation: AnOrganisation) {
    const petition = await aPetition()
    const { petitions } = await import('../../db/schema')
    await db.write(async (tx) => {
      await tx.update(petitions).set({ organisationId: organisation.id }).where(eq(petitions.id, petition.id))
    })
    return { ...petition, organisationId: organisation.id }
  }

  it('is attached, ordered and taken away, and never belongs to somebody else', async () => {
    const own = await anOrganisation()
    const petition = await ownPetitionOf(own)
    const subject = newSubject('Counted')
    const slugs = [(await aClaim(ana, own, '1', { subject })).claim]
    for (const figure of ['2', '3'])
      slugs.push((await aClaim(ana, own, figure, { subject: 'counted' })).claim)
    const theirs = await aClaim(ana, other, '4', { subject: newSubject('Not ours') })
    for (const slug of slugs) await attachClaim(acting(ana), petition, slug)
    expect(await attachClaim(acting(ana), petition, theirs.claim)).toEqual({ outcome: 'none' })
    const order = async () => (await claimsForPetition(petition.id, 'en')).map(({ figure }) => figure)
    expect(await order()).toEqual(['1', '2', '3'])
    await moveClaim(petition, slugs[2]!, 'up')
    await moveClaim(petition, slugs[0]!, 'up')
    expect(await order()).toEqual(['1', '3', '2'])
    expect(await detachClaim(acting(ana), petition, slugs[0]!)).toEqual({ outcome: 'arranged' })
    expect(await detachClaim(acting(ana), petition, slugs[0]!)).toEqual({ outcome: 'none' })
    expect(await order()).toEqual(['3', '2'])
    expect((await claimsToAttach(petition, 'en')).claims.map(({ figure }) => figure)).toEqual(['1'])
    const { subjects } = await findEvidence('es', petition.slug)
    expect(subjects[0]!.claims.map(({ figure }) => figure)).toEqual(['2 (es)', '3 (es)'])
  })

  it('is compared with what the story cites, and with what disagrees', async () => {
    const own = await anOrganisation()
    const petition = await ownPetitionOf(own)
    const one = await aClaim(ana, own, '1', { subject: newSubject('Disputed', true) })
    const two = await aClaim(ana, own, '2', { subject: 'disputed' })
    const theirs = await aClaim(ana, other, '5', { subject: newSubject('Elsewhere') })
    await attachClaim(acting(ana), petition, one.claim)
    const story = `[claim:${one.claim}] [claim:${two.claim}] [claim:nobody-said-so]`
    const alien = theirs.claim === one.claim ? [] : [theirs.claim]
    const words = expect.stringMatching(/^2 \(es\) \(.+\)$/)
    expect(await evidenceProblems(petition, { en: story, es: '' }, 'es')).toEqual([
      { problem: 'not-attached', locale: 'en', claim: two.claim, words },
      { problem: 'unknown', locale: 'en', claim: 'nobody-said-so' },
      { problem: 'disagreeing', subject: 'Disputed (es)', missing: [words] },
    ])
    for (const slug of alien)
      expect(await evidenceProblems(petition, { es: `[claim:${slug}]` }, 'en')).toContainEqual({
        problem: 'unknown',
        locale: 'es',
        claim: slug,
      })
    await attachClaim(acting(ana), petition, two.claim)
    expect(await evidenceProblems(petition, { en: `[claim:${two.claim}]` }, 'en')).toEqual([])
  })

  it('has its documents in the tables once each', async () => {
    const all = await db.read.select({ slug: works.slug }).from(works)
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length)
  })
})
