import { request } from 'node:http'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { audit, exports as exportsTable, petitionSources, petitions, type Role } from '../../db/schema'
import { columnNames } from '../../app/exports/columns'
import { removalReasons } from '../../db/schema'
import { changeState } from '../../app/petitions/change-state.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { startBuiltServer, type BuiltServer } from '../support/built-server'
import { manySignatures } from '../support/million-signatures'
import { anOrganisation, aPerson, type AnOrganisation, type APerson } from '../support/organizers'
import { signAndConfirm, type APetition } from '../support/petitions'

let server: BuiltServer
let organisation: AnOrganisation
let petition: APetition
let people: Record<'owner' | 'campaigner' | 'moderator' | 'viewer' | 'stranger', APerson>

beforeAll(async () => {
  server = await startBuiltServer({ data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! })
  organisation = await anOrganisation('Una organización')
  const text = {
    title: 'A petition',
    summary: 'A summary',
    demands: [],
    story: 'A story',
    evidenceFrom: 'Of 2025.',
  }
  const slug = 'figures-journey'
  const { id } = await createPetition({
    organisationId: organisation.id,
    campaignId: null,
    position: 1,
    slug,
    milestones: [100],
    targetIds: [],
    texts: { en: text, es: text },
  })
  await changeState(id, 'open')
  petition = { id, slug, title: 'A petition' }
  const as = (role: Role) => aPerson({ in: organisation, roles: [role] })
  people = {
    owner: await as('owner'),
    campaigner: await as('campaigner'),
    moderator: await as('moderator'),
    viewer: await as('viewer'),
    stranger: await aPerson(),
  }
})
afterAll(() => server?.end('SIGTERM'))

const home = '/manage/petitions/figures-journey'
const get = (path: string, who: APerson) => server.ask(path, { headers: { Cookie: who.cookie } })
const post = (path: string, who: APerson, fields: [string, string][]) =>
  server.ask(path, {
    method: 'POST',
    headers: {
      Cookie: who.cookie,
      Origin: `http://127.0.0.1:${server.port}`,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })

describe('who may open what', () => {
  const guardians = ['owner', 'moderator'] as const
  it.each([
    ['/manage', ['owner', 'campaigner', 'moderator', 'viewer']],
    [home, ['owner', 'campaigner', 'moderator', 'viewer']],
    [`${home}/signatures`, guardians],
    [`${home}/signatures/held`, guardians],
    [`${home}/signatures/comments`, guardians],
    [`${home}/signatures/remove`, guardians],
    [`${home}/signatures/unusual`, guardians],
    ['/manage/people', guardians],
    ['/manage/settings/limits', guardians],
    ['/manage/exports', ['owner', 'campaigner']],
    ['/manage/audit', guardians],
    ['/manage/audit/csv', guardians],
  ] as const)('%s opens for %j alone', async (path, allowed) => {
    for (const role of ['owner', 'campaigner', 'moderator', 'viewer'] as const) {
      const answer = await get(path, people[role])
      expect([role, answer.status]).toEqual([role, (allowed as readonly string[]).includes(role) ? 200 : 403])
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    expect((await server.ask(path)).status).toBe(303)
  })

  it.each([
    '',
    '/signatures',
    '/signatures/held',
    '/signatures/comments',
    '/signatures/remove',
    '/signatures/1',
  ])('another organisation’s petition%s is not there', async (path) => {
    expect((await get(home + path, people.stranger)).status).toBe(404)
  })

  it('lets nobody change a limit but whoever runs the instance, and writes down who did', async () => {
    const change: [string, string][] = [
      ['name', 'networkPoints'],
      ['value-networkPoints', '4'],
    ]
    expect((await post('/manage/settings/limits', people.owner, change)).status).toBe(403)
    const admin = await aPerson({ in: null, instanceAdmin: true })
    expect((await post('/manage/settings/limits', admin, change)).status).toBe(303)
    const nonsense: [string, string][] = [
      ['name', 'networkPoints'],
      ['value-networkPoints', 'many <b>'],
    ]
    const refused = await post('/manage/settings/limits', admin, nonsense)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('many &lt;b&gt;')
    const log = await db.read.select().from(audit).where(eq(audit.action, 'setting.changed'))
    expect(log).toMatchObject([{ about: 'networkPoints', details: { from: 3, to: 4 } }])
  })
})

it('reads where a signer came from by the page’s own address, without a script', async () => {
  const page = await server.ask(`/petitions/${petition.slug}?from=whatsapp`)
  const stamp = /name="stamp" value="([^"]+)"/.exec(await page.text())![1]!
  const sent = await server.ask(`/petitions/${petition.slug}/sign`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Referer: `http://127.0.0.1:${server.port}/petitions/${petition.slug}?from=whatsapp`,
    },
    body: new URLSearchParams({ stamp, name: '', email: 'came@example.org', country: 'GT' }).toString(),
  })
  expect(sent.status).toBe(422)
  const again = await sent.text()
  expect(again).toContain('<input type="hidden" name="from" value="whatsapp"/>')
})

