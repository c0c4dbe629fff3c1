import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPageCache } from '../../app/platform/page-cache.server'
import { aDoor, live } from '../support/door'

const fresh = { 'Cache-Control': 'public, max-age=10, stale-while-revalidate=20' }
const html = { 'Content-Type': 'text/html; charset=utf-8' }
const text = '<p>a petition</p>'.repeat(200)

// A page's age is told by the clock, which moves here by `later` alone.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }))
afterEach(() => void vi.useRealTimers())
const later = (ms: number) => vi.advanceTimersByTime(ms)

/** Something that whoever waits for it is told once. */
function aSign() {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give }
}

/** A door with a page cache, over a site that says how often it rendered. */
async function aSite(
  answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(text, { headers: { ...html, ...fresh } }),
  limits: Parameters<typeof createPageCache>[0] = {},
  options: Parameters<typeof aDoor>[0] = {},
) {
  const pages = createPageCache(limits)
  const rendered: Request[] = []
  const handle = async (request: Request) => {
    rendered.push(request)
    return answer(request)
  }
  const door = await aDoor({ handle, pages, ...options })
  return { ...door, pages, rendered }
}

describe('a public page', () => {
  it('is rendered once for a thousand readers', async () => {
    const site = await aSite()
    for (let i = 0; i < 20; i++) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => site.get('/petitions/a')))
      for (const answer of answers) expect(answer.body).toBe(text)
    }
    expect(site.rendered).toHaveLength(1)
    expect(site.pages.stats()).toMatchObject({ requests: 1000, renders: 1, pages: 1 })
    const { hits, misses } = site.pages.stats()
    expect(hits + misses).toBe(1000)
  })

  it('has one ETag, one compressed body of each kind, and a 304 for whoever has it', async () => {
    const site = await aSite()
    const first = await site.get('/petitions/a', { 'accept-encoding': 'br, gzip' })
    const second = await site.get('/petitions/a', { 'accept-encoding': 'br, gzip' })
    expect(second.headers['content-encoding']).toBe('br')
    expect(second.bytes).toEqual(first.bytes)
    expect(brotliDecompressSync(second.bytes).toString()).toBe(text)
    const zipped = await site.get('/petitions/a', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(zipped.bytes).toString()).toBe(text)
    const plain = await site.get('/petitions/a')
    expect(plain.headers).not.toHaveProperty('content-encoding')
    for (const answer of [first, second, zipped, plain]) {
      expect(answer.headers).toMatchObject({
        vary: 'Accept-Encoding',
        etag: first.headers.etag,
        'content-length': String(answer.bytes.length),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
      })
    }
    const known = await site.get('/petitions/a', { 'if-none-match': first.headers.etag! })
    expect(known).toMatchObject({ status: 304, body: '' })
    expect(known.headers).toMatchObject({ etag: first.headers.etag, vary: 'Accept-Encoding' })
    expect(known.headers).not.toHaveProperty('content-type')
    const head = await site.request('HEAD')('/petitions/a')
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(text)))
    expect(site.pages.stats()).toMatchObject({ renders: 1, unchanged: 1 })
  })

  it('is made from its address alone: nothing of the first reader stands in it', async () => {
    const site = await aSite((request) => {
      const seen = [...request.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
      return new Response(`${request.url}\n${seen}`, { headers: fresh })
    })
    const headers = {
      'accept-language': 'es',
      'user-agent': 'canary',
      referer: 'http://canary.example',
      'x-forwarded-host': 'canary.example',
    }
    const page = await site.get('/petitions/a', headers)
    expect(page.body.trim()).toBe('http://127.0.0.1:0/petitions/a')
    expect((await site.get('/petitions/a')).body).toBe(page.body)
  })

  it('is shown old while one reader’s request makes it new', async () => {
    let version = 0
    const ready = aSign()
    const site = await aSite(async () => {
      if (version > 0) await ready.given
      return new Response(`version ${++version}`, { headers: fresh })
    })
    await site.get('/petitions/a')
    later(15_000)
    const old = await Promise.all(Array.from({ length: 10 }, () => site.get('/petitions/a')))
    for (const { body } of old) expect(body).toBe('version 1')
    ready.give()
    await expect.poll(async () => (await site.get('/petitions/a')).body).toBe('version 2')
    expect(site.rendered).toHaveLength(2)
  })

  it('is never shown older than that', async () => {
    let version = 0
    const site = await aSite(() => new Response(`version ${++version}`, { headers: fresh }))
    await site.get('/petitions/a')
    later(30_000)
    expect((await site.get('/petitions/a')).body).toBe('version 2')
  })

  it.each([
    ['with what others append', '/petitions/a', '/petitions/a?fbclid=IwAR0%20x&utm_source=b'],
    ['with a parameter that no page knows', '/', '/?bench=1'],
    ['with something that is no parameter', '/sources/a', '/sources/a?%41&&==?'],
    ['in a list', '/petitions', '/petitions?utm_source=b&utm_medium=c'],
    ['in a page of a list', '/petitions?page=2&state=open', '/petitions?gclid=a&page=2&ref=b&state=open'],
    ['in Spanish', '/es/petitions/a', '/es/petitions/a?mc_cid=1&mc_eid=2'],
  ])('is the same page %s, and nothing of it reaches the page', async (_, path, passedOn) => {
    const site = await aSite((request) => new Response(request.url, { headers: fresh }))
    const own = `http://127.0.0.1:0${path}`
    for (const link of [passedOn, path, passedOn]) expect((await site.get(link)).body).toBe(own)
    expect(site.rendered).toHaveLength(1)
  })

  it('is the same page for who brings a cookie', async () => {
    const site = await aSite(
      (request) => new Response(`${request.headers.get('cookie')}`, { headers: fresh }),
    )
    const cookie = 'session=1'
    for (const headers of [{ cookie }, {}, { cookie }])
      expect((await site.get('/petitions/a', headers as Record<string, string>)).body).toBe('null')
    expect(site.rendered).toHaveLength(1)
  })

  it('says how old it is, so that no later cache begins to count anew', async () => {
    const site = await aSite()
    const first = await site.get('/petitions/a')
    expect(first.headers).not.toHaveProperty('age')
    later(1_100)
    expect((await site.get('/petitions/a')).headers.age).toBe('1')
    const known = await site.get('/petitions/a', { 'if-none-match': first.headers.etag! })
    expect(known).toMatchObject({ status: 304, headers: { age: '1' } })
  })

  it('is kept in each language', async () => {
    const site = await aSite((request) => new Response(new URL(request.url).pathname, { headers: fresh }))
    for (const path of ['/', '/es', '/petitions/a', '/es/petitions/a'])
      for (let i = 0; i < 2; i++) expect((await site.get(path)).body).toBe(path)
    expect(site.rendered).toHaveLength(4)
  })
})

