import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it, afterAll } from 'vitest'
import { freshFolder } from '../support/database'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { demonstrationPetition as slug, stampOf } from '../support/signers'
import Client from 'better-sqlite3'

/** Everything a person could hand us, each recognisable; what the server makes for them is added on the way. */
const canaries = {
  name: 'Canariana Quilaqueo',
  comment: 'canarycommentary of my own',
  postcode: 'CNR7Y31',
  email: 'canary.mailbox@canarydomain.example',
  search: 'canarysearch',
  agent: 'CanaryBrowser/7',
  forwarded: '203.0.113.77',
  cookie: 'canarycookie',
  path: 'canarypathQ',
}
const secrets = new Set<string>(Object.values(canaries))
const place = placeIn(freshFolder())
let server: BuiltServer

const headers = {
  'User-Agent': canaries.agent,
  'X-Forwarded-For': canaries.forwarded,
  Cookie: `session=${canaries.cookie}`,
  Referer: `http://${canaries.path}.example/?q=${canaries.search}`,
}
const get = async (path: string) => (await server.ask(path, { headers })).text()
const post = (path: string, fields: Record<string, string>) =>
  server.ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) })

async function sign(email: string) {
  const { name, comment, postcode } = canaries
  const stamp = await stampOf(server.port)
  const fields = { stamp, name, email, country: 'GT', postcode, comment, shown: 'on', updates: 'on' }
  return post(`/petitions/${slug}/sign?utm=${canaries.search}`, fields)
}

/** The secret and the code in the newest letter to an address, as the outbox shows it. */
async function letterTo(email: string) {
  for (const until = Date.now() + 90_000; Date.now() < until; await wait(200)) {
    const list = await get('/outbox')
    for (const [, id] of list.matchAll(/href="\/outbox\/(\d+)"/g)) {
      const page = await get(`/outbox/${id}`)
      const token = /\/confirm\/([\w-]{43})/.exec(page)?.[1]
      const code = /\b[A-Z2-9]{3}[ -][A-Z2-9]{3}\b/.exec(page)?.[0]
      if (!page.includes(email) || !token || !code) continue
      for (const secret of [email, token, code, code.replace(/[ -]/, '')]) secrets.add(secret)
      return { token, code }
    }
  }
  throw new Error(`No letter to ${email} in the outbox`)
}

// One journey in three parts.
describe('the whole output of the server', { shuffle: false }, () => {
  beforeAll(async () => {
    server = await startBuiltServer(place, { LOG_LEVEL: 'debug', TRUSTED_PROXIES: '1' })
  })
  afterAll(() => void server?.child.kill('SIGKILL'))

  it('holds nothing of a person after a journey with everything in it', async () => {
    expect((await sign(canaries.email)).status).toBe(303)
    const { token, code } = await letterTo(canaries.email)
    await get(`/confirm/${token}`)
    const pressed = await post(`/confirm/${token}`, {})
    expect(pressed.status).toBe(303)
    const thanks = pressed.headers.get('location')!
    secrets.add(new URL(thanks, 'http://here').searchParams.get('t')!)
    await get(thanks)
    await post('/confirm', { email: canaries.email, code })
    await post('/confirm', { email: canaries.email, code: 'ZZZ-999' })

    const other = 'second.canary@canarydomain.example'
    await sign(other)
    const second = await letterTo(other)
    await post('/confirm', { email: other, code: second.code })
    await post(`/es/confirm/${second.token}`, { intent: 'not-me', never: 'on' })

    await sign('canary without an at')
    await get(`/petitions?q=${canaries.search}&page=2`)
    await get(`/es/petitions/${canaries.path}`)
    await get(`/confirm/${canaries.path.repeat(4)}`)
    await get(`/${canaries.email}`)
    await get(`/%zz${canaries.path}`)
    await server.ask(`/petitions/${slug}/sign`, { method: 'POST', headers, body: `{"${canaries.path}":` })
    await server.ask(`/petitions/${slug}`, { method: 'DELETE', headers })
  })

  it('holds nothing of a person when something breaks under them', async () => {
    const database = new Client(place.file, { timeout: 5_000 })
    database.exec('alter table submissions rename to hidden')
    expect((await sign('third.canary@canarydomain.example')).status).toBe(500)
    database.exec('alter table hidden rename to submissions; alter table petition_texts rename to hidden')
    await get(`/petitions?q=${canaries.search}`)
    database.exec('alter table hidden rename to petition_texts')
    database.close()
  })

  it('was all of this', async () => {
    await server.end('SIGTERM')
    // Apart from the greeting, which says where the server listens and where the first owner begins.
    const said = server
      .said()
      .replaceAll(`http://127.0.0.1:${server.port}`, '')
      .replace(new RegExp(`http://localhost:${server.port}/setup\\?token=[\\w-]{43}\\n`), '')
    expect(said.split('\n').filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThan(20)
    expect(said).toContain('"status":500')
    expect(
      [...secrets].filter((secret) => said.includes(secret) || said.includes(encodeURIComponent(secret))),
    ).toEqual([])
    expect(said.toLowerCase()).not.toContain('canary')
    expect(said).not.toMatch(/127\.0\.0\.1|::1|203\.0\.113/)
    expect(said).not.toMatch(/[?&][a-z]+=/)
  })
})
