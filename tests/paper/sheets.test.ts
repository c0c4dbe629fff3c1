import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { paperSignatures, petitions } from '../../db/schema'
import { drawSheet } from '../../app/paper/draw-sheet.server'
import { addRows, enterSheet } from '../../app/paper/enter-sheet.server'
import { findSheet } from '../../app/paper/find-sheets.server'
import { mendRow, withdrawRow } from '../../app/paper/mend-row.server'
import { readCountry, type RowAnswers } from '../../app/paper/sheet-form'
import { countOnceOnline } from '../../app/paper/signed-online.server'
import { withdrawSheet } from '../../app/paper/withdraw-sheet.server'
import { anonymiseClosed } from '../../app/petitions/anonymise.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { everythingKept } from '../../app/petitions/everything-kept.server'
import { reconcileCounters } from '../../app/petitions/reconcile.server'
import { DAY } from '../../app/duration'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { aPetitionFor, somebody, type Addressed } from '../deliveries/a-petition-for'
import { countersOf, signAndConfirm } from '../support/petitions'
import { readPdf } from '../support/read-pdf'

const row = (n: number, name: string, more: Partial<RowAnswers> = {}): RowAnswers => ({
  ...{ row: n, name, place: 'Xela', country: 'Guatemala', email: '', deliver: false, problem: null },
  ...more,
})

const today = () => new Date().toISOString().slice(0, 10)

const enter = (
  petition: Addressed,
  rows: RowAnswers[],
  sheet = randomUUID(),
  how: { day?: string; now?: number } = {},
) =>
  enterSheet(
    { sheet, label: 'Sheet 12', collectedOn: how.day ?? today(), language: 'en', country: 'GT' },
    { petition, actor: somebody, rows, ...(how.now ? { now: how.now } : {}) },
  )

test('a sheet is entered: rows count, incomplete ones are kept with their reason', async () => {
  const petition = await aPetitionFor()
  const sheet = randomUUID()
  const entered = await enter(
    petition,
    [row(1, 'Juana Tzoc'), row(2, 'Pedro Ixcoy', { place: '' }), row(3, 'Nobody', { problem: 'invented' })],
    sheet,
  )
  expect(entered).toMatchObject({ outcome: 'entered', counted: 1, refused: 2 })
  const found = await findSheet(petition.id, sheet)
  expect(found!.rows.map(({ name, problem }) => [name, problem])).toEqual([
    ['Juana Tzoc', null],
    ['Pedro Ixcoy', 'incomplete'],
    ['Nobody', 'invented'],
  ])
  expect(await countersOf(petition)).toMatchObject({ paper: 1, confirmed: 0 })
  const [stored] = await db.read
    .select()
    .from(paperSignatures)
    .where(eq(paperSignatures.petitionId, petition.id))
  expect(stored!.sealed!.toString('latin1')).not.toContain('Juana')
})

test('of the same person entered twenty times at once, in any letter case, one counts', async () => {
  const petition = await aPetitionFor()
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => enter(petition, [row(1, i % 2 ? 'JUANA  tzoc' : 'Juana Tzoc')])),
  )
  const counted = all.reduce((sum, one) => sum + (one.outcome === 'entered' ? one.counted : 0), 0)
  expect(counted).toBe(1)
  expect(await countersOf(petition)).toMatchObject({ paper: 1 })
  expect((await reconcileCounters()).outcome).toBe('counted')
  expect(await countersOf(petition)).toMatchObject({ paper: 1 })
})

test('the same form sent twice enters one sheet, and two people at one sheet lose no row', async () => {
  const petition = await aPetitionFor()
  const sheet = randomUUID()
  await Promise.all([
    enter(petition, [row(1, 'Juana Tzoc')], sheet),
    enter(petition, [row(1, 'Juana Tzoc')], sheet),
  ])
  expect((await findSheet(petition.id, sheet))!.rows).toHaveLength(1)
  const add = (name: string) =>
    addRows(sheet, { petition, actor: somebody, rows: [row(2, name)], country: '' })
  await Promise.all([add('Pedro Ixcoy'), add('Marta Us')])
  const { rows } = (await findSheet(petition.id, sheet))!
  expect(rows.map(({ name }) => name).sort()).toEqual(['Juana Tzoc', 'Marta Us', 'Pedro Ixcoy'])
  expect(await countersOf(petition)).toMatchObject({ paper: 3 })
})

