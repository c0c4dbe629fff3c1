import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../../app/accounts/session.server'
import { readBreaker } from '../../app/donations/breaker.server'
import { readGivingSettings } from '../../app/donations/giving-settings.server'
import { DAY } from '../../app/duration'
import { db } from '../../db/client'
import { audit, balanceTransactions, donations, giftTotals, payouts, refunds } from '../../db/schema'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aReceiver, begin, deliver, disputeThere, gift, intentOf, standIn } from '../support/giving'
import { aPerson, cookieFor, type APerson } from '../support/organizers'

let server: BuiltServer
let receiver: Awaited<ReturnType<typeof aReceiver>>
let treasurer: APerson
let spanish: APerson
let stranger: APerson

const home = '/manage/donations'

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! })
  receiver = await aReceiver()
  const own = { id: receiver.organisationId, slug: '' }
  treasurer = await aPerson({ in: own, roles: ['finance'], name: 'Teresa Rosales' })
  spanish = await aPerson({ in: own, roles: ['finance'], locale: 'es' })
  stranger = await aPerson({ roles: ['owner'] })
})
afterAll(() => server?.end('SIGTERM'))

const get = async (path: string, who = treasurer) => {
  const answer = await server.ask(path, { headers: { Cookie: who.cookie } })
  return { status: answer.status, location: answer.headers.get('Location'), page: await answer.text() }
}

async function post(path: string, fields: Record<string, string | string[]>, cookie = treasurer.cookie) {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  )
  const answer = await server.ask(path, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body,
  })
  const { status, headers } = answer
  return { status, location: headers.get('Location'), headers, page: await answer.text() }
}

/** The value that stands in a field of a page. */
const valueIn = (page: string, name: string): string | undefined =>
  new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page)?.[0].match(/ value="([^"]*)"/)?.[1]

async function aPaidGift(giver: Parameters<typeof begin>[0] = {}) {
  const begun = await begin(giver, receiver.giving)
  await standIn.pay(begun.session)
  await deliver()
  return begun.id
}

const lastEntry = async (action: (typeof audit.$inferSelect)['action']) => {
  const [entry] = await db.read
    .select()
    .from(audit)
    .where(eq(audit.action, action))
    .orderBy(desc(audit.id))
    .limit(1)
  return entry
}

describe('the totals', () => {
  it('stand by currency and are never added together', async () => {
    await aPaidGift({ amount: '10', currency: 'EUR' })
    await aPaidGift({ amount: '20', currency: 'EUR' })
    await aPaidGift({ amount: '1500', currency: 'JPY' })
    const { page } = await get(home)
    expect(page).toContain('€30.00')
    expect(page).toContain('¥1,500')
    expect(page).not.toContain('1,530')
    expect((await get(home, spanish)).page).toContain('30,00\u00a0€')
  })

  it('tell tests from real gifts, and lead to either', async () => {
    const { page } = await get(home)
    expect(page).toContain('Test gifts')
    expect(page).toContain('No money moved')
    const real = await get(`${home}?mode=live`)
    expect(real.page).toContain('Nobody has given yet')
    expect(real.page).not.toContain('€30.00')
    expect(real.page).toContain('See test gifts')
  })

  it('show the newest year, any year with a gift, and all of it', async () => {
    const year = String(new Date().getUTCFullYear())
    for (const period of ['12', year, 'all'])
      expect((await get(`${home}?period=${period}`)).page).toContain('€30.00')
    expect((await get(`${home}?period=1999`)).page).toContain('aria-current="true"')
  })

  it('say what stands in the way of a first gift', async () => {
    expect((await get(home, stranger)).page).toContain('Gifts are not switched on')
  })
})

