import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentOf, placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { freshFolder } from '../support/database'
import { demonstrationPetition } from '../support/signers'

const place = placeIn(freshFolder())
let server: BuiltServer

beforeAll(async () => {
  server = await startBuiltServer(place)
})
afterAll(() => server.end('SIGKILL'))

/** Links as mails to somebody carry them. */
interface Links {
  token: string
  organisation: string
  my: string
  organisationId: string
}

function linksTo(address: string): Links {
  const args = ['--import', 'tsx', 'tests/support/make-stop-link.ts', demonstrationPetition, address]
  const made = spawnSync(process.execPath, args, { env: environmentOf(place), encoding: 'utf8' })
  expect(made.status, made.stderr).toBe(0)
  return JSON.parse(made.stdout.trim().split('\n').at(-1)!) as Links
}

/** As a mail program posts it: no cookie, no Origin of ours, perhaps that of a web mail. */
const oneClick = (token: string, headers: Record<string, string> = {}) =>
  server.ask(`/unsubscribe/${token}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: 'List-Unsubscribe=One-Click',
  })
const press = (path: string, scope: string) =>
  server.ask(path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `scope=${scope}`,
  })
const page = async (path: string) => (await server.ask(path)).text()

describe('a link out of a mailing', () => {
  it('is ended by a mail program’s POST, without cookie and redirect, once or twice, and by no GET', async () => {
    const { token } = linksTo('one-click@example.org')
    for (const method of ['GET', 'HEAD']) {
      const seen = await server.ask(`/unsubscribe/${token}`, { method })
      expect([seen.status, seen.headers.get('cache-control'), seen.headers.get('set-cookie')]).toEqual([
        200,
        'no-store',
        null,
      ])
    }
    expect(await page(`/unsubscribe/${token}`)).toContain('No more of these letters?')
    const webmail = { Origin: 'https://webmail.example', 'Sec-Fetch-Site': 'cross-site' }
    for (const answer of [await oneClick(token, webmail), await oneClick(token)]) {
      expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
        200,
        null,
        null,
      ])
    }
    expect(await page(`/unsubscribe/${token}`)).toContain('You get no more of these letters')
    expect(await page(`/es/unsubscribe/${token}`)).toContain('Ya no recibirás estas cartas')
  })

  it('has a button in either language, and two that end more', async () => {
    const { token, organisation } = linksTo('buttons@example.org')
    const seen = await page(`/es/unsubscribe/${token}`)
    expect(seen).toContain('¿No recibir más estas cartas?')
    expect(await page(`/unsubscribe/${organisation}`)).toContain('You agreed to letters of this organisation')
    const pressed = await press(`/es/unsubscribe/${token}`, 'organisation')
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/es/unsubscribe/${token}`])
    expect(await page(`/unsubscribe/${organisation}`)).toContain('You get no more of these letters')
  })

  it('that was pressed can be taken back on My page, for the organisation as a whole', async () => {
    const { organisation, my, organisationId } = linksTo('my-page@example.org')
    const choose = (choice: string, id = organisationId) =>
      server.ask(`/my/${my}/preferences`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ organisation: id, choice }).toString(),
      })
    const chosen = await choose('everything')
    expect([chosen.status, chosen.headers.get('location')]).toEqual([
      303,
      `/my/${my}?done=organisation#organisations`,
    ])
    await oneClick(organisation)
    expect(await page(`/unsubscribe/${organisation}`)).toContain('You get no more of these letters')
    await choose('petitions')
    expect(await page(`/unsubscribe/${organisation}`)).not.toContain('You get no more of these letters')
    await choose('nothing')
    expect(await page(`/unsubscribe/${organisation}`)).toContain('You get no more of these letters')
    expect((await choose('sometimes')).status).toBe(404)
    expect((await choose('everything', '01a21bdc-56ad-7000-94c8-4f4284d205fa')).status).toBe(404)
  })

  it('that is not ours is answered alike, and changes nothing', async () => {
    const { token } = linksTo('untouched@example.org')
    const bent = `${token.slice(0, -4)}AAAA`
    for (const odd of ['x', 'A'.repeat(43), bent]) expect((await oneClick(odd)).status).toBe(200)
    expect((await server.ask(`/unsubscribe/${bent}`)).status).toBe(404)
    expect(await page(`/unsubscribe/${token}`)).toContain('No more of these letters?')
  })
})
