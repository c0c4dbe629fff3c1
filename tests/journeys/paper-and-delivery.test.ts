import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { deliveries, outboxMails, paperSheets, signatures } from '../../db/schema'
import { MINUTE } from '../../app/duration'
import { announce } from '../../app/petitions/announce.server'
import { addVersion } from '../../app/petitions/add-version.server'
import { sealedMail } from '../../app/platform/mail/outbox-transport.server'
import type { Mail } from '../../app/platform/mail/transport.server'
import { unseal } from '../../app/platform/seal.server'
import { aPetitionFor, type Addressed } from '../deliveries/a-petition-for'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { aPerson, type APerson } from '../support/organizers'
import { countersOf, signAndConfirm } from '../support/petitions'
import { readPdf } from '../support/read-pdf'

let amparo: BuiltServer
let petition: Addressed
let people: Record<'owner' | 'ownerEs' | 'moderator' | 'viewer' | 'tired' | 'stranger', APerson>
type Who = keyof typeof people

beforeAll(async () => {
  petition = await aPetitionFor({ title: 'Give <b>back</b> the land' })
  const own = { id: petition.organisationId, slug: 'own' }
  people = {
    owner: await aPerson({ in: own }),
    ownerEs: await aPerson({ in: own, locale: 'es' }),
    moderator: await aPerson({ in: own, roles: ['moderator'] }),
    viewer: await aPerson({ in: own, roles: ['viewer'] }),
    tired: await aPerson({ in: own, now: Date.now() - 20 * MINUTE }),
    stranger: await aPerson(),
  }
  amparo = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! })
})
afterAll(() => amparo?.end('SIGTERM'))

const home = (of = petition) => `/manage/petitions/${of.slug}`
const get = (who: Who, path: string) => amparo.ask(path, { headers: { Cookie: people[who].cookie } })
const post = (who: Who, path: string, fields: Record<string, string>) =>
  amparo.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: people[who].cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
/** As a browser without cookies sends the form of a page it came to from a letter. */
const press = (path: string, fields: Record<string, string> = {}) =>
  amparo.ask(path, { method: 'POST', body: new URLSearchParams(fields) })
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const goesTo = (answer: Response) => [answer.status, answer.headers.get('location')]

const today = () => new Date().toISOString().slice(0, 10)
const sheetOf = (page: string) => /name="sheet"[^>]*value="([^"]+)"/.exec(page)![1]!
const juana = { 'name-1': 'Juana Tzoc', 'place-1': 'Xela' }

async function newSheet(fields: Record<string, string> = {}): Promise<string> {
  const sheet = sheetOf(await textOf(get('owner', `${home()}/paper/new`)))
  const typed = { sheet, first: '1', label: 'Market', collectedOn: today(), language: 'en', country: 'GT' }
  const answer = await post('owner', `${home()}/paper/new`, { ...typed, ...fields })
  expect(answer.status).toBe(303)
  return sheet
}

async function aPacket(of = petition, language = 'en'): Promise<string> {
  const answer = await post('owner', `${home(of)}/delivery?index`, { target: of.target, language })
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!
}

async function aLink(packet: string): Promise<string> {
  const page = await textOf(post('owner', packet, { intent: 'link' }))
  return /(\/es)?\/packets\/[\w-]{43}/.exec(page)![0]
}

