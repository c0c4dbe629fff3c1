import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '../../db/client'
import {
  announcements,
  answers,
  deliveries,
  letters,
  organisations,
  petitions,
  signatures,
} from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { packetPdf } from '../../app/deliveries/draw-packet.server'
import { openPacket } from '../../app/deliveries/open-packet.server'
import { findOutcome } from '../../app/deliveries/find-deliveries.server'
import { markDelivered } from '../../app/deliveries/mark-delivered.server'
import { cell, namesCsv } from '../../app/deliveries/names-csv.server'
import {
  acknowledge,
  endLink,
  extendLink,
  findPacketId,
  makeLink,
  markOpened,
} from '../../app/deliveries/packet-link.server'
import { preparePacket } from '../../app/deliveries/prepare-packet.server'
import { recordAnswer } from '../../app/deliveries/record-answer.server'
import { DAY } from '../../app/duration'
import { enterSheet } from '../../app/paper/enter-sheet.server'
import { announce } from '../../app/petitions/announce.server'
import { addVersion } from '../../app/petitions/add-version.server'
import { findLink, stopLetters, withdrawByLink } from '../../app/petitions/announcement-links.server'
import { tellSigners } from '../../app/petitions/tell-signers.server'
import { suppress } from '../../app/supporters/suppression.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { transition } from '../../app/petitions/transition.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { countersOf, Postbox, signAndConfirm } from '../support/petitions'
import { readPdf } from '../support/read-pdf'
import { aPetitionFor, somebody, type Addressed } from './a-petition-for'

const whole = async (bytes: AsyncIterable<Buffer>) => {
  const parts: Buffer[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}
const prepared = async (petition: Addressed, locale: 'en' | 'es' = 'en') => {
  const made = await preparePacket({ petition, target: petition.target, locale, actor: somebody })
  if (made.outcome !== 'prepared') throw new Error(made.outcome)
  return (await openPacket(made.id))!
}
const hashOf = async (email: string) => (await readMailbox(email))!.hash
/** The tests after it tell of their own news alone. */
const endAnnouncements = (petition: Addressed) =>
  db.write((tx) =>
    tx.update(announcements).set({ finishedAt: 1 }).where(eq(announcements.petitionId, petition.id)),
  )
const lettersAbout = (petition: Addressed) =>
  db.read.select().from(letters).where(eq(letters.about, petition.id))

test('a packet names those alone who agreed, in alphabetical order, as letter and as table', async () => {
  const petition = await aPetitionFor()
  await signAndConfirm(petition, 'z@example.org', { name: 'Žofia Łukasz', deliver: true })
  await signAndConfirm(petition, 'a@example.org', { name: 'Ángela Paz', deliver: true })
  await signAndConfirm(petition, 'r@example.org', { name: 'مريم حسن', deliver: true })
  await signAndConfirm(petition, 'k@example.org', { name: 'Владимир', deliver: true })
  await signAndConfirm(petition, 'l@example.org', { name: 'M'.repeat(100), deliver: true })
  await signAndConfirm(petition, 'q@example.org', { name: 'Quiet Person', deliver: false, shown: true })
  await signAndConfirm(petition, 'w@example.org', { name: 'Withdrawn Person', deliver: true })
  await signAndConfirm(petition, 'e@example.org', { name: 'Erased Person', deliver: true })
  const packet = await prepared(petition)
  await withdrawSignature(await hashOf('w@example.org'), petition.slug)
  await eraseSupporter(await hashOf('e@example.org'))
  await signAndConfirm(petition, 'late@example.org', { name: 'Late Person', deliver: true })
  const pdf = readPdf(await whole(packetPdf(packet)))
  const csv = (await whole(namesCsv(packet.scope, 'es'))).toString()
  for (const text of [pdf.text.replaceAll(/\s+/g, ' '), csv]) {
    for (const name of ['Quiet', 'Withdrawn', 'Erased', 'Late']) expect(text).not.toContain(`${name} Person`)
    expect(text.indexOf('Ángela Paz')).toBeGreaterThan(0)
    expect(text.indexOf('Žofia Łukasz')).toBeGreaterThan(text.indexOf('Ángela Paz'))
    expect(text).toContain('Владимир')
  }
  expect(csv).toContain('مريم حسن,Guatemala,')
  expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain('name in Arabic script: row 5')
  expect(csv.split('\r\n')[5]).toContain('مريم')
  const short = readPdf(await whole(packetPdf(packet, 1))).text.replaceAll(/\s+/g, ' ')
  expect(short).toContain('The first 1 of 7 people')
  expect(short).toContain('Ángela Paz')
  expect(short).not.toContain('Žofia')
  expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true)
  const [row] = await db.read.select().from(deliveries).where(eq(deliveries.id, packet.id))
  expect(row).toMatchObject({ confirmed: 8, names: 7, paper: 0 })
})

