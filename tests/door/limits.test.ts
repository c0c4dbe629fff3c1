import { connect } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aDoor } from '../support/door'

const own = { 'sec-fetch-site': 'same-origin' }
const multipart = (boundary: string) => ({
  ...own,
  'content-type': `multipart/form-data; boundary=${boundary}`,
})
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

describe('limits', () => {
  it.each([
    ['a malformed percent sign', '/%', 400],
    ['a malformed percent sign in the query', '/petitions?q=%zz', 400],
    ['an encoded null byte', '/petitions/a%00b', 400],
    ['an encoded null byte in the query', '/petitions?q=%00', 400],
    ['bytes that are not UTF-8', '/petitions/%ff', 400],
    ['an overlong encoding', '/petitions/%c0%af', 400],
    ['half a surrogate pair', '/petitions?q=%ed%a0%80', 400],
    ['an address of 9000 letters', `/${'a'.repeat(9000)}`, 414],
  ])('answers %s with a sentence', async (_what, path, status) => {
    const door = await aDoor()
    const answer = await door.get(path)
    expect(answer.status).toBe(status)
    expect(answer.body).toContain('<h1>')
  })

  it.each([
    ['a malformed percent sign', '/es/%zz', 'es'],
    ['a null byte', '/es/petitions/%00', 'es'],
    ['an empty segment', '/es//x', 'es'],
    ['a damaged query', '/es?q=%zz', 'es'],
    ['an address that is too long', `/es/${'a'.repeat(9000)}`, 'es'],
    ['an English one', '/essays/%zz', 'en'],
  ])('refuses %s in the language of the address', async (_what, path, language) => {
    const door = await aDoor()
    expect((await door.get(path)).body).toContain(`<html lang="${language}">`)
  })

  it.each(['/?_data=root', '/petitions?q=a&%5Fdata=x', '/es/my?_data', '/petitions.data?_data=x'])(
    'refuses the framework’s own parameter: %s',
    async (path) => {
      const door = await aDoor()
      expect(await door.get(path)).toMatchObject({ status: 400 })
      expect(await door.post(path, own, 'a=b')).toMatchObject({ status: 400 })
      expect(door.logged.join()).not.toContain('failed')
    },
  )

  it.each([
    ['/petitions/', '/petitions'],
    ['/es/', '/es'],
    ['/petitions/a/?page=2&utm_source=//evil.example', '/petitions/a?page=2&utm_source=//evil.example'],
    ['/evil.example/%2f/', '/evil.example/%2f'],
    ['/petitions/./', '/petitions'],
  ])('leads %s to the address without the slash', async (path, location) => {
    const door = await aDoor()
    for (const method of ['GET', 'HEAD'])
      expect(await door.request(method)(path)).toMatchObject({ status: 301, headers: { location } })
    expect(await door.post(path, own, 'a=b')).toMatchObject({ status: 200 })
  })

  it.each(['//evil.example/', '/\\evil.example/', '/.//evil.example/', '/a/..//evil.example/'])(
    'leads nobody away by %s',
    async (path) => {
      const door = await aDoor()
      expect((await door.get(path)).headers).not.toHaveProperty('location')
    },
  )

  it('takes letters of every language in an address', async () => {
    const door = await aDoor({ handle: async (request) => new Response(new URL(request.url).search) })
    expect((await door.get('/petitions?q=ni%C3%B1o')).body).toBe('?q=ni%C3%B1o')
  })

  it.each([
    ['BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 405],
    ['CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['GET /petitions?q=niño HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n', 400],
    ['complete nonsense\r\n\r\n', 405],
    [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'POST /my HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
      400,
    ],
  ])('answers %j with %i and a sentence', async (bytes, status) => {
    const door = await aDoor()
    const answer = await door.raw(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('<h1>')
    expect(answer).toContain("default-src 'none'")
  })

  it('does not wait for ever for headers or for a body', async () => {
    const door = await aDoor({ patience: { headers: 200, request: 400 } })
    const [headers, body] = await Promise.all([
      door.raw('GET / HTTP/1.1\r\nHost: local'),
      door.raw(
        'POST /my HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na',
      ),
    ])
    expect(headers).toMatch(/^HTTP\/1.1 408 /)
    expect(body).toMatch(/^HTTP\/1.1 408 /)
  })

  it('lets go of a slow sender that neither reads why nor hangs up', async () => {
    const door = await aDoor({ patience: { headers: 200, request: 400 } })
    const socket = connect({ port: door.port, host: '127.0.0.1', allowHalfOpen: true })
    onTestFinished(() => void socket.destroy())
    socket.on('error', () => {})
    socket.pause().write('GET / HTTP/1.1\r\nHost')
    const open = () => promisify(door.server.getConnections.bind(door.server))()
    await expect.poll(open).toBe(1)
    await expect.poll(open).toBe(0)
  })

  it('takes a body of one mebibyte and refuses a larger one, announced or not', async () => {
    const door = await aDoor({
      handle: async (_request, { form }) => new Response(String([...form.keys()].join('').length)),
    })
    expect((await door.post('/my', own, 'a'.repeat(1024 * 1024))).body).toBe(String(1024 * 1024))
    expect(
      (await door.post('/my', { ...own, connection: 'close' }, 'a'.repeat(1024 * 1024 + 1))).status,
    ).toBe(413)
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    const head = 'POST /my HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n'
    expect(await door.raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413 /,
    )
  })

  it.each([
    ['a malformed percent sign', 'name=%zz', 400],
    ['a null byte', 'name=a%00b', 400],
    ['a raw null byte', 'name=a\0b', 400],
    ['bytes that are not UTF-8', 'name=%ff', 400],
    ['raw bytes that are not UTF-8', Buffer.from([0x61, 0x3d, 0xff]), 400],
    ['101 fields', 'a=b&'.repeat(100) + 'a=b', 413],
    ['100 fields', 'a=b&'.repeat(99) + 'a=b', 200],
    ['nothing', '', 200],
  ])('answers a form with %s', async (_what, body, status) => {
    const door = await aDoor({
      handle: async (_request, { form }) => new Response(String([...form].length)),
    })
    expect((await door.post('/my', own, body)).status).toBe(status)
  })

  it.each([
    ['whole', 'b', `${field('name', 'Ana')}--b--\r\n`, 200],
    ['with no end', 'b', field('name', 'Ana'), 400],
    ['with another boundary', 'c', `${field('name', 'Ana')}--b--\r\n`, 400],
    ['with no boundary', '', `${field('name', 'Ana')}--b--\r\n`, 400],
    ['with a part that has no headers', 'b', '--b\r\nAna\r\n--b--\r\n', 400],
    ['with a part that has no name', 'b', '--b\r\nX: y\r\n\r\nAna\r\n--b--\r\n', 400],
    ['with a null byte', 'b', `${field('name', 'A\0na')}--b--\r\n`, 400],
    ['with bytes that are not UTF-8', 'b', Buffer.from(`${field('name', '\xff')}--b--\r\n`, 'latin1'), 400],
    ['of 101 parts', 'b', `${field('a', 'b').repeat(101)}--b--\r\n`, 413],
    ['of nothing', 'b', '', 400],
  ])('answers a multipart form %s', async (_what, boundary, body, status) => {
    const door = await aDoor({
      handle: async (_request, { form }) => new Response(String([...form].length)),
    })
    expect((await door.post('/my', multipart(boundary), body)).status).toBe(status)
  })

  it('takes an empty post as an empty form and refuses content that no form sends', async () => {
    const door = await aDoor({
      handle: async (_request, { form }) => new Response(String([...form].length)),
    })
    expect(
      await door.raw(
        'POST /my HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      ),
    ).toMatch(/^HTTP\/1.1 200 /)
    expect((await door.post('/my', { ...own, 'content-type': 'application/json' }, '{')).status).toBe(415)
    expect((await door.post('/my', { ...own, 'content-type': 'text/plain' }, 'a=b')).status).toBe(415)
    expect((await door.post('/my', { ...own, 'content-encoding': 'gzip' }, 'a=b')).status).toBe(415)
  })

  it('hands the bytes of a webhook on untouched, because they are signed', async () => {
    const door = await aDoor({ handle: async (request) => new Response(await request.arrayBuffer()) })
    const bytes = Buffer.from([0x7b, 0, 0xff, 0x25])
    expect(
      (await door.post('/webhooks/stripe', { 'content-type': 'application/json' }, bytes)).bytes,
    ).toEqual(bytes)
  })
})