describe('the list of gifts', () => {
  it('names donors who asked to be shown, and nobody else', async () => {
    await aPaidGift({ name: 'Consuelo Visible', shown: true })
    await aPaidGift({ name: 'Hermelinda Escondida', email: 'hermelinda@example.org' })
    const { page } = await get(`${home}/gifts`)
    expect(page).toContain('Consuelo Visible')
    expect(page).not.toContain('Hermelinda')
    expect(page).not.toContain('hermelinda@example.org')
  })

  it('shows what its filter asks for, and says where a day is none', async () => {
    const begun = await begin({ amount: '77' }, receiver.giving)
    expect((await get(`${home}/gifts?state=pending`)).page).toContain(begun.id)
    expect((await get(`${home}/gifts?state=paid`)).page).not.toContain(begun.id)
    expect((await get(`${home}/gifts?currency=JPY`)).page).not.toContain(begun.id)
    const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10)
    expect((await get(`${home}/gifts?from=${tomorrow}`)).page).toContain('No gift fits')
    expect((await get(`${home}/gifts?from=yesterday`)).page).toContain('A day is not written as a day')
  })

  it('goes on page by page without leaving out or repeating one', async () => {
    const livemode = false
    const many = Array.from({ length: 60 }, (_, i) => ({
      organisationId: receiver.organisationId,
      state: 'abandoned' as const,
      amountMinor: 5_000_000 + i * 100,
      currency: 'ISK',
      livemode,
      mailbox: Buffer.from(`page ${i}`),
      shown: false,
      locale: 'en' as const,
      createdAt: 1_700_000_000_000 + Math.floor(i / 7), // several in one millisecond
    }))
    await db.write(async (tx) => void (await tx.insert(donations).values(many)))
    const seen: string[] = []
    let path: string | undefined = `${home}/gifts?currency=ISK`
    while (path) {
      const { page } = await get(path)
      seen.push(
        ...[...page.matchAll(/href="\/manage\/donations\/gifts\/([0-9a-f-]{36})"/g)].map(([, id]) => id!),
      )
      path = /href="(\/manage\/donations\/gifts\?[^"]*after=[^"#]*)/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
  })

  it('finds one donor by the exact address, which stands in no log', async () => {
    const id = await aPaidGift({ email: 'buscada@example.org' })
    const found = await post(`${home}/gifts`, { email: ' Buscada@Example.org ' })
    expect(found.status).toBe(200)
    expect(found.page).toContain(id)
    expect(found.page).toContain('1 gift of this donor')
    const entry = await lastEntry('gifts.searched')
    expect(entry).toMatchObject({ actor: 'Teresa Rosales', details: { found: 1 } })
    expect(JSON.stringify(entry)).not.toContain('buscada')
    expect(server.said()).not.toContain('buscada')
  })

  it('asks again for an address that is none, and keeps what was typed', async () => {
    const { status, page } = await post(`${home}/gifts`, { email: 'not an address' })
    expect(status).toBe(422)
    expect(valueIn(page, 'email')).toBe('not an address')
    expect(page).toContain('Write the donor’s e-mail address in full')
  })
})

describe('one gift', () => {
  it('keeps who gave closed until somebody opens it, which the log keeps', async () => {
    const id = await aPaidGift({ name: 'Luz Marina Cerrada', email: 'luz@example.org' })
    const { page } = await get(`${home}/gifts/${id}`)
    expect(page).toContain('Gift of $25.00')
    expect(page).not.toContain('Luz Marina')
    const opened = await post(`${home}/gifts/${id}`, { do: 'open' })
    expect(opened.page).toContain('Luz Marina Cerrada')
    expect(opened.page).toContain('luz@example.org')
    const entry = await lastEntry('gifts.opened')
    expect(entry).toMatchObject({ actor: 'Teresa Rosales', about: id })
    expect(JSON.stringify(entry)).not.toContain('Luz')
  })

  it('is not there for another organisation, nor by an id that is none', async () => {
    const id = await aPaidGift()
    for (const path of [`${home}/gifts/${id}`, `${home}/gifts/${id}/refund`]) {
      expect((await get(path, stranger)).status).toBe(404)
      expect((await post(path, { do: 'open' }, stranger.cookie)).status).toBe(404)
    }
    expect((await get(`${home}/gifts/1`)).status).toBe(404)
  })

  it('shows its receipt, fee and how it was given', async () => {
    const id = await aPaidGift({ frequency: 'monthly', amount: '15', coverFee: true })
    const { page } = await get(`${home}/gifts/${id}`, spanish)
    expect(page).toMatch(/TEST-\d{4}-\d{6}/)
    expect(page).toContain('Cada mes')
    expect(page).toContain('para cubrir la comisión')
  })
})