test.each([
  [
    'en',
    '2 people have signed this petition, which is addressed to you, on paper.',
    'has signed this petition',
  ],
  ['es', '2 personas han firmado en papel esta petición, que se dirige a usted.', 'ha firmado'],
] as const)(
  'a petition signed on paper alone is handed over as that, in %s',
  async (locale, said, unsaid) => {
    const petition = await aPetitionFor()
    const blank = { country: 'Guatemala', email: '', problem: null }
    await enterSheet(
      { sheet: uuidv7(), label: 'Market', collectedOn: '2026-01-01', language: 'en', country: 'GT' },
      {
        petition,
        actor: somebody,
        rows: [
          { ...blank, row: 1, name: 'Juana Tzoc', place: 'Xela', deliver: true },
          { ...blank, row: 2, name: 'Pedro Ixcoy', place: 'Cobán', deliver: false },
        ],
      },
    )
    const packet = await prepared(petition, locale)
    const { text } = readPdf(await whole(await packetPdf(packet)))
    const letter = text.replaceAll(/\s+/g, ' ')
    expect(letter).toContain(said)
    expect(letter).not.toContain(unsaid)
    expect(letter).toContain('Juana Tzoc')
    expect(letter).not.toContain('Pedro Ixcoy')
    const [row] = await db.read.select().from(deliveries).where(eq(deliveries.petitionId, petition.id))
    expect(row).toMatchObject({ confirmed: 0, paper: 2, names: 1 })
  },
)

test('a cell that a spreadsheet would run is defused', () => {
  expect(['=1+1', '+x', '-x', '@x', 'a,"b"'].map(cell)).toEqual(["'=1+1", "'+x", "'-x", "'@x", '"a,""b"""'])
})

test('a recipient’s link opens one packet until it ends; opening and receiving are written once', async () => {
  const petition = await aPetitionFor()
  const { id } = await prepared(petition)
  expect(await makeLink(await aPetitionFor(), id, somebody)).toBeNull()
  const first = (await makeLink(petition, id, somebody))!
  const secret = (await makeLink(petition, id, somebody))!
  expect(await findPacketId(first)).toBeNull()
  expect(await findPacketId(secret)).toBe(id)
  expect(await findPacketId(secret, Date.now() + 31 * DAY)).toBeNull()
  await extendLink(petition.id, id, Date.now() + 20 * DAY)
  expect(await findPacketId(secret, Date.now() + 31 * DAY)).toBe(id)
  const own = eq(organisations.id, petition.organisationId)
  await db.write((tx) => tx.update(organisations).set({ state: 'suspended' }).where(own))
  expect(await findPacketId(secret)).toBeNull()
  await db.write((tx) => tx.update(organisations).set({ state: 'trusted' }).where(own))
  await markOpened(id, 1000)
  await markOpened(id, 2000)
  expect(await acknowledge(id, ' ')).toEqual({ outcome: 'problem', problem: 'empty' })
  expect(await acknowledge(id, '<b>x</b>')).toEqual({ outcome: 'problem', problem: 'long' })
  await acknowledge(id, 'Front desk', 3000)
  await acknowledge(id, 'Somebody else', 4000)
  const [row] = await db.read.select().from(deliveries).where(eq(deliveries.id, id))
  expect(row).toMatchObject({ firstOpenedAt: 1000, acknowledgedAt: 3000, acknowledgedBy: 'Front desk' })
  await endLink(petition, id, somebody)
  expect(await findPacketId(secret)).toBeNull()
})

test('delivered and answered: the state moves, the public reads it, a stale correction overwrites nothing', async () => {
  const petition = await aPetitionFor()
  const { id } = await prepared(petition)
  const deliveredOn = new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10)
  const handing = { petition, id, deliveredOn, how: 'post' as const, note: null, actor: somebody }
  expect(await markDelivered({ ...handing, petition: await aPetitionFor() })).toEqual({ outcome: 'unknown' })
  expect(await markDelivered(handing)).toEqual({ outcome: 'delivered', moved: true })
  expect(await markDelivered(handing)).toEqual({ outcome: 'already' })
  expect((await findOutcome(petition.id, 'en')).deliveries[0]).toMatchObject({ daysAgo: 3, answered: false })
  const answer = {
    outcome: 'refused' as const,
    answeredOn: deliveredOn,
    text: { en: 'No. <script>x</script>', es: 'No.' },
    documentUrl: null,
  }
  const recording = {
    petition,
    target: petition.target,
    seen: 0,
    answer,
    won: false,
    tell: false,
    actor: somebody,
  }
  const both = await Promise.all([recordAnswer(recording), recordAnswer(recording)])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'stale'])
  expect(await recordAnswer({ ...recording, seen: 1 })).toEqual({
    outcome: 'recorded',
    version: 2,
    stayed: false,
  })
  const { answers: told } = await findOutcome(petition.id, 'en')
  expect(told[0]!.current.version).toBe(2)
  expect(told[0]!.before).toHaveLength(1)
  expect(told[0]!.current.html).not.toContain('<script>')
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  expect(row!.state).toBe('answered')
  const said = await db.read.select().from(announcements).where(eq(announcements.petitionId, petition.id))
  expect(said.map(({ kind }) => kind).sort()).toEqual(['answered', 'delivered'])
  await endAnnouncements(petition)
  expect(await db.read.select().from(answers).where(eq(answers.petitionId, petition.id))).toHaveLength(2)
})