describe('what is not everybody’s', () => {
  it.each([
    ['an Authorization', '/petitions/a', { authorization: 'Bearer x' }],
    ['a search', '/petitions?q=a', {}],
    ['a search under a tracking link', '/petitions?utm_source=b&q=a', {}],
    ['a parameter that is not on the list', '/petitions?fresh=1', {}],
    ['what the framework asks itself', '/petitions/a?_routes=root', {}],
    ['a parameter given twice', '/petitions?page=1&page=2', {}],
    ['a page that is no number', '/petitions?page=1e3', {}],
    ['another spelling of a parameter', '/petitions?page=%31', {}],
    ['a page of one person', '/my/token', {}],
    ['a link of a letter', '/confirm/token', {}],
    ['the trial’s outbox', '/outbox', {}],
    ['a form', '/petitions/a/sign', {}],
    ['a thanks page', '/petitions/a/thanks', {}],
    ['the data of a page', '/petitions/a.data', {}],
  ])('is rendered for each reader: %s', async (_, path, headers) => {
    const site = await aSite()
    for (let i = 0; i < 3; i++) await site.get(path, headers as Record<string, string>)
    expect(site.rendered).toHaveLength(3)
    expect(site.pages.stats()).toMatchObject({ requests: 0, pages: 0 })
  })

  it.each([
    ['no-store', { 'Cache-Control': 'no-store' }, 200],
    ['private', { 'Cache-Control': 'private, max-age=60' }, 200],
    ['a cookie set', { ...fresh, 'Set-Cookie': 'a=b' }, 200],
    ['nothing said about keeping', {}, 200],
    ['not there', fresh, 404],
    ['gone', fresh, 410],
    ['broken', fresh, 500],
    ['moved', { ...fresh, Location: '/' }, 302],
  ])('is not kept: %s', async (_, headers, status) => {
    const site = await aSite(() => new Response('x', { status, headers: headers as HeadersInit }))
    for (let i = 0; i < 3; i++) expect((await site.get('/petitions/a')).status).toBe(status)
    expect(site.rendered).toHaveLength(3)
    expect(site.pages.stats()).toMatchObject({ pages: 0 })
  })

  it('is not handed to others who asked in the same moment', async () => {
    let serial = 0
    const all = aSign()
    const site = await aSite(async () => {
      await all.given
      return new Response(`for reader ${++serial}`, { headers: { 'Cache-Control': 'no-store' } })
    })
    const asked = Array.from({ length: 5 }, () => site.get('/petitions/a'))
    await expect.poll(() => site.pages.stats().requests).toBe(5)
    all.give()
    const answers = await Promise.all(asked)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(5)
  })

  it('reaches no memory through another name or a second Host', async () => {
    const site = await aSite(undefined, {}, { config: live })
    expect((await site.get('/petitions/a')).status).toBe(200)
    expect((await site.get('/petitions/a', { host: 'evil.example' })).status).toBe(421)
    const twice =
      'GET /petitions/a HTTP/1.1\r\nHost: amparo.example\r\nHost: evil.example\r\nConnection: close\r\n\r\n'
    expect(await site.raw(twice)).toMatch(/^HTTP\/1\.1 400/)
  })
})