describe('paying back', () => {
  const whole = { amount: '25.00', reason: 'Given twice by mistake', sure: 'on' }

  it('asks for a second factor first, and leads back to the form', async () => {
    const id = await aPaidGift()
    const old = await db.write((tx) =>
      startSession(tx, {
        personId: treasurer.id,
        stage: 'full',
        device: 'Firefox, Linux',
        now: Date.now() - 3_600_000,
      }),
    )
    const path = `${home}/gifts/${id}/refund`
    const answer = await server.ask(path, { headers: { Cookie: cookieFor(old) } })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(`/login/again?next=${encodeURIComponent(path)}`)
    expect((await post(path, whole, cookieFor(old))).location).toContain('/login/again')
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 0 })
  })

  it.each([
    ['more than is left', { amount: '25.01' }, 'Write an amount'],
    ['nothing', { amount: '0' }, 'Write an amount'],
    ['less than nothing', { amount: '-5' }, 'Write an amount'],
    ['no number', { amount: '1e1' }, 'Write an amount'],
    ['no reason', { reason: ' ' }, 'Say why'],
    ['a reason nobody can read', { reason: 'a reason\u202e' }, 'invisible characters'],
    ['no tick', { sure: '' }, 'Tick that you mean it'],
  ])('refuses %s, keeps what was typed and moves nothing', async (_, wrong, said) => {
    const id = await aPaidGift()
    const { status, page } = await post(`${home}/gifts/${id}/refund`, { ...whole, ...wrong })
    expect(status).toBe(422)
    expect(page).toContain(said)
    expect(valueIn(page, 'amount')).toBe({ ...whole, ...wrong }.amount)
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 0 })
    expect(await db.read.select().from(refunds).where(eq(refunds.donationId, id))).toEqual([])
  })

  it('gives a part and then the rest, with its reason in the log', async () => {
    const id = await aPaidGift()
    const path = `${home}/gifts/${id}/refund`
    expect((await post(path, { ...whole, amount: '10' })).location).toBe(`${home}/gifts/${id}?done=refunded`)
    expect(await gift(id)).toMatchObject({ state: 'paid', refundedMinor: 1_000 })
    expect(await lastEntry('gifts.refunded')).toMatchObject({
      actor: 'Teresa Rosales',
      reason: 'Given twice by mistake',
      about: id,
    })
    expect(valueIn((await get(path)).page, 'amount')).toBe('15.00')
    const rest = await post(path, { ...whole, amount: '15,00' }, spanish.cookie)
    expect(rest.location).toBe(`${home}/gifts/${id}?done=refunded`)
    expect(await gift(id)).toMatchObject({ state: 'refunded', refundedMinor: 2_500 })
    expect((await get(path)).page).toContain('Nothing of this gift can be paid back')
    expect((await get(`${home}/gifts/${id}`)).page).toContain('Given twice by mistake')
  })
})

describe('disputes and payouts', () => {
  it('shows a dispute with the day until which it is answered, and where it leads', async () => {
    expect((await get(`${home}/disputes`, stranger)).page).toContain('No dispute')
    const { id, session } = await begin({}, receiver.giving)
    await standIn.pay(session)
    await deliver()
    await disputeThere(await intentOf(session))
    await deliver()
    const { page } = await get(`${home}/disputes`)
    expect(page).toContain('To be answered')
    expect(page).toContain('Answer by')
    expect(page).toContain(`${home}/gifts/${id}`)
    expect((await get(`${home}/gifts/${id}/refund`)).page).toContain('Nothing of this gift can be paid back')
    expect((await get(`${home}/disputes?mode=live`)).page).toContain('No dispute')
  })

  it('matches a payout to its gifts, and shows others’ as lines without a name', async () => {
    const id = await aPaidGift()
    const other = await aReceiver()
    const foreign = await begin({}, other.giving)
    await standIn.pay(foreign.session)
    await deliver()
    const now = Date.now()
    const money = { currency: 'USD', livemode: false, createdAt: now }
    const line = (name: string, donationId: string) => ({
      id: `txn_${name}`,
      type: 'charge',
      donationId,
      payoutId: 'po_desk',
      amountMinor: 2_500,
      feeMinor: 103,
      netMinor: 2_397,
      availableAt: now,
      ...money,
    })
    await db.write(async (tx) => {
      await tx.insert(payouts).values({
        id: 'po_desk',
        amountMinor: 4_794,
        bookedMinor: 4_794,
        status: 'paid',
        arrivesAt: now,
        ...money,
      })
      await tx.insert(balanceTransactions).values([line('own', id), line('foreign', foreign.id)])
    })
    expect((await get(`${home}/payouts`)).page).toMatch(/\$47\.94[\s\S]*\$23\.97[\s\S]*Adds up/)
    const { page } = await get(`${home}/payouts/po_desk`)
    expect(page).toContain(`${home}/gifts/${id}`)
    expect(page).not.toContain(foreign.id)
    expect(page).toContain('Of another organisation')
    expect((await get(`${home}/payouts`, stranger)).page).toContain('No payout yet')
    expect((await get(`${home}/payouts/po_desk`, stranger)).status).toBe(404)
  })
})