test('a changed demand is told once to every signer, whichever workers write; one press takes the signature back', async () => {
  const petition = await aPetitionFor()
  for (const name of ['a', 'b', 'c']) await signAndConfirm(petition, `${name}-told@example.org`)
  await signAndConfirm(petition, 'gone@example.org')
  await withdrawSignature(await hashOf('gone@example.org'), petition.slug)
  await signAndConfirm(petition, 'never@example.org')
  await db.write(async (tx) => suppress(tx, await hashOfNow, 'asked', 1))
  const box = new Postbox()
  await box.lettersTo('nobody')
  const before = (await lettersAbout(petition)).length
  await db.write(async (tx) => {
    const text = { title: 'New', summary: 'S', demands: [], story: 'S', evidenceFrom: '' }
    await addVersion(tx, petition.id, 'en', text, { version: 2, note: 'Clearer', demandChanged: true })
    await announce(tx, { petitionId: petition.id, kind: 'demand-changed', about: 2 })
  })
  for (let again = true; again;)
    again = (await Promise.all([tellSigners(), tellSigners(), tellSigners()])).some(Boolean)
  const written = (await lettersAbout(petition)).slice(before)
  expect(written.map(({ template }) => template)).toEqual(Array(3).fill('demand-changed'))
  const [mail] = await box.lettersTo('a-told@example.org')
  const mails = await box.lettersTo('a-told@example.org')
  const secret = /\/withdraw\/([\w-]{43})/.exec(mails.at(-1)!.text)![1]!
  expect(mail).toBeDefined()
  expect(await findLink(secret, 'withdraw', 'en')).toMatchObject({ outcome: 'found' })
  expect(await findLink(secret, 'unsubscribe', 'en')).toEqual({ outcome: 'gone' })
  await withdrawByLink(secret)
  await withdrawByLink(secret)
  expect(await findLink(secret, 'withdraw', 'en')).toMatchObject({ outcome: 'done' })
  const states = await db.read
    .select({ state: signatures.state })
    .from(signatures)
    .where(eq(signatures.petitionId, petition.id))
  expect(states.filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
})

test('one that goes on collecting is handed over and answered while it is open, and closes with both told', async () => {
  const petition = await aPetitionFor()
  await signAndConfirm(petition, 'before@example.org')
  const { id } = await prepared(petition)
  const answeredOn = new Date().toISOString().slice(0, 10)
  const handing = { petition, id, deliveredOn: answeredOn, how: 'post' as const, note: null, goesOn: true }
  expect(await markDelivered({ ...handing, actor: somebody })).toEqual({ outcome: 'delivered', moved: false })
  const answer = {
    ...{ outcome: 'in-part' as const, answeredOn, documentUrl: null },
    text: { en: 'Some of it.', es: 'Una parte.' },
  }
  const recording = { petition, target: petition.target, seen: 0, answer, won: false, tell: false }
  expect(await recordAnswer({ ...recording, actor: somebody })).toMatchObject({ stayed: true })
  await signAndConfirm(petition, 'after@example.org')
  expect(await countersOf(petition)).toMatchObject({ confirmed: 2 })
  await db.write((tx) => transition(tx, petition.id, 'close', { actor: somebody }))
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  expect(row!.state).toBe('closed')
  const { deliveries: handed, answers: said } = await findOutcome(petition.id, 'en')
  expect(handed).toMatchObject([{ answered: true }])
  expect(said).toMatchObject([{ current: { outcome: 'in-part' } }])
  await endAnnouncements(petition)
})

const hashOfNow = hashOf('never@example.org')

test('of a delivery hear those who asked, in their language, and can stop it', async () => {
  const petition = await aPetitionFor()
  await signAndConfirm(petition, 'asked@example.org', { updates: true }, { locale: 'es' })
  await signAndConfirm(petition, 'quiet@example.org', { updates: false })
  const { id } = await prepared(petition)
  const deliveredOn = new Date().toISOString().slice(0, 10)
  const box = new Postbox()
  await box.lettersTo('nobody')
  await markDelivered({ petition, id, deliveredOn, how: 'mail', note: null, actor: somebody })
  while (await tellSigners());
  await tellSigners()
  const mails = (await box.lettersTo('asked@example.org')).filter(({ text }) =>
    text.includes('/unsubscribe/'),
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]!.subject).toContain('Entregada')
  expect((await box.lettersTo('quiet@example.org')).some(({ text }) => text.includes('/unsubscribe/'))).toBe(
    false,
  )
  const secret = /\/unsubscribe\/([\w-]{43})/.exec(mails[0]!.text)![1]!
  expect(mails[0]!.headers).toMatchObject({
    'List-Unsubscribe': expect.stringMatching(
      new RegExp(`^<http://[^<>]+/unsubscribe/${secret}>$`),
    ) as string,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  })
  await stopLetters(secret)
  expect(await findLink(secret, 'unsubscribe', 'es')).toMatchObject({ outcome: 'done' })
})