describe('a page that cannot be rendered', () => {
  it('fails for all who waited, and is tried again by the next', async () => {
    let broken = true
    const all = aSign()
    const site = await aSite(async () => {
      await all.given
      if (broken) throw new Error('broken')
      return new Response('well', { headers: fresh })
    })
    const asked = Array.from({ length: 5 }, () => site.get('/petitions/a'))
    await expect.poll(() => site.pages.stats().requests).toBe(5)
    all.give()
    for (const { status } of await Promise.all(asked)) expect(status).toBe(500)
    expect(site.rendered).toHaveLength(1)
    broken = false
    expect((await site.get('/petitions/a')).body).toBe('well')
    expect(site.pages.stats()).toMatchObject({ failedRenders: 1 })
  })

  it('stays as it was for its thirty seconds', async () => {
    let broken = false
    const answer = () =>
      new Response(broken ? 'broken' : 'well', { status: broken ? 503 : 200, headers: fresh })
    const site = await aSite(answer)
    await site.get('/petitions/a')
    broken = true
    later(29_000)
    for (let i = 1; i <= 3; i++) {
      expect((await site.get('/petitions/a')).body).toBe('well')
      await expect.poll(() => site.pages.stats().failedRenders).toBe(i)
    }
  })
})

describe('a page that is taken back', () => {
  it('is gone at once, even while it is being made', async () => {
    let body = 'her name'
    let ready = aSign()
    ready.give()
    const site = await aSite(async () => {
      const said = body
      await ready.given
      return new Response(said, { headers: fresh })
    })
    await site.get('/petitions/a')
    body = 'nobody'
    site.pages.forget((key) => key === '/petitions/a')
    expect((await site.get('/petitions/a')).body).toBe('nobody')

    body = 'another name'
    ready = aSign()
    site.pages.forget(() => true)
    const early = site.get('/petitions/a')
    await expect.poll(() => site.rendered.length).toBe(3)
    body = 'nobody again'
    site.pages.forget(() => true)
    const late = site.get('/petitions/a')
    await expect.poll(() => site.rendered.length).toBe(4)
    ready.give()
    expect((await early).body).toBe('another name')
    expect((await late).body).toBe('nobody again')
    expect((await site.get('/petitions/a')).body).toBe('nobody again')
  })
})

describe('memory', () => {
  it('holds a fixed number of bytes, and pages of made-up addresses never push out real ones', async () => {
    const big = 'x'.repeat(40_000)
    const site = await aSite(() => new Response(big, { headers: fresh }), { most: 2_000_000 })
    await site.get('/petitions/hot')
    for (let page = 1; page < 60; page++) await site.get(`/petitions?page=${page}`)
    const { bytes, pages } = site.pages.stats()
    expect(bytes).toBeLessThan(2_000_000 / 8 + 60_000)
    expect(pages).toBeLessThan(10)
    const renders = site.rendered.length
    await site.get('/petitions/hot')
    expect(site.rendered).toHaveLength(renders)
  })
})