test('who signed online counts online: when the sheet is entered, and when they sign later', async () => {
  const petition = await aPetitionFor()
  await signAndConfirm(petition, 'juana@example.org')
  const sheet = randomUUID()
  await enter(
    petition,
    [
      row(1, 'Juana Tzoc', { email: 'Juana+x@example.org' }),
      row(2, 'Pedro Ixcoy', { email: 'pedro@example.org' }),
    ],
    sheet,
  )
  expect((await findSheet(petition.id, sheet))!.rows.map(({ problem }) => problem)).toEqual(['online', null])
  await signAndConfirm(petition, 'pedro@example.org')
  expect(await countOnceOnline()).toBe(1)
  expect(await countersOf(petition)).toMatchObject({ paper: 0, confirmed: 2 })
})

test('a refused row can be mended, and counts then', async () => {
  const petition = await aPetitionFor()
  const sheet = randomUUID()
  await enter(petition, [row(1, 'Juana Tzoc'), row(2, 'Juana Tzoc'), row(3, 'Pedro', { place: '' })], sheet)
  const at = { petition, sheetId: sheet, actor: somebody }
  expect(await mendRow(at, row(2, 'Juana Tzok'))).toEqual({ outcome: 'mended', problem: null })
  expect(await mendRow(at, row(3, 'Juana Tzoc'))).toEqual({ outcome: 'mended', problem: 'duplicate' })
  expect(await countersOf(petition)).toMatchObject({ paper: 2 })
  const other = await aPetitionFor()
  expect(await mendRow({ ...at, petition: other }, row(1, 'X Y'))).toEqual({ outcome: 'unknown' })
  expect(await withdrawRow({ ...at, petition: other }, 1)).toEqual({ outcome: 'unknown' })
  expect(await withdrawRow(at, 1)).toEqual({ outcome: 'withdrawn' })
  expect(await countersOf(petition)).toMatchObject({ paper: 1 })
})

test('a whole sheet is taken back: nothing counts, nothing is kept, and its people may stand on another', async () => {
  const petition = await aPetitionFor()
  const sheet = randomUUID()
  await enter(petition, [row(1, 'Juana Tzoc'), row(2, 'Pedro', { place: '' })], sheet)
  expect(await withdrawSheet(await aPetitionFor(), sheet, somebody)).toEqual({ outcome: 'unknown' })
  expect(await withdrawSheet(petition, sheet, somebody)).toEqual({ outcome: 'withdrawn', rows: 1 })
  expect(await withdrawSheet(petition, sheet, somebody)).toEqual({ outcome: 'unknown' })
  expect((await findSheet(petition.id, sheet))!.rows.every(({ erased }) => erased)).toBe(true)
  expect(await countersOf(petition)).toMatchObject({ paper: 0 })
  expect(await enter(petition, [row(1, 'Juana Tzoc')])).toMatchObject({ counted: 1 })
})

test('what cannot stand in a name is sent back and not stored', async () => {
  const petition = await aPetitionFor()
  for (const [name, problem] of [
    ['=HYPERLINK("x")', 'formula'],
    ['<b>Ana</b>', 'html'],
    ['Ana\u202egnat', 'hidden'],
    ['a'.repeat(101), 'too-long'],
    ['www.evil.example', 'address'],
  ])
    expect(await enter(petition, [row(1, name!)])).toEqual({
      outcome: 'problems',
      problems: { 'name-1': problem },
    })
  expect(await enter(petition, [row(1, 'Ana', { country: 'Atlantis', email: 'no' })])).toMatchObject({
    problems: { 'country-1': 'unknown', 'email-1': 'malformed' },
  })
  expect(await enter(petition, [])).toMatchObject({ problems: { 'name-1': 'no-rows' } })
  expect(await enter(petition, [row(1, 'Ana')], randomUUID(), { day: '2026-02-30' })).toMatchObject({
    problems: { collectedOn: 'empty' },
  })
  expect(await enter(petition, [row(1, 'Ana')], randomUUID(), { day: '2999-01-01' })).toMatchObject({
    problems: { collectedOn: 'future' },
  })
  expect(await countersOf(petition)).toMatchObject({ paper: 0 })
})

