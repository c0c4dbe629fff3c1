import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshFolder } from '../support/database'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { codeAt, goodPassword } from '../support/accounts'

let server: BuiltServer
const place = placeIn(freshFolder())
beforeAll(async () => {
  server = await startBuiltServer(place)
})
afterAll(() => server.end('SIGTERM'))

const setupPath = () => /http:\/\/localhost:\d+(\/setup\?token=\S+)/.exec(server.said())![1]!
/** What a browser sends along with a form of our own page. */
const fromHere = {
  'Sec-Fetch-Site': 'same-origin',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
}
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  server.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...fromHere, ...headers },
  })
const get = (path: string, cookie = '') => server.ask(path, { headers: { Cookie: cookie } })
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
const field = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)![1]!
const secretIn = (page: string) => /data-totp-secret="true">([A-Z2-7 ]+)</.exec(page)![1]!

let owner = ''
let secret = ''

test('an organizers’ page names the one script it runs, is kept by nobody and found by no search', async () => {
  for (const path of ['/login', '/es/login', '/recover', setupPath(), '/setup']) {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(
      answer.headers.get('content-security-policy')!,
    )![1]!
    expect(page.match(/<script\b/g)).toHaveLength(1)
    expect(page).toContain(`nonce="${nonce}"`)
    expect(page).not.toMatch(/ style="| on[a-z]+="/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  const [one, two] = await Promise.all([get('/login'), get('/login')])
  expect(one.headers.get('content-security-policy')).not.toBe(two.headers.get('content-security-policy'))
})

test('before setting up, everything leads to signing in, and a made-up link says where to find one', async () => {
  expect((await get('/manage/account')).headers.get('location')).toBe('/login?next=%2Fmanage%2Faccount')
  const page = await (await get('/es/setup?token=made-up')).text()
  expect(page).toContain('npm run amparo -- setup')
  expect(page).toContain('lang="es"')
  expect((await get('/setup?token=made-up')).status).toBe(200)
})

test('a form of another site, and one that names no site, is refused', async () => {
  const fields = { way: 'password', email: 'a@example.org', password: goodPassword }
  expect((await post('/login', fields, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  const bare = { method: 'POST', body: new URLSearchParams(fields) }
  expect((await server.ask('/login', bare)).status).toBe(403)
})

test('the printed link makes the first owner, once', async () => {
  const token = new URLSearchParams(setupPath().split('?')[1]).get('token')!
  const bad = await post('/setup', {
    token,
    step: 'who',
    name: '<b>',
    email: 'x',
    own: 'new',
    organisation: '',
  })
  expect(bad.status).toBe(422)
  expect(await bad.text()).toContain('value="&lt;b&gt;"')
  const who = {
    token,
    step: 'who',
    name: 'Ana',
    email: 'ana@example.org',
    locale: 'en',
    own: 'new',
    organisation: 'Río Claro',
  }
  expect((await post('/setup', who)).status).toBe(303)
  const page = await (await get(setupPath())).text()
  secret = secretIn(page)
  // The step before, so that the code of this one is left for signing in.
  const fields = { token, step: 'way', way: 'password', offer: field(page, 'offer'), password: goodPassword }
  const code = codeAt(secret, Date.now() - 30_000)
  const all = await Promise.all(Array.from({ length: 5 }, () => post('/setup', { ...fields, code })))
  const made = all.filter((answer) => answer.headers.get('location') === '/manage/account/codes')
  expect(made).toHaveLength(1)
  owner = cookiesOf(made[0]!)
  expect(made[0]!.headers.getSetCookie()).toHaveLength(3)
  for (const cookie of made[0]!.headers.getSetCookie()) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)
  const codes = await get('/manage/account/codes', owner)
  expect((await codes.text()).match(/select-all">[2-9a-z]{4}-/g)).toHaveLength(10)
  expect(codes.headers.getSetCookie().join()).toMatch(/^amparo-codes=; Max-Age=0/)
  for (const path of [setupPath(), '/setup']) expect((await get(path)).headers.get('location')).toBe('/login')
})

test('half a sign-in opens nothing but the question for the code', async () => {
  const half = await post('/login', {
    way: 'password',
    email: 'ANA@example.org',
    password: goodPassword,
    next: '/manage/account',
  })
  expect(half.headers.get('location')).toBe('/login/totp?next=%2Fmanage%2Faccount')
  const cookie = cookiesOf(half)
  for (const path of ['/manage', '/manage/account', '/login/again', '/manage/account/codes'])
    expect((await get(path, cookie)).headers.get('location')).toBe('/login/totp')
  expect(
    (await post('/manage/account', { intent: 'end-others' }, { Cookie: cookie })).headers.get('location'),
  ).toBe('/login/totp')
  const refused = await post('/login/totp', { code: '00000a' }, { Cookie: cookie })
  expect(refused.status).toBe(422)
  const done = await post(
    '/login/totp',
    { code: codeAt(secret, Date.now()), next: 'https://evil.example/' },
    { Cookie: cookie },
  )
  expect(done.headers.get('location')).toBe('/manage')
  owner = cookiesOf(done)
  expect((await get('/manage/account', owner)).status).toBe(200)
  expect((await get('/manage/account', cookie)).headers.get('location')).toMatch(/^\/login\?/)
})

test('an unknown mailbox and a wrong password are answered alike, and after some tries with how long to wait', async () => {
  const attempt = async (email: string) => {
    const answer = await post('/login', { way: 'password', email, password: 'no es esta frase' })
    const page = (await answer.text())
      .replaceAll(email, '…')
      .replace(/nonce="[^"]+"|data-options="[^"]+"/g, '')
    return { status: answer.status, retry: answer.headers.get('retry-after'), page }
  }
  const known = await attempt('ana@example.org')
  expect(known.status).toBe(422)
  expect(await attempt('nobody@example.org')).toEqual(known)
  let last = known
  for (let i = 0; i < 8; i++) last = await attempt('ana@example.org')
  expect(last.status).toBe(429)
  expect(Number(last.retry)).toBeGreaterThan(0)
  expect(last.page).toContain(`try again in ${last.retry} seconds`)
})

test('a foreign or made-up id is not found, an unknown wish neither; name and language are kept as typed', async () => {
  const change = (fields: Record<string, string>) => post('/manage/account', fields, { Cookie: owner })
  const unknown: Record<string, string>[] = [
    { intent: 'end', session: 'made-up' },
    { intent: 'rename-passkey', passkey: 'x', 'passkey-name': 'x' },
    { intent: '' },
  ]
  for (const fields of unknown) expect((await change(fields)).status).toBe(404)
  const refused = await change({ intent: 'profile', name: 'http://x.example', locale: 'es' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="http://x.example"')
  expect((await change({ intent: 'profile', name: 'Ana', locale: 'es' })).status).toBe(303)
  expect(await (await get('/manage/account', owner)).text()).toMatch(
    /<html lang="es".*Dónde tengo la sesión abierta/s,
  )
})

test('signing out is a press, and ends the session for good', async () => {
  const page = await get('/logout', owner)
  expect(await page.text()).toContain('action="/logout"')
  expect((await get('/manage/account', owner)).status).toBe(200)
  const out = await post('/logout', {}, { Cookie: owner })
  expect(out.headers.getSetCookie().join()).toMatch(/^amparo=; Max-Age=0/)
  expect((await get('/manage/account', owner)).headers.get('location')).toMatch(/^\/login\?/)
})

test('a restart prints no further link once there is somebody', async () => {
  await server.end('SIGTERM')
  server = await startBuiltServer(place)
  expect(server.said()).not.toContain('/setup?token=')
  expect((await get('/login')).status).toBe(200)
})