describe('the export', () => {
  const asked = { from: '', until: '', format: 'csv', reason: 'For the books of 2026' }
  const ticketIn = (page: string) => valueIn(page, 'ticket')!

  it('prepares a file for a reason, and downloads it with a press', async () => {
    const shown = await aPaidGift({ name: 'Nombre Visible', shown: true, amount: '12.30' })
    await aPaidGift({ name: 'Oculta Siempre', email: 'oculta@example.org' })
    await aPaidGift({ amount: '1500', currency: 'JPY' })
    const { page } = await post(`${home}/export`, asked)
    expect(page).toMatch(/\d+ gifts are ready/)
    const file = await post(`${home}/export/file`, { ticket: ticketIn(page) })
    expect(file.status).toBe(200)
    expect(file.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="gifts-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(file.headers.get('Cache-Control')).toBe('no-store')
    const lines = file.page.replace('\u{feff}', '').trim().split('\r\n')
    expect(lines[0]).toMatch(/^"gift","paid_at","state","currency","amount"/)
    expect(lines.find((line) => line.includes(shown))).toMatch(/"paid","USD","12\.30".*"Nombre Visible"/)
    expect(file.page).toContain('"JPY","1500"')
    expect(file.page).not.toContain('Oculta')
    expect(file.page).not.toContain('@example.org')
    expect(await lastEntry('gifts.exported')).toMatchObject({
      actor: 'Teresa Rosales',
      reason: 'For the books of 2026',
      details: { format: 'csv', rows: lines.length - 1, complete: true },
    })
  })

  it('writes JSON that a program reads, within the days that were asked for', async () => {
    const { page } = await post(`${home}/export`, { ...asked, format: 'json', from: '2020-01-01' })
    const file = await post(`${home}/export/file`, { ticket: ticketIn(page) })
    const rows = JSON.parse(file.page) as { amount: string; test: boolean }[]
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.every(({ test }) => test)).toBe(true)
    const past = await post(`${home}/export`, { ...asked, until: '2020-01-01' })
    expect(past.page).toContain('No gift was paid in this time')
    const real = await post(`${home}/export?mode=live`, asked)
    expect(real.page).toContain('No gift was paid in this time')
  })

  it('asks again without a reason or with days that are none, and keeps what was typed', async () => {
    const wrong = { from: '2026-05-01', until: '2026-04-01', format: 'json', reason: 'x' }
    const { status, page } = await post(`${home}/export`, wrong)
    expect(status).toBe(422)
    expect(page).toContain('Say what it is for')
    expect(page).toContain('Write both as days')
    expect([valueIn(page, 'from'), valueIn(page, 'until'), valueIn(page, 'reason')]).toEqual([
      '2026-05-01',
      '2026-04-01',
      'x',
    ])
  })

  it('gives nothing for another’s, a changed or a made-up button', async () => {
    const ticket = ticketIn((await post(`${home}/export`, asked)).page)
    const changed = `${ticket.slice(0, -4)}AAAA`
    for (const [who, said] of [
      [spanish, ticket],
      [stranger, ticket],
      [treasurer, changed],
      [treasurer, ''],
    ] as const) {
      const { status, location } = await post(`${home}/export/file`, { ticket: said }, who.cookie)
      expect([status, location]).toEqual([303, `${home}/export?expired`])
    }
    expect((await get(`${home}/export?expired`)).page).toContain('Prepare the file again')
  })
})