it('moderates a comment by one press, and takes it back', async () => {
  await signAndConfirm(petition, 'words@example.org', {
    name: 'Rosa Itzá',
    shown: true,
    comment: 'Por <b>mi</b> hijo',
  })
  const waiting = await (await get(`${home}/signatures/comments`, people.moderator)).text()
  expect(waiting).toContain('Por &lt;b&gt;mi&lt;/b&gt; hijo')
  const value = /name="approve" value="([^"]+)"/.exec(waiting)![1]!
  expect((await post(`${home}/signatures/comments`, people.viewer, [['approve', value]])).status).toBe(403)
  const approved = await post(`${home}/signatures/comments`, people.moderator, [['approve', value]])
  expect(approved.status).toBe(303)
  const open = await (await server.ask(`/petitions/${petition.slug}`)).text()
  expect(open).toContain('Why people sign')
  const after = await (await get(approved.headers.get('location')!, people.moderator)).text()
  expect(after).toContain('1 comment is shown now.')
  const back: [string, string][] = [
    ['tick', value],
    ['ticked', 'wait'],
  ]
  expect((await post(`${home}/signatures/comments`, people.moderator, back)).status).toBe(303)
  const none = await post(`${home}/signatures/comments`, people.moderator, [['ticked', 'approve']])
  expect(none.status).toBe(422)
})

it('searches in a form, keeps what was typed, and writes no address into the log', async () => {
  await signAndConfirm(petition, 'hidden.canary@example.org', { name: 'Hidden' })
  const found = await post(`${home}/signatures`, people.moderator, [
    ['by', 'mailbox'],
    ['what', 'HIDDEN.canary+tag@example.org'],
  ])
  expect(found.status).toBe(200)
  const page = await found.text()
  expect(page).toContain('HIDDEN.canary+tag@example.org')
  expect(page).toContain('not shown')
  const wrong = await post(`${home}/signatures`, people.moderator, [
    ['by', 'mailbox'],
    ['what', 'no <address>'],
  ])
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('no &lt;address&gt;')
  const log = await db.read.select().from(audit).where(eq(audit.action, 'signatures.searched'))
  expect(log).toMatchObject([{ details: { by: 'mailbox', found: 1 } }])
  expect(JSON.stringify(log)).not.toContain('canary')
  expect(server.said()).not.toContain('canary')
})

it('decides held signatures with a reason, and refuses without one', async () => {
  const id = await signAndConfirm(petition, 'held@example.org', {}, { honeypot: true })
  const tick: [string, string] = [`id-${id}`, 'on']
  const without = await post(`${home}/signatures/held`, people.moderator, [
    tick,
    ['do', 'accept'],
    ['sentence', ' '],
  ])
  expect(without.status).toBe(422)
  const foreign = await post(`${home}/signatures/held`, people.stranger, [
    tick,
    ['do', 'accept'],
    ['sentence', 'x'],
  ])
  expect(foreign.status).toBe(404)
  const accepted = await post(`${home}/signatures/held`, people.moderator, [
    tick,
    ['do', 'accept'],
    ['sentence', 'A real person.'],
  ])
  expect(accepted.headers.get('location')).toBe(`${home}/signatures/held?done=1&missed=0`)
  const log = await db.read.select().from(audit).where(eq(audit.action, 'signatures.accepted'))
  expect(log).toMatchObject([{ reason: 'A real person.', details: { signature: id } }])
})

it('counts first, removes with progress, and gives back', async () => {
  for (let i = 0; i < 5; i++) await signAndConfirm(petition, `bulk${i}@bulk.example`, { country: 'FR' })
  const conditions: [string, string][] = [
    ['domain', 'bulk.example'],
    ['code', 'invented'],
  ]
  const counted = await post(`${home}/signatures/remove`, people.moderator, [...conditions, ['do', 'count']])
  expect(await counted.text()).toContain('5 signatures meet all conditions')
  const none = await post(`${home}/signatures/remove`, people.moderator, [['do', 'count']])
  expect(none.status).toBe(422)
  const unnamed = await post(`${home}/signatures/remove`, people.moderator, [
    ['domain', 'bulk.example'],
    ['do', 'remove'],
  ])
  expect(unnamed.status).toBe(422)
  const asked = await post(`${home}/signatures/remove`, people.moderator, [...conditions, ['do', 'remove']])
  const address = asked.headers.get('location')!
  const says = async (text: string) => {
    for (let tries = 0; tries < 400; tries++) {
      const page = await (await get(address, people.moderator)).text()
      if (page.includes(text)) return page
      await wait(50)
    }
    throw new Error(`The page of the removal never said ${text}`)
  }
  expect(await says('Finished')).toContain('5 of 5 removed')
  expect((await get(address, people.stranger)).status).toBe(404)
  expect((await post(address, people.viewer, [['do', 'undo']])).status).toBe(403)
  expect((await post(address, people.moderator, [['do', 'undo']])).status).toBe(303)
  await says('Undone')
  expect(removalReasons).toContain('invented')
})

