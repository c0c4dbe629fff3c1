import { describe, expect, it } from 'vitest'
import { answerMetrics, measure } from '../../app/door/metrics.server'
import { routeNames } from '../../app/door/name-route.server'
import { aDoor, live } from '../support/door'

const token = 'a-token-of-enough-letters'
const names = routeNames([
  'es?',
  'es?/petitions',
  'es?/petitions/:slug',
  'es?/petitions/:slug.json',
  'es?/petitions/:slug/sign',
  'confirm/:token',
  '*',
])
const finished = measure(names)
const metrics = (authorization: string | undefined) => answerMetrics(token, authorization)

describe('/metrics', () => {
  it('opens to the token alone, under any name, and is kept nowhere', async () => {
    const door = await aDoor({ config: live, metrics })
    const open = await door.get('/metrics', { authorization: `Bearer ${token}`, host: '10.0.0.7:3000' })
    expect(open.status).toBe(200)
    expect(open.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': expect.stringContaining('0.0.4'),
    })
    for (const authorization of ['', `Bearer ${token}x`, token, 'Bearer ', `Basic ${token}`]) {
      const shut = await door.get('/metrics', authorization ? { authorization } : {})
      expect([shut.status, shut.headers['cache-control']]).toEqual([401, 'no-store'])
      expect(shut.body).not.toContain('amparo_')
    }
  })

  it('does not exist without a token', async () => {
    const door = await aDoor({ handle: async () => new Response(null, { status: 404 }) })
    expect((await door.get('/metrics', { authorization: `Bearer ${token}` })).status).toBe(404)
  })

  it('counts requests by what answers them, and repeats nothing that a reader sent', async () => {
    const canary = 'canary7f3a'
    let counted = 0
    const door = await aDoor({ metrics, finished: (request) => (finished(request), counted++) })
    await door.get('/es/petitions/free-them')
    await door.post(`/petitions/${canary}/sign?q=${canary}`, { origin: door.origin }, `email=${canary}`)
    await door.get(`/confirm/${canary}`)
    await door.get(`/${canary}/${canary}@example.org`)
    await door.request(canary.toUpperCase())('/')
    await expect.poll(() => counted).toBe(4) // a request is counted after its answer
    const { body } = await door.get('/metrics', { authorization: `Bearer ${token}` })
    expect(body).not.toContain(canary)
    expect(body).toContain(
      'amparo_request_seconds_count{route="/petitions/:slug",method="GET",status="2xx"} 1',
    )
    expect(body).toContain(
      'amparo_request_seconds_count{route="/petitions/:slug/sign",method="POST",status="2xx"} 1',
    )
    expect(body).toMatch(/amparo_request_seconds_bucket\{le="0.25",route="unknown"/)
    expect(body).toMatch(/nodejs_eventloop_lag_p99_seconds \d/)
    expect(body).toMatch(/process_resident_memory_bytes \d/)
    expect(body).toMatch(/amparo_signatures\{state="confirmed"\} 0/)
    expect(body).toMatch(/amparo_letters\{state="waiting"\} 0/)
    expect(body).toMatch(/amparo_database_units_waiting 0/)
  })

  it.each([
    ['/', '/'],
    ['/es', '/'],
    ['/petitions/free-them/', '/petitions/:slug'],
    ['/petitions/free-them.json', '/petitions/:slug.json'],
    ['/es/petitions/free-them/sign', '/petitions/:slug/sign'],
    ['/petitions.data', '/petitions'],
    ['/confirm/abc', '/confirm/:token'],
    ['/assets/root-1.css', 'static'],
    ['/wp-login.php', 'unknown'],
    ['/petitions/a/b/c', 'unknown'],
  ])('calls %s %s', (path, name) => {
    expect(names(path)).toBe(name)
  })
})