describe('the settings', () => {
  const path = `${home}/settings`
  const typed = (revision: number) => ({
    revision: String(revision),
    legalName: 'Asociación Amparo, inscrita',
    currency: ['USD', 'EUR', 'JPY', 'KWD', 'ISK'],
    'amounts-USD': '10; 25; 50',
    'amounts-EUR': '',
    'amounts-JPY': '1000; 3000',
    'amounts-KWD': '5',
    'amounts-ISK': '1000',
    added: 'CHF',
    'amounts-added': '10; 20.50',
    first: 'JPY',
    'purpose-en': 'It pays for lawyers.',
    'purpose-es': 'Paga a los abogados.',
    'receiptText-en': '',
    'receiptText-es': '',
  })

  it('are shown with the floor and ceiling of each currency, and how the site is connected', async () => {
    const { page } = await get(path)
    expect(valueIn(page, 'amounts-USD')).toBe('10.00')
    expect(page).toContain('From $1 to $10,000.')
    expect(page).toContain('Stand-in for trying things out')
    expect(page).not.toMatch(/sk_test|whsec/)
  })

  it('are stored and stand on the giving page at once', async () => {
    const before = (await readGivingSettings(receiver.organisationId))!
    expect((await post(path, typed(before.revision))).location).toBe(`${path}?done=saved`)
    expect(await readGivingSettings(receiver.organisationId)).toMatchObject({
      legalName: 'Asociación Amparo, inscrita',
      currencies: ['JPY', 'USD', 'KWD', 'ISK', 'CHF'],
      amounts: { USD: [1_000, 2_500, 5_000], CHF: [1_000, 2_050] },
    })
    const page = await (await server.ask(`/petitions/${receiver.slug}/donate?currency=CHF`)).text()
    expect(page).toContain('Asociación Amparo, inscrita')
    expect(page).toContain('It pays for lawyers.')
    expect(page).toContain('20.50')
  })

  it('show both texts where somebody was faster, and overwrite nothing', async () => {
    const stands = (await readGivingSettings(receiver.organisationId))!
    const late = { ...typed(stands.revision - 1), legalName: 'Another name' }
    const { status, page } = await post(path, late)
    expect(status).toBe(409)
    expect(page).toContain('Asociación Amparo, inscrita')
    expect(valueIn(page, 'legalName')).toBe('Another name')
    expect((await readGivingSettings(receiver.organisationId))!.legalName).toBe(stands.legalName)
  })

  it.each([
    ['no name', { legalName: ' ' }, 'Write the legal name'],
    ['amounts that are none', { 'amounts-USD': '10; 1e9' }, 'Write one to six amounts from $1'],
    ['amounts out of order', { 'amounts-USD': '50; 10' }, 'Write one to six amounts from $1'],
    ['amounts below the floor', { 'amounts-JPY': '10' }, 'Write one to six amounts from ¥150'],
    ['a currency without amounts', { 'amounts-added': '' }, 'Write one to six amounts from CHF'],
    ['a currency nobody has', { added: 'XXX' }, 'Choose a currency from the list'],
    ['one language alone', { 'purpose-es': '' }, 'Say in both languages'],
    ['HTML', { 'purpose-en': '<b>Give</b>' }, 'without HTML'],
  ])('refuse %s, and keep what was typed', async (_, wrong, said) => {
    const stands = (await readGivingSettings(receiver.organisationId))!
    const { status, page } = await post(path, { ...typed(stands.revision), ...wrong })
    expect(status).toBe(422)
    expect(page.replaceAll('\u00a0', ' ')).toContain(said)
    for (const [name, value] of Object.entries(wrong))
      if (!name.startsWith('purpose') && name !== 'added') expect(valueIn(page, name)).toBe(value.trim())
    expect((await readGivingSettings(receiver.organisationId))!.revision).toBe(stands.revision)
  })
})

