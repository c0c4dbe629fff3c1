import { spawnSync } from 'node:child_process'
import Client from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { config } from '../../app/config.server'
import { environmentOf, startBuiltServer, type BuiltServer, type Place } from '../support/built-server'
import { missingFrom } from '../support/kept'
import { aPerson } from '../support/organizers'
import { demonstrationPetition, stampOf } from '../support/signers'

const place: Place = { data: process.env.AMPARO_DATA!, file: config.databaseUrl }
const sign = `/petitions/${demonstrationPetition}/sign`
let server: BuiltServer

beforeAll(async () => void (server = await startBuiltServer(place)))
afterAll(() => server?.end('SIGTERM'))

const posted = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  server.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

const formOf = async (email: string) => ({
  stamp: await stampOf(server.port),
  name: 'Marisol Quintana',
  email,
  country: 'GT',
  comment: 'Porque vivo aquí.',
})

/** Presses the button of a page that a form was handed back with. */
async function pressAgain(page: string): Promise<Response> {
  const [, action] = /<form method="post" action="([^"]+)"/.exec(page)!
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return posted(action!, Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!])))
}

function amparo(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli.ts', ...args], {
    env: environmentOf(place),
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return stdout
}

describe('whoever runs the instance', () => {
  test('lets the public only read, at once, and takes forms again', async () => {
    const { cookie } = await aPerson({ in: null, instanceAdmin: true })
    const turn = (to: string) =>
      posted('/manage/instance?index', { switch: 'read-only', to }, { Cookie: cookie })
    const page = async (path: string) => (await server.ask(path)).text()
    const petition = `/petitions/${demonstrationPetition}`
    const form = await formOf('reads-only@example.org')
    expect(await page(petition)).not.toContain('Only reading')

    expect((await turn('on')).status).toBe(303)
    const refused = await posted(sign, form)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('300')
    const handedBack = await refused.text()
    expect(handedBack).toContain('can only be read at the moment')
    expect(await page(petition)).toContain('Only reading')
    expect(await page(`/es${petition}`)).toContain('Solo lectura')
    expect((await server.ask('/login')).status).toBe(200)
    expect((await posted('/login', { email: 'nobody@example.org', password: 'x' })).status).not.toBe(503)

    expect((await turn('off')).status).toBe(303)
    expect(await page(petition)).not.toContain('Only reading')
    expect((await pressAgain(handedBack)).status).toBe(303)
    expect(missingFrom(place, ['reads-only@example.org'])).toEqual([])
  })

  test('stops the sign-up of organisations, at once', async () => {
    const { cookie } = await aPerson({ in: null, instanceAdmin: true })
    const turn = (to: string) =>
      posted('/manage/instance?index', { switch: 'sign-up', to }, { Cookie: cookie })
    await turn('on')
    expect((await server.ask('/organisations/new')).status).toBe(200)
    await turn('off')
    expect((await server.ask('/organisations/new')).status).toBe(404)
    expect((await posted('/organisations/new', {})).status).toBe(404)
  })

  test('is told what is wrong with a switch that does not exist', async () => {
    const { cookie } = await aPerson({ in: null, instanceAdmin: true })
    for (const fields of [
      { switch: 'toString', to: 'on' },
      { switch: 'read-only', to: 'maybe' },
    ])
      expect((await posted('/manage/instance?index', fields, { Cookie: cookie })).status).toBe(400)
  })
})

test('a switch turned on the command line reaches the running server', async () => {
  const answered = async () => (await posted(sign, { name: '' })).status
  expect(await answered()).toBe(422)
  expect(amparo('switch', 'read-only', 'on')).toBe('read-only is on\n')
  await expect.poll(answered).toBe(503)
  expect(amparo('switch')).toBe('sign-up is off\nread-only is on\n')
  amparo('switch', 'read-only', 'off')
  await expect.poll(answered).toBe(422)
})

test('while another process holds the database, pages are read, and a form that waited in vain comes back whole', async () => {
  const form = await formOf('waited@example.org')
  const other = new Client(place.file)
  other.exec('begin immediate')
  const order: string[] = []
  const signing = posted(sign, form).then(async (answer) => {
    order.push('form')
    return { status: answer.status, page: await answer.text() }
  })
  for (const path of ['/petitions', '/es/petitions', '/sources', `/petitions/${demonstrationPetition}`]) {
    expect((await server.ask(path)).status).toBe(200)
    order.push('page')
  }
  const { status, page } = await signing
  other.exec('rollback')
  other.close()
  expect(status).toBe(503)
  expect(order).toEqual(['page', 'page', 'page', 'page', 'form'])
  expect((await pressAgain(page)).status).toBe(303)
  expect(missingFrom(place, ['waited@example.org'])).toEqual([])
})
