import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { statementYear, tellYearly } from '../../app/donations/tell-yearly.server'
import { erasePerson } from '../../app/person.server'
import * as statement from '../../app/routes/(es).donations.$token.statement[.]pdf'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { suppress } from '../../app/supporters/suppression.server'
import { db } from '../../db/client'
import { letters, statementRounds } from '../../db/schema'
import { aDoor } from '../support/door'
import { aReceiver, begin, deliver, gift, ledgersAgree, refundThere, standIn } from '../support/giving'
import { Postbox } from '../support/petitions'
import { readPdf } from '../support/read-pdf'
import { servedPages } from '../support/served-pages'

type Receiver = Awaited<ReturnType<typeof aReceiver>>
type Giver = Parameters<typeof begin>[0]

/** Each test has a year of its own: a round goes through everything that was given in one. */
let year = new Date().getUTCFullYear()
beforeEach(async () => {
  year--
  await db.write(async (tx) => void (await tx.delete(letters)))
})
afterEach(ledgersAgree)

async function paid(receiver: Receiver, giver: Giver) {
  const { id, session } = await begin(giver, receiver.giving)
  standIn.moveTo(Date.UTC(year, 5, 1))
  await standIn.pay(session)
  standIn.moveTo(null)
  await deliver()
  await db.write(async (tx) => void (await tx.delete(letters).where(eq(letters.template, 'receipt'))))
  return gift(id)
}

async function tellAll(most?: number): Promise<void> {
  while (await tellYearly(Date.now(), { year, ...(most ? { most } : {}) }));
}

const told = () => db.read.select().from(letters).where(eq(letters.template, 'yearly-statement'))

const pathOf = (text: string): string => /\/(?:es\/)?donations\/[\w-]{43}\/statement\.pdf/.exec(text)![0]

async function open(path: string) {
  const handle = servedPages({ 'donations/:token/statement.pdf': statement })
  return (await aDoor({ handle })).get(path)
}

it('is sent from 15 January to the end of June, for the year before', () => {
  const of = (month: number, day: number) => statementYear(Date.UTC(2027, month - 1, day))
  expect([of(1, 1), of(1, 14), of(7, 1), of(12, 31)]).toEqual([null, null, null, null])
  expect([of(1, 15), of(3, 1), of(6, 30)]).toEqual([2026, 2026, 2026])
})

describe('a donor', () => {
  it('gets one letter a year from an organisation, with sums by currency and a link to the paper', async () => {
    const receiver = await aReceiver()
    const email = 'all-year@example.org'
    for (const given of [
      { amount: '10', currency: 'USD' },
      { amount: '12.50', currency: 'USD' },
      { amount: '7', currency: 'EUR' },
    ])
      await paid(receiver, { email, ...given })
    await tellAll()
    const [mail, ...more] = await new Postbox().lettersTo(email)
    expect(more).toEqual([])
    for (const said of [`${year}`, '2 gifts', '$22.50', '1 gift', '€7.00', 'TEST'])
      expect(mail!.text).toContain(said)
    const paper = await open(pathOf(mail!.text))
    expect(paper.headers['content-type']).toBe('application/pdf')
    const { text } = readPdf(paper.bytes)
    for (const said of ['$22.50', '€7.00', 'Marisol Quintana', 'An Organisation, registered association'])
      expect(text).toContain(said)

    await paid(receiver, { email, amount: '9' })
    await tellAll()
    expect(await told()).toHaveLength(1)
  })

  it('gets it in their language, the paper too', async () => {
    const receiver = await aReceiver()
    const email = 'todo-el-ano@example.org'
    await paid(receiver, { email, amount: '10,50', locale: 'es' })
    await tellAll()
    const [mail] = await new Postbox().lettersTo(email)
    expect(mail!.text).toContain('1 donación')
    expect(pathOf(mail!.text)).toMatch(/^\/es\//)
    expect(readPdf((await open(pathOf(mail!.text))).bytes).text).toContain('Relación de donaciones')
  })

  it('gets one from each organisation', async () => {
    const email = 'two-causes@example.org'
    await paid(await aReceiver(), { email })
    await paid(await aReceiver(), { email })
    await tellAll()
    expect(await told()).toHaveLength(2)
  })

  it('gets none for what went back, nor out of season, nor against their wish', async () => {
    const receiver = await aReceiver()
    const back = await paid(receiver, { email: 'given-back@example.org', amount: '20' })
    await refundThere(back.paymentIntentId!, 2000)
    await deliver()
    const never = await paid(receiver, { email: 'no-letters@example.org' })
    await db.write(async (tx) => void (await suppress(tx, never.mailbox, 'asked', Date.now())))
    await paid(receiver, { email: 'in-autumn@example.org' })
    expect(await tellYearly(Date.UTC(year + 1, 6, 1))).toBe(false)
    expect(await told()).toEqual([])
    await tellAll()
    const inAutumn = (await readMailbox('in-autumn@example.org'))!.hash
    expect((await told()).map(({ mailbox }) => mailbox)).toEqual([inAutumn])
  })

  it('who erases themselves gets none, and the link of the last one leads to My page', async () => {
    const receiver = await aReceiver()
    const [told1, gone] = ['told@example.org', 'gone@example.org']
    const first = await paid(receiver, { email: told1 })
    await tellAll()
    const [mail] = await new Postbox().lettersTo(told1)
    await erasePerson(first.mailbox)
    const answer = await open(pathOf(mail!.text))
    expect([answer.status, answer.headers.location]).toEqual([303, '/my'])

    const other = await aReceiver()
    await erasePerson((await paid(other, { email: gone })).mailbox)
    await tellAll()
    expect(await told()).toHaveLength(0)
  })

  it('finds nothing behind a made-up link, nor behind the link of a single gift', async () => {
    const { locale } = await paid(await aReceiver(), {})
    expect(locale).toBe('en')
    for (const token of ['A'.repeat(43), 'x'])
      expect((await open(`/es/donations/${token}/statement.pdf`)).headers.location).toBe('/es/my')
  })
})

it('goes on where it was stopped, writes a few at a time, and nobody is told twice by two workers', async () => {
  const receiver = await aReceiver()
  const emails = Array.from({ length: 6 }, (_, n) => `many${n}@example.org`)
  for (const email of [...emails, ...emails]) await paid(receiver, { email, amount: '5' })
  expect(await tellYearly(Date.now(), { year, most: 2 })).toBe(true)
  expect(await told()).toHaveLength(2)
  await Promise.all([tellAll(2), tellAll(3), tellAll(1)])
  expect(new Set((await told()).map(({ mailbox }) => mailbox.toString('hex')))).toHaveProperty('size', 6)
  expect(await told()).toHaveLength(6)
  const rounds = await db.read.select().from(statementRounds).where(eq(statementRounds.year, year))
  expect(rounds).toMatchObject([{ organisationId: receiver.organisationId, told: 6 }])
  expect(rounds[0]!.finishedAt).not.toBeNull()
})

it('waits while other letters do', async () => {
  const receiver = await aReceiver()
  const { mailbox } = await paid(receiver, {})
  await db.write(async (tx) => {
    const waiting = { template: 'my-link', locale: 'en', mailbox, sealed: mailbox, state: 'queued' } as const
    await tx.insert(letters).values(Array(51).fill({ ...waiting, runAt: 0, createdAt: 0 }))
  })
  expect(await tellYearly(Date.now(), { year })).toBe(false)
  expect(await told()).toEqual([])
})