describe('the guard against card testing', () => {
  const path = `${home}/breaker`
  const numbers = { do: 'save', declines: '20', minutes: '5', holdMinutes: '30', floorTimes: '3' }

  it('is raised and lowered by a person, and says so', async () => {
    await post(path, { do: 'raise' })
    expect(await readBreaker(receiver.organisationId)).toMatchObject({ open: true, openedBy: treasurer.id })
    expect((await get(path)).page).toContain('A person raised it.')
    await post(path, { do: 'lower' })
    expect(await readBreaker(receiver.organisationId)).toMatchObject({ open: false })
    expect((await get(path)).page).toContain('The guard rests')
    expect(await lastEntry('giving.breaker-closed')).toMatchObject({ actor: 'Teresa Rosales' })
  })

  it('is adjusted within its bounds, and keeps what was typed outside them', async () => {
    expect((await post(path, numbers)).location).toBe(`${path}?done=saved`)
    expect(await readBreaker(receiver.organisationId)).toMatchObject({ declines: 20, holdMinutes: 30 })
    const { status, page } = await post(path, { ...numbers, declines: '2', minutes: 'five' })
    expect(status).toBe(422)
    expect([valueIn(page, 'declines'), valueIn(page, 'minutes')]).toEqual(['2', 'five'])
    expect(page).toContain('Write a whole number from 3 to 1,000.')
    expect(await readBreaker(receiver.organisationId)).toMatchObject({ declines: 20 })
  })
})

describe('the goal of a petition', () => {
  const path = `${home}/petitions`
  const set = (amount: string, currency = 'USD', cookie = treasurer.cookie) =>
    post(
      path,
      {
        petition: receiver.slug,
        [`amount-${receiver.slug}`]: amount,
        [`currency-${receiver.slug}`]: currency,
      },
      cookie,
    )
  const publicPage = async (prefix = '') => {
    const page = await (await server.ask(`${prefix}/petitions/${receiver.slug}`)).text()
    return page
      .replaceAll('\u00a0', ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  }

  it('counts real gifts alone, and names what was given in other currencies', async () => {
    const about = receiver.giving.petition!.id
    const real = {
      organisationId: receiver.organisationId,
      about,
      month: '2026-03',
      livemode: true,
      gifts: 2,
    }
    await db.write(async (tx) => {
      await tx.insert(giftTotals).values([
        { ...real, currency: 'USD', givenMinor: 125_000, countedMinor: 125_000 },
        { ...real, currency: 'EUR', givenMinor: 30_000, countedMinor: 30_000 },
      ])
    })
    expect(await publicPage()).not.toContain('given')
    expect((await set('5,000')).location).toBe(`${path}?done=saved`)
    const english = await publicPage()
    expect(english).toContain('$1,250 of $5,000 given')
    expect(english).toContain(
      '2 gifts, less what was paid back. Gifts in other currencies are not in it: €300.',
    )
    expect(await publicPage('/es')).toContain('1250 US$ donados de 5000 US$')
    expect(valueIn((await get(path)).page, `amount-${receiver.slug}`)).toBe('5000.00')
  })

  it('asks again for an amount that is none, and keeps it', async () => {
    const { status, page } = await set('5.000,5.0')
    expect(status).toBe(422)
    expect(valueIn(page, `amount-${receiver.slug}`)).toBe('5.000,5.0')
    expect(page).toContain('The goal was not saved')
  })

  it('is not another organisation’s to set, and goes when it is emptied', async () => {
    expect((await set('9', 'USD', stranger.cookie)).status).toBe(404)
    await set('')
    expect(await publicPage()).not.toContain('of $5,000')
  })
})

describe('whoever runs the instance', () => {
  it('lets an organisation take gifts, and stops it', async () => {
    const admin = await aPerson({ in: null, instanceAdmin: true })
    const { slug } = receiver.giving.organisation
    const path = `/manage/instance/${slug}`
    expect((await get(path, admin)).page).toContain('may take gifts')
    await post(path, { gifts: 'stop' }, admin.cookie)
    expect((await server.ask(`/petitions/${receiver.slug}/donate`)).status).toBe(404)
    expect((await get(home)).page).toContain('Gifts are not switched on')
    await post(path, { gifts: 'allow' }, admin.cookie)
    expect((await server.ask(`/petitions/${receiver.slug}/donate`)).status).toBe(200)
  })
})
