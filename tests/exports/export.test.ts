import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, exports as table, signatures } from '../../db/schema'
import { csvCell, defused } from '../../app/exports/csv'
import { columnNames, usualColumns, type ColumnName } from '../../app/exports/columns'
import { downloadExport } from '../../app/exports/download.server'
import { readExportForm } from '../../app/exports/export-form'
import { findExport } from '../../app/exports/find.server'
import { DOWNLOAD_WITHIN, linkSecret, requestExport, revokeExport } from '../../app/exports/request.server'
import type { Organizer } from '../../app/figures/organizer'
import { createPetition } from '../../app/petitions/create-petition.server'
import { changeState } from '../../app/petitions/change-state.server'
import { manySignatures } from '../support/million-signatures'
import { actorOf, anOrganisation, aPerson, type AnOrganisation } from '../support/organizers'
import { signAndConfirm, type APetition } from '../support/petitions'

let serial = 0

/** A campaigner, and an open petition of their organisation. */
async function aDesk(organisation?: AnOrganisation) {
  const own = organisation ?? (await anOrganisation())
  const organizer = (await actorOf(await aPerson({ in: own, roles: ['campaigner'] }))) as Organizer
  const slug = `exported-${++serial}`
  const text = { title: slug, summary: 'A summary', demands: [], story: 'A story', evidenceFrom: 'Of 2025.' }
  const { id } = await createPetition({
    organisationId: own.id,
    campaignId: null,
    position: 1,
    slug,
    milestones: [100],
    targetIds: [],
    texts: { en: text, es: text },
  })
  await changeState(id, 'open')
  const petition: APetition = { id, slug, title: slug }
  return { organizer, petition, organisation: own }
}

const ask = (
  { organizer, petition }: { organizer: Organizer; petition: APetition },
  how: { format?: 'csv' | 'json'; columns?: ColumnName[]; now?: number } = {},
) =>
  requestExport(
    organizer,
    petition,
    { format: how.format ?? 'csv', columns: how.columns ?? [...columnNames], reason: 'For the delivery' },
    how.now,
  )

async function download(organizer: Organizer, id: string) {
  const answer = await downloadExport(organizer, id, linkSecret(id, organizer.sessionId))
  if (answer.outcome !== 'streaming') throw new Error(answer.outcome)
  return new Response(answer.body).text()
}