describe('A sheet to print', () => {
  it.each([
    ['en', 'a4', 'Hand over my name', 595],
    ['es', 'a4', 'Entreguen mi nombre', 595],
    ['en', 'letter', 'Hand over my name', 612],
    ['es', 'letter', 'Entreguen mi nombre', 612],
  ] as const)('is one page in %s on %s', async (language, size, words, width) => {
    const answer = await get('owner', `${home()}/paper/sheet.pdf?language=${language}&size=${size}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(answer.headers.get('content-disposition')).toContain(`${petition.slug}-${language}-${size}.pdf`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const pdf = readPdf(bytes)
    expect([pdf.pages, pdf.language]).toEqual([1, language])
    expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain(words)
    expect(pdf.text).not.toContain('\ufffd')
    expect(bytes.toString('latin1')).toContain(`MediaBox [0 0 ${width}`)
  })
})

describe('A sheet that came back', () => {
  it('is typed in, and counts beside the signatures online', async () => {
    const before = (await countersOf(petition)).paper
    const sheet = await newSheet({ ...juana, 'name-2': 'Pedro Ixcoy' })
    const page = await textOf(get('owner', `${home()}/paper/${sheet}?counted=1&refused=1`))
    expect(page).toContain('Stored: 1 count, 1 were refused.')
    expect(page).toContain('Juana Tzoc')
    expect(page).toContain('Something is missing')
    expect((await countersOf(petition)).paper).toBe(before + 1)
    expect(await textOf(get('ownerEs', `${home()}/paper`))).toContain('Market')
  })

  it('comes back with every answer when something is wrong, and stores nothing', async () => {
    const sheet = sheetOf(await textOf(get('owner', `${home()}/paper/new`)))
    for (const [who, said] of [
      ['owner', 'This day has not come yet.'],
      ['ownerEs', 'Ese día todavía no ha llegado.'],
    ] as const) {
      const answer = await post(who, `${home()}/paper/new`, {
        ...{ sheet, label: 'Plaza <i>', collectedOn: '2999-01-01', language: 'es', country: 'GT' },
        ...{ 'name-3': '=cmd()', 'place-3': 'Cobán', 'email-3': 'nobody', 'deliver-3': 'on' },
      })
      expect(answer.status).toBe(422)
      const page = await answer.text()
      for (const typed of ['Plaza &lt;i&gt;', '2999-01-01', '=cmd()', 'Cobán', 'nobody', said])
        expect(page).toContain(typed)
      expect(page).toMatch(/name="deliver-3"[^>]*checked|checked[^>]*name="deliver-3"/)
      expect(page).toContain(sheet)
    }
    expect(await db.read.select().from(paperSheets).where(eq(paperSheets.id, sheet))).toEqual([])
  })

  it('takes ten more rows, in the country said for them, and keeps those that are wrong', async () => {
    const sheet = await newSheet({ 'name-1': 'Marta Us', 'place-1': 'Cobán' })
    const path = `${home()}/paper/${sheet}`
    expect(await textOf(get('owner', path))).toMatch(/<option value="GT" selected="">/)
    const more = { intent: 'add', first: '2', country: 'MX', 'name-2': 'Eva Us', 'place-2': 'Puebla' }
    const wrong = await post('owner', path, { ...more, 'email-2': 'nobody' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    for (const kept of ['Eva Us', 'Puebla', 'value="nobody"', '<option value="MX" selected="">'])
      expect(page).toContain(kept)
    const added = await post('owner', path, more)
    expect(goesTo(added)).toEqual([303, `${path}?counted=1&refused=0`])
    expect(await textOf(get('owner', path))).toContain('Mexico')
  })

  it('is mended row by row, and taken back whole after a tick', async () => {
    const before = (await countersOf(petition)).paper
    const sheet = await newSheet({ 'name-1': 'Rosa Cuc', 'name-2': 'Luis Cuc', 'place-2': 'Cobán' })
    const path = `${home()}/paper/${sheet}`
    const mend = {
      intent: 'mend',
      row: '1',
      'name-1': 'Rosa Cuc',
      'place-1': 'Cobán',
      'country-1': 'Guatemala',
    }
    const wrong = await post('owner', path, { ...mend, 'name-1': '<b>Rosa' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('&lt;b&gt;Rosa')
    expect(goesTo(await post('owner', path, { ...mend, 'place-1': '' }))).toEqual([
      303,
      `${path}?done=incomplete`,
    ])
    expect(await textOf(get('owner', `${path}?done=incomplete`))).toContain('still does not count')
    expect(goesTo(await post('owner', path, mend))).toEqual([303, `${path}?done=mended`])
    expect((await countersOf(petition)).paper).toBe(before + 2)
    expect((await post('owner', path, { ...mend, row: '77' })).status).toBe(404)
    const takeOut = { intent: 'take-out', row: '2' }
    expect(goesTo(await post('owner', path, takeOut))).toEqual([303, `${path}?done=row-withdrawn`])
    const unsure = await post('owner', path, { intent: 'withdraw' })
    expect(unsure.status).toBe(422)
    expect(await unsure.text()).toContain('Tick the box')
    expect((await post('owner', path, { intent: 'withdraw', sure: 'on' })).status).toBe(303)
    const page = await textOf(get('owner', path))
    expect(page).toContain('This sheet was taken back')
    expect(page).not.toContain('Rosa')
    expect((await countersOf(petition)).paper).toBe(before)
  })

  it('is refused once the petition takes none', async () => {
    const draft = await aPetitionFor({ state: 'draft' })
    expect(await textOf(get('owner', `${home(draft)}/paper/new`))).not.toContain('name="name-1"')
    const late = await post('owner', `${home(draft)}/paper/new`, {
      ...{ sheet: '0193a000-0000-7000-8000-000000000000', label: 'Kept', collectedOn: today() },
      ...juana,
    })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Juana Tzoc')
    expect((await get('owner', `${home(draft)}/paper/sheet.pdf`)).status).toBe(404)
  })
})

describe('A packet', () => {
  it('is prepared by whoever has just shown a second factor, and is read as letter and table', async () => {
    await signAndConfirm(petition, 'named@example.org', { name: 'Ángela Paz', deliver: true })
    await signAndConfirm(petition, 'quiet@example.org', { name: 'Quiet Person' })
    const asked = { target: petition.target, language: 'en' }
    const tired = await post('tired', `${home()}/delivery?index`, asked)
    expect(goesTo(tired)[1]).toContain('/login/again?next=')
    const wrong = await post('owner', `${home()}/delivery?index`, { ...asked, language: 'xx' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Please choose a language')
    const packet = await aPacket()
    expect((await get('tired', `${packet}/letter.pdf`)).headers.get('location')).toContain('/login/again')
    const letter = await get('owner', `${packet}/letter.pdf`)
    expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const pdf = readPdf(Buffer.from(await letter.arrayBuffer()))
    expect(pdf.text).toContain('Ángela Paz')
    expect(pdf.text).not.toContain('Quiet')
    const table = await get('owner', `${packet}/names.csv`)
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await table.text()).toContain('Ángela Paz,Guatemala,')
    const spanish = await aPacket(petition, 'es')
    const carta = readPdf(Buffer.from(await (await get('owner', `${spanish}/letter.pdf`)).arrayBuffer()))
    expect(carta.language).toBe('es')
  })

  it('opens for its recipient by a button alone, without cookies', async () => {
    const packet = await aPacket()
    const id = packet.split('/').at(-1)!
    const link = await aLink(packet)
    const stored = async () => (await db.read.select().from(deliveries).where(eq(deliveries.id, id)))[0]!
    const untouched = await stored()
    const shown = await amparo.ask(link)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.headers.get('referrer-policy')).toBe('strict-origin')
    expect(shown.headers.get('set-cookie')).toBeNull()
    expect(await shown.text()).toContain('A petition for Ministry of Land')
    expect(await textOf(amparo.ask(`/es${link}`))).toContain('Ministerio de Tierras')
    for (const file of ['letter.pdf', 'names.csv'])
      expect(goesTo(await amparo.ask(`${link}/${file}`))).toEqual([303, link])
    expect((await amparo.ask(link, { method: 'HEAD' })).status).toBe(200)
    expect(await stored()).toEqual(untouched)

    const letter = await press(`${link}/letter.pdf`)
    expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(readPdf(Buffer.from(await letter.arrayBuffer())).text).toContain('Ángela Paz')
    expect(await textOf(press(`${link}/names.csv`))).toContain('Ángela Paz')
    expect((await stored()).firstOpenedAt).not.toBeNull()

    const empty = await press(link, { by: ' ' })
    expect(empty.status).toBe(422)
    const wrong = await press(link, { by: '<b>Desk' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('&lt;b&gt;Desk')
    expect(goesTo(await press(link, { by: 'Front desk' }))).toEqual([303, link])
    await press(link, { by: 'Somebody else' })
    expect(await textOf(amparo.ask(link))).toContain('Front desk said on')
    expect(await textOf(get('owner', packet))).toContain('by Front desk')
  })

  it('is closed to a link that ran out, was ended or was made anew', async () => {
    const packet = await aPacket()
    const id = packet.split('/').at(-1)!
    const first = await aLink(packet)
    const link = await aLink(packet)
    expect((await amparo.ask(first)).status).toBe(404)
    await db.write((tx) => tx.update(deliveries).set({ linkExpiresAt: 1 }).where(eq(deliveries.id, id)))
    for (const path of [link, `${link}/letter.pdf`, `${link}/names.csv`])
      expect((await press(path, { by: 'Desk' })).status).toBe(404)
    expect(await textOf(amparo.ask(link))).toContain('This link no longer opens a packet')
    expect(await textOf(get('owner', packet))).toContain('The link ran out on')
    expect(goesTo(await post('owner', packet, { intent: 'extend' }))).toEqual([
      303,
      `${packet}?done=extended`,
    ])
    expect((await amparo.ask(link)).status).toBe(200)
    expect(goesTo(await post('owner', packet, { intent: 'end' }))).toEqual([303, `${packet}?done=ended`])
    expect((await amparo.ask(link)).status).toBe(404)
    expect((await press(link, { by: 'Desk' })).status).toBe(404)
  })

  it('is marked as delivered, answered and corrected, and the public reads each', async () => {
    const told = await aPetitionFor()
    const packet = await aPacket(told)
    const answerPath = `${home(told)}/delivery/answer?target=${told.target}`
    const handed = { intent: 'deliver', deliveredOn: today(), how: 'in-person' }
    const half = await post('owner', packet, { ...handed, how: '', noteEn: 'To the <i>desk' })
    expect(half.status).toBe(422)
    const kept = await half.text()
    for (const said of ['To the &lt;i&gt;desk', 'Please say how', 'in both languages'])
      expect(kept).toContain(said)
    await amparo.ask(`/petitions/${told.slug}`) // kept for the next reader until something changes
    expect(goesTo(await post('owner', packet, handed))).toEqual([303, `${packet}?done=delivered`])
    expect(await textOf(get('owner', packet))).not.toContain('name="deliveredOn"')
    expect(await textOf(amparo.ask(`/petitions/${told.slug}`))).toContain('no answer yet')
    expect(await textOf(amparo.ask(`/es/petitions/${told.slug}`))).toContain('Ministerio de Tierras')

    const answer = { version: '0', outcome: 'refused', answeredOn: today(), textEn: 'We **will not**.' }
    const missing = await post('owner', answerPath, answer)
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('We **will not**.')
    const first = await post('owner', answerPath, { ...answer, textEs: 'No lo **haremos**.' })
    expect(goesTo(first)).toEqual([303, `${home(told)}/delivery?done=answer`])
    const page = await textOf(amparo.ask(`/petitions/${told.slug}`))
    expect(page).toContain('We <strong>will not</strong>.')
    expect(page).not.toContain('no answer yet')

    const stale = await post('owner', answerPath, { ...answer, textEn: 'Mine', textEs: 'Mío' })
    expect(stale.status).toBe(422)
    const both = await stale.text()
    expect(both).toContain('Somebody has recorded an answer meanwhile')
    for (const text of ['Mine', 'We **will not**.']) expect(both).toContain(text)
    const granted = { ...answer, version: '1', outcome: 'granted', textEn: 'We will.', textEs: 'Lo haremos.' }
    expect((await post('owner', answerPath, granted)).status).toBe(303)
    const corrected = await textOf(amparo.ask(`/es/petitions/${told.slug}`))
    expect(corrected).toContain('Lo haremos.')
    expect(corrected).toContain('1 versión anterior')
    const record = (await (await amparo.ask(`/petitions/${told.slug}.json`)).json()) as {
      answers: { target: string; versions: { version: number; outcome: string }[] }[]
    }
    expect(record.answers[0]!.versions.map(({ version, outcome }) => [version, outcome])).toEqual([
      [2, 'granted'],
      [1, 'refused'],
    ])
    expect(record).toMatchObject({ deliveries: [{ deliveredOn: today(), answered: true }] })
  })

  it('says when the state of the petition has stayed as it was', async () => {
    const open = await aPetitionFor()
    const path = `${home(open)}/delivery/answer?target=${open.target}`
    const answer = { version: '0', outcome: 'noted', answeredOn: today(), textEn: 'Seen.', textEs: 'Visto.' }
    const answered = await post('owner', path, answer)
    expect(goesTo(answered)).toEqual([303, `${home(open)}/delivery?done=answer-only`])
    expect(await textOf(get('owner', answered.headers.get('location')!))).toContain(
      'state has stayed as it was',
    )
    const shut = await aPetitionFor()
    const packets = [await aPacket(shut), await aPacket(shut)]
    const handed = { intent: 'deliver', deliveredOn: today(), how: 'post' }
    expect((await post('owner', packets[0]!, handed)).headers.get('location')).toMatch(/done=delivered$/)
    const again = await post('owner', packets[0]!, { ...handed, how: 'mail' })
    expect(goesTo(again)).toEqual([303, `${packets[0]}?done=already`])
    const page = await textOf(get('owner', again.headers.get('location')!))
    expect(page).toContain('nothing has been changed')
    expect(page).toContain('by post')
    const second = await post('owner', packets[1]!, handed)
    expect(goesTo(second)).toEqual([303, `${packets[1]}?done=delivered-only`])
    expect(await textOf(get('owner', second.headers.get('location')!))).toContain('stayed as it was')
  })
})

describe('Who may', () => {
  it('open and send what', async () => {
    const packet = await aPacket()
    const sheet = await newSheet({ 'name-1': 'Ida Us', 'place-1': 'Xela' })
    const target = `?target=${petition.target}`
    const allowed = {
      [`${home()}/paper`]: [403, 403],
      [`${home()}/paper/new`]: [403, 403],
      [`${home()}/paper/${sheet}`]: [403, 403],
      [`${home()}/paper/sheet.pdf`]: [403, 403],
      [`${home()}/delivery`]: [200, 200],
      [packet]: [200, 200],
      [`${packet}/letter.pdf`]: [403, 403],
      [`${packet}/names.csv`]: [403, 403],
      [`${home()}/delivery/answer${target}`]: [403, 403],
    }
    for (const [path, statuses] of Object.entries(allowed)) {
      for (const [i, who] of (['moderator', 'viewer'] as const).entries())
        expect([path, who, (await get(who, path)).status]).toEqual([path, who, statuses[i]])
      expect((await get('stranger', path)).status).toBe(404)
      expect((await amparo.ask(path)).status).toBe(303)
      for (const who of ['owner', 'ownerEs'] as const) {
        const answer = await get(who, path)
        expect([path, answer.status]).toEqual([path, 200])
        if (!/pdf|csv/.test(path)) {
          const page = await answer.text()
          expect(page).toContain(who === 'owner' ? '<html lang="en"' : '<html lang="es"')
          expect(page).not.toMatch(/undefined|\[object Object\]|\{[a-z]+\}/i)
        }
      }
    }
    for (const path of [
      `${home()}/paper/new`,
      `${home()}/paper/${sheet}`,
      `${home()}/delivery?index`,
      packet,
      `${home()}/delivery/answer${target}`,
    ]) {
      expect([path, (await post('viewer', path, { intent: 'end' })).status]).toEqual([path, 403])
      expect([path, (await post('stranger', path, { intent: 'end' })).status]).toEqual([path, 404])
    }
  })

  it('reach nothing of another petition by its own address', async () => {
    const other = await aPetitionFor()
    const packet = (await aPacket()).split('/').at(-1)!
    const sheet = await newSheet({ 'name-1': 'Olga Us', 'place-1': 'Xela' })
    for (const path of [`/paper/${sheet}`, `/delivery/${packet}`, '/delivery/answer?target=none', '/paper/1'])
      for (const answer of [
        await get('owner', home(other) + path),
        await post('owner', home(other) + path, {}),
      ])
        expect([path, answer.status]).toEqual([path, 404])
    for (const file of ['letter.pdf', 'names.csv'])
      expect((await get('owner', `${home(other)}/delivery/${packet}/${file}`)).status).toBe(404)
  })
})

describe('A link in a letter', () => {
  it('takes a signature back, or stops letters, with one press and without cookies', async () => {
    const changed = await aPetitionFor()
    await signAndConfirm(changed, 'told@example.org', { updates: true, name: 'Told Person' })
    await db.write(async (tx) => {
      const text = { title: 'New', summary: 'S', demands: [], story: 'S', evidenceFrom: '' }
      await addVersion(tx, changed.id, 'en', text, { version: 2, note: 'Clearer', demandChanged: true })
      await announce(tx, { petitionId: changed.id, kind: 'demand-changed', about: 2 })
    })
    const packet = await aPacket(changed)
    await post('owner', packet, { intent: 'deliver', deliveredOn: today(), how: 'post' })
    // The server's own worker writes and sends them.
    const linkIn = async (kind: string) => {
      const sent = await db.read.select().from(outboxMails)
      const mails = sent.map((row) => unseal<Mail>(sealedMail(row), row.sealed))
      const own = mails.filter(({ to }) => to === 'told@example.org')
      return own.map(({ text }) => new RegExp(`/${kind}/[\\w-]{43}`).exec(text)?.[0]).find(Boolean)
    }
    await expect.poll(() => linkIn('withdraw')).toBeDefined()
    await expect.poll(() => linkIn('unsubscribe')).toBeDefined()
    const standing = async () => {
      const rows = await db.read
        .select()
        .from(signatures)
        .where(eq(signatures.petitionId, changed.id))
        .orderBy(asc(signatures.id))
      return rows[0]!
    }
    const untouched = await standing()
    for (const [kind, question, done] of [
      ['unsubscribe', 'No more letters about this petition?', 'You get no more letters about it'],
      ['withdraw', 'Take your signature back?', 'Your signature has been taken back'],
    ] as const) {
      const link = (await linkIn(kind))!
      const page = await amparo.ask(link)
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(await page.text()).toContain(question)
      expect((await amparo.ask(link, { method: 'HEAD' })).status).toBe(200)
      if (kind === 'unsubscribe') expect(await standing()).toEqual(untouched)
      else expect((await standing()).state).toBe('confirmed')
      expect(goesTo(await press(link))).toEqual([303, link])
      expect(await textOf(amparo.ask(link))).toContain(done)
      expect((await press(link)).status).toBe(303)
      expect((await standing()).updates).toBe(false)
    }
    expect((await standing()).state).toBe('withdrawn')
    for (const kind of ['withdraw', 'unsubscribe'])
      for (const prefix of ['', '/es']) {
        const none = await amparo.ask(`${prefix}/${kind}/${'x'.repeat(43)}`)
        expect(none.status).toBe(404)
        expect(await none.text()).toContain(prefix ? 'lang="es"' : 'lang="en"')
      }
  })
})
