import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'

let server: BuiltServer

beforeAll(async () => {
  server = await startBuiltServer(placeIn(mkdtempSync(join(tmpdir(), 'amparo-odd-'))))
})
afterAll(() => server.end('SIGTERM'))

/** The addresses with a parameter, as the routes' files name them: `/my/$token/erase`. */
const patterns = readdirSync('app/routes')
  .filter((file) => file.includes('$') && !file.startsWith('$'))
  .map((file) => `.${file.replace(/\.tsx?$/, '')}`.replace('.(es)', ''))
  .map((name) =>
    name
      .replace(/\[\.\]/g, '\0')
      .replace(/_(?=\.)/g, '')
      .replaceAll('.', '/'),
  )
  .map((name) => name.replaceAll('\0', '.'))

const odd = [
  'a%0d%0aX-Evil:1',
  'a%0d%0ab',
  'a%0ab',
  '%E2%82%AC',
  '%F0%9F%95%8A',
  'a%22%3Cb',
  'a'.repeat(5_000),
]
const forms = ['', 'a=b', 't=x&also=zzz', 'intent=not-me', 'sure=on&petition=%E2%82%AC']
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('an address with an odd text where a token or a name stands', () => {
  it('is there for every route', () => {
    expect(patterns).toContain('/my/$token/erase')
    expect(patterns).toContain('/petitions/$slug/count.json')
    expect(patterns.length).toBeGreaterThan(15)
  })

  it.each(patterns)('%s is answered without an error and without a cookie', async (pattern) => {
    const languages = pattern.startsWith('/outbox') ? [''] : ['', '/es']
    const paths = languages.flatMap((language) =>
      odd.map((text) => language + pattern.replace(/\$\w+/, text)),
    )
    const posts = forms.map((body) => ({ method: 'POST', body, headers: urlencoded }))
    for (const path of paths)
      for (const init of [{}, ...posts]) {
        const answer = await server.ask(path, init)
        await answer.text()
        expect(answer.status, `${path.slice(0, 80)} ${JSON.stringify(init)}`).toBeLessThan(500)
        expect(answer.headers.has('set-cookie')).toBe(false)
        expect(answer.headers.has('x-evil')).toBe(false)
      }
  })

  it('leaves no error in the log', () => {
    expect(server.said()).not.toContain('"level":50')
  })
})

it('the framework’s own parameter is refused, not answered with an empty page', async () => {
  for (const path of ['/?_data=root', '/petitions?%5Fdata=x', '/es/my?_data', '/petitions.data?_data=x']) {
    const answer = await server.ask(path)
    expect(answer.status, path).toBe(400)
    expect(await answer.text()).not.toBe('')
  }
  expect(server.said()).not.toContain('failed')
})

it('it opens at the address that its links say', () => {
  expect(server.said()).toContain(`Amparo is open at http://127.0.0.1:${server.port}. `)
})