/** Reads CSV as RFC 4180 says it is written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy
  for (const [, value, end] of text.replace(/^\ufeff/, '').matchAll(cell)) {
    if (value === '' && end === '') break
    rows.at(-1)!.push(value!.startsWith('"') ? value!.slice(1, -1).replaceAll('""', '"') : value!)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

it.each([
  ['=1+1', `'=1+1`],
  ['+41', `'+41`],
  ['-cmd', `'-cmd`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['\rx', `'\rx`],
  [' =HYPERLINK("x")', `' =HYPERLINK("x")`],
  ['\u200b=1', `'\u200b=1`],
  ['＝1+1', `'＝1+1`],
  ['＋1', `'＋1`],
  ['－1', `'－1`],
  ['＠x', `'＠x`],
  ['Ana =1', 'Ana =1'],
  ['O’Neill-Ruiz', 'O’Neill-Ruiz'],
])('lets no spreadsheet run %j', (text, safe) => {
  expect(defused(text)).toBe(safe)
})

it('quotes what would begin another cell', () => {
  expect(csvCell('a","=1')).toBe('"a"",""=1"')
  expect(parseCsv(`${csvCell('a","=1\r\nb')},2\r\n`)).toEqual([['a","=1\r\nb', '2']])
})

it('releases each column only where its signer agreed', async () => {
  const desk = await aDesk()
  const { organizer, petition } = desk
  await signAndConfirm(petition, 'silent@example.org', {
    name: 'Silent One',
    comment: 'private',
    postcode: '123',
  })
  await signAndConfirm(petition, 'shown@example.org', { name: 'Shown One', shown: true })
  await signAndConfirm(petition, 'updates@example.org', { name: 'Updates One', updates: true })
  await signAndConfirm(petition, 'deliver@example.org', { name: 'Deliver One', deliver: true })
  const text = await download(organizer, await ask(desk))
  const [header, ...rows] = parseCsv(text)
  expect(header).toEqual(columnNames)
  const column = (name: ColumnName) => rows.map((row) => row[columnNames.indexOf(name)])
  expect(column('number')).toEqual(['1', '2', '3', '4'])
  expect(column('shown_name')).toEqual(['', 'Shown One', '', ''])
  expect(column('email')).toEqual(['', '', 'updates@example.org', ''])
  expect(column('name_to_deliver')).toEqual(['', '', '', 'Deliver One'])
  for (const secret of ['Silent', 'silent@', 'shown@', 'deliver@', 'Updates One', 'private', '123'])
    expect(text).not.toContain(secret)
})

it('asks for no more than is public unless somebody ticks more', async () => {
  const desk = await aDesk()
  await signAndConfirm(desk.petition, 'minimal@example.org', { name: 'Min', updates: true, deliver: true })
  const text = await download(desk.organizer, await ask(desk, { columns: [...usualColumns] }))
  expect(parseCsv(text)[0]).toEqual(['day', 'country', 'language', 'shown_name'])
  expect(text).not.toContain('minimal@')
  expect(text).not.toContain('Min')
})

it('exports only signatures that count', async () => {
  const desk = await aDesk()
  await signAndConfirm(desk.petition, 'held@example.org', { name: 'Held', shown: true }, { honeypot: true })
  expect(parseCsv(await download(desk.organizer, await ask(desk)))).toHaveLength(1)
  const json = JSON.parse(await download(desk.organizer, await ask(desk, { format: 'json' })))
  expect(json).toEqual([])
})

it('streams ten thousand rows a page at a time, reading nothing ahead, and says how many left', async () => {
  const desk = await aDesk()
  await manySignatures(process.env.DATABASE_URL!, desk.petition.id, 10_000)
  const id = await ask(desk, { format: 'json', columns: ['number', 'country', 'email'] })
  const answer = await downloadExport(desk.organizer, id, linkSecret(id, desk.organizer.sessionId))
  if (answer.outcome !== 'streaming') throw new Error(answer.outcome)
  let text = ''
  let largest = 0
  for await (const chunk of Readable.fromWeb(answer.body as WebStream) as AsyncIterable<Uint8Array>) {
    largest = Math.max(largest, chunk.length)
    text += new TextDecoder().decode(chunk)
  }
  const rows = JSON.parse(text) as { number: number; email: string }[]
  expect(rows).toHaveLength(9_998) // two of ten thousand are in review
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
  expect(rows.filter(({ email }) => email !== '')).toHaveLength(5_000)
  expect(largest).toBeLessThan(120_000) // bytes: one page of rows, never the whole
  expect(await findExport(desk.organizer, id)).toMatchObject({ state: 'done', rows: 9_998, total: 9_998 })
  const log = await db.read
    .select()
    .from(audit)
    .where(eq(audit.petitionId, desk.petition.id))
    .orderBy(audit.id)
  expect(log.map(({ action, details }) => [action, details.rows, details.complete])).toEqual([
    ['export.requested', undefined, undefined],
    ['export.downloaded', 9_998, true],
  ])
})

it('stops reading when the reader hangs up, and says how far it came', async () => {
  const desk = await aDesk()
  await manySignatures(process.env.DATABASE_URL!, desk.petition.id, 3_000)
  const id = await ask(desk)
  const secret = linkSecret(id, desk.organizer.sessionId)
  const answer = await downloadExport(desk.organizer, id, secret)
  if (answer.outcome !== 'streaming') throw new Error(answer.outcome)
  const reader = answer.body.getReader()
  await reader.read() // the header
  await reader.read() // the first page
  for (let turns = 0; turns < 50; turns++) await turn() // whatever would read ahead has read by now
  const before = db.work.reads
  await reader.cancel()
  expect(db.work.reads).toBe(before)
  expect(await findExport(desk.organizer, id)).toMatchObject({ state: 'interrupted', rows: 1_000 })
  const again = await download(desk.organizer, id)
  expect(parseCsv(again)).toHaveLength(3_001)
  expect(await findExport(desk.organizer, id)).toMatchObject({ state: 'done', rows: 3_000 })
})

it('opens for whoever asked, in the session in which they asked, for an hour', async () => {
  const desk = await aDesk()
  const { organizer, organisation } = desk
  const id = await ask(desk)
  const secret = linkSecret(id, organizer.sessionId)
  const colleague = (await actorOf(await aPerson({ in: organisation, roles: ['owner'] }))) as Organizer
  const stranger = (await actorOf(await aPerson())) as Organizer
  const outcome = async (who: Organizer, given: string, now?: number) =>
    (await downloadExport(who, id, given, now)).outcome
  expect(await outcome(colleague, secret)).toBe('refused')
  expect(await outcome(stranger, secret)).toBe('refused')
  expect(await findExport(stranger, id)).toBeNull()
  expect(await outcome({ ...organizer, sessionId: 'another session' }, secret)).toBe('refused')
  expect(
    await outcome(
      organizer,
      secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    ),
  ).toBe('refused')
  expect(await outcome(organizer, secret, Date.now() + DOWNLOAD_WITHIN + 1)).toBe('expired')
  expect(await outcome(organizer, secret)).toBe('streaming')
})

it('can be ended, also while rows leave', async () => {
  const desk = await aDesk()
  await manySignatures(process.env.DATABASE_URL!, desk.petition.id, 8_000)
  const id = await ask(desk)
  const answer = await downloadExport(desk.organizer, id, linkSecret(id, desk.organizer.sessionId))
  if (answer.outcome !== 'streaming') throw new Error(answer.outcome)
  const stranger = (await actorOf(await aPerson())) as Organizer
  expect(await revokeExport(stranger, id)).toBe(false)
  expect(await revokeExport(desk.organizer, id)).toBe(true)
  await expect(new Response(answer.body).text()).rejects.toThrow()
  expect(await findExport(desk.organizer, id)).toMatchObject({ state: 'revoked' })
  expect((await downloadExport(desk.organizer, id, linkSecret(id, desk.organizer.sessionId))).outcome).toBe(
    'revoked',
  )
})

it('keeps no secret, and nothing of a signer, in the database', async () => {
  const desk = await aDesk()
  const id = await ask(desk)
  const [row] = await db.read.select().from(table).where(eq(table.id, id))
  expect(JSON.stringify(row)).not.toContain(linkSecret(id, desk.organizer.sessionId))
})

it('defuses a name that was written into the database by another way', async () => {
  const desk = await aDesk()
  const id = await signAndConfirm(desk.petition, 'odd@example.org', { name: 'Plain', shown: true })
  await db.write(async (tx) => {
    await tx.update(signatures).set({ shownName: '=cmd|"/C calc"!A0' }).where(eq(signatures.id, id))
  })
  const text = await download(desk.organizer, await ask(desk, { columns: ['shown_name'] }))
  expect(parseCsv(text)).toEqual([['shown_name'], [`'=cmd|"/C calc"!A0`]])
})

it.each([
  [{ reason: '' }, { reason: 'empty' }],
  [{ reason: 'x'.repeat(301) }, { reason: 'too-long' }],
  [{ reason: 'for \u202eevil' }, { reason: 'hidden' }],
  [{ columns: 'postcode' }, { columns: 'none' }],
])('refuses %j and keeps what was typed', (given, problems) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    petition: 'x',
    format: 'csv',
    columns: 'day',
    reason: 'For Monday',
    ...given,
  }))
    form.append(name, value)
  const read = readExportForm(form)
  expect(read.problems).toEqual(problems)
  expect(read.answers.petition).toBe('x')
})
