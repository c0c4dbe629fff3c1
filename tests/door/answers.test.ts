import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aDoor, live } from '../support/door'

const page = '<p>a petition</p>'.repeat(200)
const html = (headers: Record<string, string> = {}, status = 200) => ({
  handle: async () =>
    new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } }),
})

describe('every answer', () => {
  it('carries the headers of safety, page, refusal and error alike', async () => {
    const door = await aDoor({
      handle: async (request) => {
        if (request.url.endsWith('/broken')) throw new Error('broken')
        return new Response('ok')
      },
    })
    for (const answer of [
      await door.get('/'),
      await door.get('/%'),
      await door.get('/broken'),
      await door.get('/health'),
    ]) {
      expect(answer.headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('camera=()'),
      })
      expect(answer.headers).not.toHaveProperty('strict-transport-security')
      expect(answer.headers).not.toHaveProperty('x-powered-by')
    }
  })

  it('promises https for a year when live', async () => {
    const door = await aDoor({ config: live })
    expect((await door.get('/')).headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it.each([
    '/confirm/t',
    '/es/confirm',
    '/my/t',
    '/my',
    '/es/my?x',
    '/my.data',
    '/unsubscribe/t',
    '/petitions/a/thanks?t=x',
    '/donations/t/thanks',
  ])('keeps the token of %s to itself', async (path) => {
    const door = await aDoor(html())
    const { headers } = await door.get(path, { 'accept-encoding': 'br' })
    expect(headers).toMatchObject({ 'referrer-policy': 'strict-origin', 'cache-control': 'no-store' })
    expect(headers).not.toHaveProperty('etag')
    expect(headers).not.toHaveProperty('content-encoding')
  })

  it('lets a response choose its own headers', async () => {
    const door = await aDoor(
      html({ 'Content-Security-Policy': "frame-ancestors 'self'", 'Cache-Control': 'private' }),
    )
    const { headers } = await door.get('/confirm/t')
    expect(headers['content-security-policy']).toBe("frame-ancestors 'self'")
    expect(headers['cache-control']).toBe('private')
  })

  it('sends several cookies as several headers', async () => {
    const cookies = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ])
    const door = await aDoor({ handle: async () => new Response(null, { status: 204, headers: cookies }) })
    expect((await door.get('/')).headers['set-cookie']).toEqual(['a=1', 'b=2'])
  })
})

describe('a page', () => {
  it.each([
    ['gzip, br', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('travels as %s allows', async (accepted, encoding, open) => {
    const door = await aDoor(html())
    const answer = await door.get('/', { 'accept-encoding': accepted })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers['content-length']).toBe(String(answer.bytes.length))
    expect(answer.headers.vary).toBe('Accept-Encoding')
    expect(open(answer.bytes).toString()).toBe(page)
  })

  it('has an ETag, and is not sent to a reader who has it', async () => {
    const door = await aDoor(html({ 'Cache-Control': 'public, max-age=10' }))
    const { headers } = await door.get('/')
    expect(headers.etag).toMatch(/^W\/"/)
    const again = await door.get('/', {
      'if-none-match': `"other", ${headers.etag}`,
      'accept-encoding': 'br',
    })
    expect([again.status, again.body]).toEqual([304, ''])
    expect(again.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'public, max-age=10' })
    expect((await door.get('/', { 'if-none-match': 'W/"other"' })).status).toBe(200)
  })

  it.each([
    [{ 'Set-Cookie': 'a=1' }, 200],
    [{ 'Cache-Control': 'private' }, 200],
    [{}, 404],
  ])('that is not for everyone has no ETag: %j %i', async (headers, status) => {
    const door = await aDoor(html(headers as Record<string, string>, status))
    expect((await door.get('/')).headers).not.toHaveProperty('etag')
  })

  it('answers HEAD with the headers of its GET and nothing else', async () => {
    const door = await aDoor(html())
    const [head, get] = [await door.request('HEAD')('/'), await door.get('/')]
    expect(head.body).toBe('')
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  })

  it('that breaks says so, without saying what', async () => {
    const door = await aDoor({
      stylesheet: '/assets/root.css',
      handle: async () => {
        throw new Error('could not read ana@example.org')
      },
    })
    const answer = await door.get('/es/petitions')
    expect(answer.status).toBe(500)
    expect(answer.body).toMatch(/lang="es".*href="\/assets\/root.css"/s)
    expect(answer.body + door.logged.join('')).not.toContain('ana@example.org')
    expect(door.logged.join('')).toContain('answers.test.ts')
  })

  it('whose storage is away says 503', async () => {
    const handle = async () => Promise.reject(new Error('disk full'))
    const door = await aDoor({ handle, isOutage: () => true })
    expect((await door.get('/')).status).toBe(503)
  })
})

describe('a download', () => {
  it('passes through as it comes, and stops when its reader leaves', async () => {
    let pulled = 0
    let stopped: () => void
    const cancelled = new Promise<void>((resolve) => (stopped = resolve))
    const body = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(97 + (pulled++ % 3))),
        cancel: () => stopped(),
      })
    const door = await aDoor({
      handle: async () => new Response(body(), { headers: { 'Content-Type': 'text/csv' } }),
    })
    await new Promise<void>((resolve, reject) => {
      fetch(`http://127.0.0.1:${door.port}/`).then(async (response) => {
        await response.body!.getReader().read()
        await response.body!.cancel().catch(() => {})
        resolve()
      }, reject)
    }).catch(() => {})
    door.server.closeAllConnections()
    await cancelled
    expect(door.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})