test('after its end a petition takes for sixty days what was signed before', async () => {
  const petition = await aPetitionFor({ state: 'closed' })
  const later = Date.now() + 5 * DAY
  const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10)
  expect(
    await enter(petition, [row(1, 'Ana Us')], randomUUID(), { day: tomorrow, now: later }),
  ).toMatchObject({ problems: { collectedOn: 'after-closing' } })
  expect(await enter(petition, [row(1, 'Ana Us')], randomUUID(), { now: later })).toMatchObject({
    counted: 1,
  })
  expect(await enter(petition, [row(1, 'Eva Us')], randomUUID(), { now: Date.now() + 61 * DAY })).toEqual({
    outcome: 'closed',
  })
  expect(await enter(await aPetitionFor({ state: 'draft' }), [row(1, 'Ana Us')])).toEqual({
    outcome: 'closed',
  })
})

test('erasing a mailbox takes its rows of paper, and the download told of them before', async () => {
  const petition = await aPetitionFor()
  await enter(petition, [row(1, 'Juana Tzoc', { email: 'erase.me@example.org' }), row(2, 'Pedro Ixcoy')])
  const { hash } = (await readMailbox('erase.me@example.org'))!
  expect(JSON.stringify(await everythingKept(hash))).toContain('Juana Tzoc')
  expect(await eraseSupporter(hash)).toMatchObject({ paper: 1 })
  expect(await countersOf(petition)).toMatchObject({ paper: 1 })
  expect(JSON.stringify(await everythingKept(hash))).not.toContain('Juana')
})

test('six months after closing nothing personal is left, and the number stays', async () => {
  const petition = await aPetitionFor({ state: 'closed' })
  await enter(petition, [row(1, 'Juana Tzoc', { email: 'j@example.org', deliver: true })])
  await anonymiseClosed(Date.now() + 200 * DAY)
  const [left] = await db.read
    .select()
    .from(paperSignatures)
    .where(eq(paperSignatures.petitionId, petition.id))
  expect(left).toMatchObject({
    sealed: null,
    person: null,
    mailbox: null,
    deliver: false,
    problem: null,
    country: 'GT',
  })
  expect(await countersOf(petition)).toMatchObject({ paper: 1 })
  const [found] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  expect(found!.anonymisedAt).not.toBeNull()
})

test('a country is known by its name in either language, or its code', () => {
  expect(['Guatemala', 'SPAIN', 'españa', 'de', 'Alemania'].map(readCountry)).toEqual([
    'GT',
    'ES',
    'ES',
    'DE',
    'DE',
  ])
  expect(readCountry('Atlantis')).toBeNull()
})

test.each([
  ['en', 'a4', 'Hand over my name', 595],
  ['es', 'letter', 'Entreguen mi nombre', 612],
] as const)(
  'the sheet in %s on %s paper: one page, embedded fonts, its language and title',
  async (locale, size, words, width) => {
    const petition = await aPetitionFor({ title: 'Łódź: obey Ştefan’s ruling' })
    const bytes = (await drawSheet(petition.slug, locale, size))!
    const pdf = readPdf(bytes)
    expect(pdf.pages).toBe(1)
    expect(pdf.language).toBe(locale)
    expect(bytes.includes(Buffer.from('Łódź: obey Ştefan’s ruling', 'utf16le').swap16())).toBe(true)
    expect(pdf.fonts.map(({ name }) => name).sort()).toEqual([
      'AtkinsonHyperlegibleNext-Bold',
      'AtkinsonHyperlegibleNext-Regular',
      'Brygada1918-SemiBold',
    ])
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true)
    expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain('Łódź: obey Ştefan’s ruling')
    expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(pdf.text).toContain(`/petitions/${petition.slug}`)
    expect(bytes.toString('latin1')).toMatch(new RegExp(`MediaBox \\[0 0 ${width}`))
    expect(await drawSheet((await aPetitionFor({ state: 'draft' })).slug, locale, size)).toBeNull()
  },
)
