import { describe, expect, it } from 'vitest'
import { aDoor, live } from '../support/door'

describe('health', () => {
  it('is ok while the database answers, for whoever asks under whatever name', async () => {
    const door = await aDoor({ config: live, health: async () => 'ok' })
    const answer = await door.get('/health', { host: '10.0.0.7:3000' })
    expect([answer.status, answer.body]).toEqual([200, '{"status":"ok"}'])
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' })
    expect((await door.request('HEAD')('/health')).status).toBe(200)
  })

  it('is 503 while the database does not answer', async () => {
    const door = await aDoor({ health: async () => 'the database does not answer' })
    const answer = await door.get('/health')
    expect([answer.status, answer.body]).toEqual([503, '{"status":"the database does not answer"}'])
  })
})

describe('leaving', () => {
  it('says 503 first, finishes what is under way, and closes', async () => {
    let arrived = () => {}
    let finish = () => {}
    const underWayThere = new Promise<void>((resolve) => (arrived = resolve))
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const handle = async (request: Request) => {
      if (new URL(request.url).pathname !== '/') return new Response('still open')
      arrived()
      await finished
      return new Response('finished')
    }
    const farewell = { notice: 300, longest: 100_000 }
    const door = await aDoor({ handle, farewell, health: async () => 'ok' })
    const underWay = door.get('/')
    await underWayThere
    const left = door.server.leave()
    expect(await door.get('/health')).toMatchObject({ status: 503, body: '{"status":"stopping"}' })
    await expect.poll(async () => (await door.get('/petitions')).status).toBe(503)
    expect((await door.get('/health')).status).toBe(503)
    finish()
    expect((await underWay).body).toBe('finished')
    await left
    await expect(door.get('/health')).rejects.toThrow()
  })

  it('goes on answering until load balancers have read the 503', async () => {
    const door = await aDoor({ farewell: { notice: 100_000, longest: 100_000 } })
    void door.server.leave()
    expect((await door.get('/health')).status).toBe(503)
    expect((await door.get('/petitions')).status).toBe(200)
  })

  it('does not wait for ever', async () => {
    let arrived = () => {}
    const there = new Promise<void>((resolve) => (arrived = resolve))
    const handle = () => (arrived(), new Promise<Response>(() => {}))
    const door = await aDoor({ handle, farewell: { notice: 10, longest: 50 } })
    const stuck = door.get('/').catch(() => 'cut off')
    await there
    await door.server.leave()
    expect(await stuck).toBe('cut off')
  })
})
