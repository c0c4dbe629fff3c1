import { setTimeout as wait } from 'node:timers/promises'
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
    const slow = async () => {
      await wait(1_600)
      return new Response('finished')
    }
    const door = await aDoor({ handle: slow, health: async () => 'ok' })
    const underWay = door.get('/')
    await wait(50)
    const left = door.server.leave()
    expect(await door.get('/health')).toMatchObject({ status: 503, body: '{"status":"stopping"}' })
    await wait(1_200)
    expect((await door.get('/petitions')).status).toBe(503)
    expect((await door.get('/health')).status).toBe(503)
    expect((await underWay).body).toBe('finished')
    await left
    await expect(door.get('/health')).rejects.toThrow()
  })

  it('does not wait for ever', { timeout: 15_000 }, async () => {
    const door = await aDoor({ handle: () => new Promise(() => {}) })
    const stuck = door.get('/').catch(() => 'cut off')
    await wait(50)
    const started = Date.now()
    await door.server.leave()
    expect(Date.now() - started).toBeLessThan(8_000)
    expect(await stuck).toBe('cut off')
  })
})