describe('an export', () => {
  const ask: [string, string][] = [
    ['petition', 'figures-journey'],
    ['format', 'csv'],
    ['reason', 'For the delivery'],
    ...columnNames.map((name): [string, string] => ['columns', name]),
  ]

  it('asks for a second factor, a reason, and a petition of one’s own', async () => {
    const late = await aPerson({ in: organisation, roles: ['campaigner'], now: Date.now() - 20 * 60 * 1000 })
    const answer = await post('/manage/exports', late, ask)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/login/again?next=%2Fmanage%2Fexports',
    ])
    expect((await post('/manage/exports', people.stranger, ask)).status).toBe(404)
    const bare = await post('/manage/exports', people.campaigner, [
      ['petition', 'figures-journey'],
      ['reason', ''],
    ])
    expect(bare.status).toBe(422)
  })

  it('streams to whoever asked, stops when they hang up, and lets them begin again', async () => {
    await manySignatures(process.env.DATABASE_URL!, petition.id, 40_000)
    const asked = await post('/manage/exports', people.campaigner, ask)
    const address = asked.headers.get('location')!
    const page = await (await get(address, people.campaigner)).text()
    const link = /name="link" value="([^"]+)"/.exec(page)![1]!
    const others = await (await get(address, people.owner)).text()
    expect(others).not.toContain('name="link"')
    expect((await get(address, people.stranger)).status).toBe(404)
    const stolen = await post(`${address}/download`, people.owner, [['link', link]])
    expect(stolen.headers.get('location')).toBe(`${address}?refused`)

    const body = new URLSearchParams({ link }).toString()
    const first = request({
      host: '127.0.0.1',
      port: server.port,
      method: 'POST',
      path: `${address}/download`,
      headers: {
        Cookie: people.campaigner.cookie,
        Origin: `http://127.0.0.1:${server.port}`,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': body.length,
      },
    })
    first.on('error', () => {})
    first.end(body)
    const [answer] = await once(first, 'response')
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="figures-journey-[\d-]+\.csv"$/,
    )
    await once(answer, 'data') // and then no more is read, so that the server has to wait
    first.destroy()
    const id = address.split('/').at(-1)!
    const stateOf = async () => (await db.read.select().from(exportsTable).where(eq(exportsTable.id, id)))[0]!
    for (let tries = 0; tries < 400 && (await stateOf()).interruptedAt === null; tries++) await wait(50)
    const cut = await stateOf()
    expect(cut.interruptedAt).not.toBeNull()
    expect(cut.finishedAt).toBeNull()
    expect(cut.rows).toBeLessThan(40_000)

    const again = await post(`${address}/download`, people.campaigner, [['link', link]])
    const text = await again.text()
    expect(text.trimEnd().split('\r\n').length).toBeGreaterThan(39_990)
    expect(await (await get(address, people.campaigner)).text()).toContain('Downloaded in full')
    const log = await (await get('/manage/audit?action=export.downloaded', people.moderator)).text()
    expect(log).toContain('complete: no')
    expect(log).toContain('complete: yes')
  })
})

it('shows the log in both languages, filtered, and as CSV', async () => {
  const es = await aPerson({ in: organisation, roles: ['owner'], locale: 'es' })
  const page = await (await get('/manage/audit?action=export.requested', es)).text()
  expect(page).toContain('Pidió una exportación')
  expect(page).toContain('Motivo: For the delivery')
  const csv = await get('/manage/audit/csv?action=export.requested', people.owner)
  expect(csv.headers.get('content-disposition')).toContain('attachment')
  const lines = (await csv.text()).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('"export.requested"')
  const foreign = await (await get('/manage/audit/csv', people.stranger)).text()
  expect(foreign.trimEnd().split('\r\n')).toHaveLength(1)
})

it('keeps sources apart from each other in the figures', async () => {
  const [own] = await db.read.select().from(petitions).where(eq(petitions.slug, petition.slug))
  const rows = await db.read.select().from(petitionSources).where(eq(petitionSources.petitionId, own!.id))
  const page = await (await get(`${home}?days=all`, people.viewer)).text()
  expect(rows.some(({ source }) => source === 'whatsapp')).toBe(true)
  expect(page).toContain('WhatsApp')
  expect(page).not.toMatch(/ style="/)
})
