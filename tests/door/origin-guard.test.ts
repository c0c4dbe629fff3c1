import { describe, expect, it } from 'vitest'
import { aDoor, live } from '../support/door'

const readsNoCookie = [
  '/petitions/free-them/sign',
  '/es/petitions/free-them/sign',
  '/petitions/free-them/donate',
  '/petitions/free-them/thanks',
  '/donate',
  '/confirm',
  '/confirm/token',
  '/confirm/token/not-me',
  '/my',
  '/my/token/withdraw',
  '/petitions/free-them/sign.data',
]
const readsCookies = [
  '/',
  '/login',
  '/logout',
  '/manage/petitions/new',
  '/petitions/free-them',
  '/login.data',
  '/mystery',
]
const provesItself = ['/webhooks/stripe', '/unsubscribe/token', '/es/unsubscribe/token']
const foreign = 'https://evil.example'

describe('the origin guard', () => {
  it.each([...readsNoCookie, ...readsCookies])('takes a form of our own page at %s', async (path) => {
    const door = await aDoor()
    expect((await door.post(path, { 'sec-fetch-site': 'same-origin' }, 'a=b')).status).toBe(200)
    expect((await door.post(path, { origin: door.origin }, 'a=b')).status).toBe(200)
  })

  it.each([...readsNoCookie, ...readsCookies])('refuses a form of another page at %s', async (path) => {
    const door = await aDoor()
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      expect((await door.post(path, { 'sec-fetch-site': site, origin: door.origin }, 'a=b')).status).toBe(403)
    }
    for (const origin of [
      foreign,
      'null',
      '',
      `${door.origin}/`,
      `${door.origin}0`,
      door.origin.replace('http', 'https'),
    ]) {
      const answer = await door.post(path, { origin }, 'a=b')
      expect(answer.status).toBe(403)
      expect(answer.body.length).toBeGreaterThan(80)
    }
  })

  it.each(readsNoCookie)('without either header lets a form in at %s', async (path) => {
    const door = await aDoor()
    expect((await door.post(path, {}, 'a=b')).status).toBe(200)
  })

  it.each([...readsCookies, '/my/../manage', '/my/%2e%2e/login', '/petitions/x/sign/../../../login'])(
    'without either header refuses %s',
    async (path) => {
      const door = await aDoor()
      expect((await door.post(path, {}, 'a=b')).status).toBe(403)
    },
  )

  it.each(provesItself)('leaves %s to its own proof', async (path) => {
    const door = await aDoor()
    expect((await door.post(path, { 'sec-fetch-site': 'cross-site', origin: foreign }, 'a=b')).status).toBe(
      200,
    )
  })

  it('guards every unsafe method, and then has no address for most of them', async () => {
    const door = await aDoor()
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await door.request(method)('/webhooks/stripe', { origin: foreign })).status).toBe(403)
      expect((await door.request(method)('/donate', { origin: door.origin })).status).toBe(405)
    }
    expect((await door.request('OPTIONS')('/login', { origin: foreign })).status).toBe(204)
    expect((await door.get('/login', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })

  it('in trial compares with the name the reader used', async () => {
    const door = await aDoor()
    const host = `localhost:${door.port}`
    expect((await door.post('/login', { host, origin: `http://${host}` }, 'a=b')).status).toBe(200)
    expect((await door.post('/login', { host, origin: door.origin }, 'a=b')).status).toBe(403)
  })

  it('live compares with the public origin alone, scheme and port included', async () => {
    const door = await aDoor({ config: live })
    expect((await door.post('/login', { origin: 'https://amparo.example' }, 'a=b')).status).toBe(200)
    for (const origin of [
      'http://amparo.example',
      'https://amparo.example:8443',
      'https://www.amparo.example',
    ]) {
      expect((await door.post('/login', { origin }, 'a=b')).status).toBe(403)
    }
  })

  it('says in the language of the address what happened', async () => {
    const door = await aDoor()
    expect((await door.post('/es/login', {}, 'a=b')).body).toMatch(/lang="es".*formularios.*href="\/es"/s)
    expect((await door.post('/login', {}, 'a=b')).body).toMatch(/lang="en".*Forms.*href="\/"/s)
    expect((await door.post('/login.data', {}, 'a=b')).headers['content-type']).toBe(
      'text/plain; charset=utf-8',
    )
  })
})
