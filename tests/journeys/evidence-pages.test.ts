import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { environmentOf, placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'

let amparo: BuiltServer
let cookies: Record<string, string>

beforeAll(async () => {
  const place = placeIn(mkdtempSync(join(inject('scratch'), 'evidence-')))
  amparo = await startBuiltServer(place)
  const made = execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/sign-in-here.ts'], {
    env: environmentOf(place),
    encoding: 'utf8',
  })
  cookies = JSON.parse(made.trim().split('\n').at(-1)!) as Record<string, string>
})
afterAll(() => amparo.end('SIGTERM'))

const get = (who: string, path: string) => amparo.ask(path, { headers: { Cookie: cookies[who]! } })
const post = (who: string, path: string, fields: Record<string, string>) =>
  amparo.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Cookie: cookies[who]!, 'Sec-Fetch-Site': 'same-origin' },
  })

const pages = [
  '/manage/sources',
  '/manage/sources/new',
  '/manage/sources/stale',
  '/manage/sources/amnesty-human-cost',
  '/manage/sources/amnesty-human-cost/claims/new',
  '/manage/claims/expelled-amnesty-march',
  '/manage/claims/expelled-amnesty-march/subject',
  '/manage/petitions/obey-the-courts/claims',
  '/manage/petitions/obey-the-courts/review',
  '/manage/review',
  '/manage/review/obey-the-courts',
]

describe('The pages of evidence and review', () => {
  it.each(pages)(
    '%s opens for an owner in both languages, for nobody else’s, and for nobody unknown',
    async (path) => {
      for (const who of ['owner', 'ownerEs']) {
        const answer = await get(who, path)
        expect(answer.status, path).toBe(200)
        const page = await answer.text()
        expect(page).toContain(who === 'owner' ? '<html lang="en"' : '<html lang="es"')
        expect(page).not.toMatch(/undefined|\[object Object\]/)
      }
      if (/amnesty|obey/.test(path)) expect((await get('stranger', path)).status).toBe(404)
      expect((await amparo.ask(path)).status).toBe(303)
    },
  )

  it('lets a role read and refuses what it may not', async () => {
    expect((await get('viewer', '/manage/sources')).status).toBe(200)
    expect((await get('viewer', '/manage/sources/new')).status).toBe(403)
    expect((await get('viewer', '/manage/review')).status).toBe(403)
    expect((await post('viewer', '/manage/petitions/obey-the-courts/claims', { intent: 'up' })).status).toBe(
      403,
    )
    expect((await post('campaigner', '/manage/review/obey-the-courts', { intent: 'approve' })).status).toBe(
      403,
    )
    expect((await get('owner', '/manage/instance/review')).status).toBe(403)
    expect((await get('admin', '/manage/instance/review')).status).toBe(200)
    expect((await get('admin', '/manage/instance/review/obey-the-courts')).status).toBe(404)
  })

  it('keep what was typed, and show both texts of a stale edit', async () => {
    const path = '/manage/claims/expelled-amnesty-march'
    const refused = await post('owner', path, { 'figure-en': 'Typed <b>figure', revision: '1' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Typed &lt;b&gt;figure')
    const page = await (await get('owner', path)).text()
    const fields: Record<string, string> = { subject: 'expelled-to-cecot', state: 'disputed', revision: '1' }
    for (const [, name, value] of page.matchAll(/name="([a-zA-Z]+-(?:en|es))"[^>]*value="([^"]*)"/g))
      fields[name!] = value!
    for (const [, name, value] of page.matchAll(/<textarea[^>]*name="([a-zA-Z]+-(?:en|es))"[^>]*>([^<]*)</g))
      fields[name!] = value!
    const note = { 'note-en': 'Others count otherwise.', 'note-es': 'Otros cuentan de otro modo.' }
    const saved = await post('owner', path, { ...fields, ...note })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?done=saved`])
    const stale = await post('owner', path, { ...fields, ...note, 'unit-en': 'Mine', state: 'corrected' })
    expect(stale.status).toBe(409)
    const both = await stale.text()
    expect(both).toContain('Mine')
    expect(both).toContain('Venezuelans expelled to CECOT')
    const shown = await (await amparo.ask('/es/sources/amnesty-unlawful-expulsions')).text()
    expect(shown).toContain('Otros cuentan de otro modo.')
    expect(shown).toContain('Historial: 1 cambio')
  })

  it('attach and order by buttons, and write down a review', async () => {
    const path = '/manage/petitions/obey-the-courts/claims'
    const before = await (await get('owner', path)).text()
    const [first] = [...before.matchAll(/\[claim:([a-z0-9-]+)\]/g)].map(([, slug]) => slug!)
    expect((await post('owner', path, { intent: 'detach', claim: first! })).status).toBe(303)
    expect((await post('owner', path, { intent: 'detach', claim: first! })).status).toBe(404)
    expect((await post('owner', path, { intent: 'attach', claim: first! })).status).toBe(303)
    expect((await post('owner', path, { intent: 'reviewed' })).status).toBe(303)
    const shown = await (await amparo.ask('/petitions/obey-the-courts')).text()
    expect(shown).toContain('Last reviewed on')
    expect((await post('owner', path, { intent: 'constructor' })).status).toBe(400)
  })

  it('keep a private note by the form and by the script, and show it to nobody outside', async () => {
    const path = '/manage/review/obey-the-courts'
    const note = { intent: 'note', note: '', text: 'canary note' }
    expect((await post('campaigner', path, note)).status).toBe(303)
    const kept = await amparo.ask(`${path}/note`, {
      method: 'POST',
      body: new URLSearchParams({ ...note, text: 'another canary' }),
      headers: { Cookie: cookies.owner!, 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(await kept.json()).toMatchObject({ outcome: 'kept' })
    const long = await post('owner', path, {
      intent: 'note',
      note: '',
      'text-new': `kept ${'x'.repeat(5001)}`,
    })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('kept xxx')
    expect((await post('stranger', `${path}/note`, note)).status).toBe(404)
    expect(await (await get('owner', path)).text()).toContain('canary note')
    expect(await (await amparo.ask('/petitions/obey-the-courts')).text()).not.toContain('canary')
    expect(await (await amparo.ask('/petitions/obey-the-courts.json')).text()).not.toContain('canary')
  })
})
