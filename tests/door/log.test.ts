import { describe, expect, it } from 'vitest'
import { routeOf } from '../../app/platform/log-route.server'
import { createLog, plainError } from '../../app/platform/log.server'
import { aDoor } from '../support/door'

const canary = 'canary7f3a'

describe('the log', () => {
  it('has one line for a request, with nothing of the person in it', async () => {
    const door = await aDoor({
      handle: async (request) => {
        await request.text()
        throw new Error(`no such mailbox ${canary}`, { cause: new Error(canary) })
      },
    })
    const own = {
      origin: door.origin,
      cookie: `s=${canary}`,
      'user-agent': canary,
      'x-forwarded-for': '9.8.7.6',
    }
    await door.post(
      `/es/confirm/${canary}?t=${canary}`,
      { ...own, referer: `http://${canary}/` },
      `email=${canary}`,
    )
    await door.get(`/petitions?q=${canary}`)
    await door.get(`/my/${canary}`)
    await door.get(`/petitions/${canary}@example.org`)
    await door.get(`/%zz${canary}`)
    await door.raw(`GET / HTTP/1.1\r\nHost: ${canary}\r\nConnection: close\r\n\r\n`)
    const requests = () => door.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
    await expect.poll(requests).toHaveLength(6) // a line is written after its answer
    const lines = requests()
    const all = door.logged.join('')
    expect(all).not.toContain(canary)
    expect(all).not.toMatch(/127\.0\.0\.1|9\.8\.7\.6/)
    expect(Object.keys(lines[0]).sort()).toEqual(
      ['bytes', 'level', 'method', 'ms', 'msg', 'route', 'status', 'time'].sort(),
    )
    expect(lines[0]).toMatchObject({ method: 'POST', route: '/es/confirm/:token', status: 500 })
    expect(lines[0].bytes).toBeGreaterThan(100)
  })

  it.each([
    ['/', '/'],
    ['/petitions/free-them', '/petitions/free-them'],
    ['/petitions/free-them.json', '/petitions/free-them.json'],
    ['/confirm/AbC', '/confirm/:token'],
    ['/es/confirm/abc/not-me', '/es/confirm/:token/not-me'],
    ['/my/abc/withdraw', '/my/:token/withdraw'],
    ['/unsubscribe/abc', '/unsubscribe/:token'],
    ['/donations/abc/thanks', '/donations/:token/thanks'],
    ['/invitations/abc', '/invitations/:token'],
    ['/petitions/ana@example.org', '/petitions/:other'],
    [`/petitions/${'a'.repeat(43)}`, '/petitions/:other'],
  ])('writes %s as %s', (path, route) => {
    expect(routeOf(path)).toBe(route)
  })

  it('keeps the name, the code and our frames of an error, never its message', () => {
    const error = Object.assign(new TypeError(`bad ${canary}\n    at ${process.cwd()}/app/${canary}`), {
      code: 'E_BAD',
    })
    const plain = plainError(error)
    expect(plain).toMatchObject({ name: 'TypeError', code: 'E_BAD' })
    expect(JSON.stringify(plain)).not.toContain(canary)
    expect(JSON.stringify(plain)).toContain('log.test.ts')
    const lines: string[] = []
    createLog('error', { write: (line) => void lines.push(line) }).error({ err: error }, 'failed')
    expect(lines.join('')).not.toContain(canary)
    expect(plainError(canary)).toEqual({ name: 'thrown string' })
  })
})
