import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aDoor } from '../support/door'

const css = 'body { margin: 0 }\n'.repeat(50)

function aClientFolder() {
  const folder = join(mkdtempSync(join(tmpdir(), 'amparo-client-')), 'client')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret')
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}')
  writeFileSync(join(folder, 'assets', 'root-abc.css'), css)
  writeFileSync(join(folder, 'assets', 'root-abc.css.br'), brotliCompressSync(css))
  writeFileSync(join(folder, 'assets', 'root-abc.css.gz'), gzipSync(css))
  writeFileSync(join(folder, 'assets', '(es)._index-abc.js'), 'export {}')
  for (const name of ['icon.svg', 'icon.png', 'favicon.ico', 'hello.txt', 'assets/serif.woff2']) {
    writeFileSync(join(folder, name), 'content')
  }
  return folder
}

describe('built files', () => {
  it('are kept for ever when their name carries a hash, and come compressed', async () => {
    const door = await aDoor({ clientFolder: aClientFolder() })
    const answer = await door.get('/assets/root-abc.css?anything', { 'accept-encoding': 'gzip, br' })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    })
    expect(brotliDecompressSync(answer.bytes).toString()).toBe(css)
    expect(
      (await door.get('/assets/root-abc.css', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
    ).toBe('gzip')
    expect((await door.get('/assets/root-abc.css')).body).toBe(css)
  })

  it.each([
    ['/icon.svg', 'image/svg+xml'],
    ['/icon.png', 'image/png'],
    ['/favicon.ico', 'image/x-icon'],
    ['/hello.txt', 'text/plain; charset=utf-8'],
    ['/assets/serif.woff2', 'font/woff2'],
    ['/assets/(es)._index-abc.js', 'text/javascript; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    const door = await aDoor({ clientFolder: aClientFolder() })
    const { status, headers } = await door.get(path)
    expect([status, headers['content-type']]).toEqual([200, type])
    if (!path.startsWith('/assets')) expect(headers['cache-control']).toBe('public, max-age=3600')
  })

  it('are not sent to a reader who has them, and HEAD sends none', async () => {
    const door = await aDoor({ clientFolder: aClientFolder() })
    const head = await door.request('HEAD')('/icon.svg')
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '7'])
    expect((await door.get('/icon.svg', { 'if-none-match': head.headers.etag! })).status).toBe(304)
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.vite/manifest.json',
  ])('are all there is: %s goes to the handler', async (path) => {
    const door = await aDoor({ clientFolder: aClientFolder() })
    expect((await door.get(path)).body).not.toMatch(/secret|\{\}/)
  })
})
