import { describe, expect, it, onTestFinished } from 'vitest'
import { freshFolder } from '../support/database'
import { placeIn, startBuiltServer, type Place } from '../support/built-server'
import { driftIn, integrityOf, missingFrom } from '../support/kept'
import { signForever, stampOf } from '../support/signers'

async function aServer(place: Place) {
  const server = await startBuiltServer(place)
  onTestFinished(() => void server.child.kill('SIGKILL'))
  return server
}

// The long versions are in tests/faults.
describe('whoever was told that their signature arrived', () => {
  it('is there after the server was killed while people signed', async () => {
    const place = placeIn(freshFolder())
    const server = await aServer(place)
    const crowd = signForever(server.port, {
      stamp: await stampOf(server.port),
      name: 'kill',
      connections: 16,
    })
    await crowd.reached(40)
    await server.end('SIGKILL')
    await crowd.stop()
    expect(missingFrom(place, crowd.acknowledged)).toEqual([])
    expect(await driftIn(place.file)).toBe(0)
    expect(integrityOf(place.file)).toBe('ok')
  })

  it('is there after the server was told to leave while people signed', async () => {
    const place = placeIn(freshFolder())
    const server = await aServer(place)
    const crowd = signForever(server.port, {
      stamp: await stampOf(server.port),
      name: 'leave',
      connections: 8,
    })
    await crowd.reached(20)
    const { code } = await server.end('SIGTERM')
    await crowd.stop()
    expect(code).toBe(0) // one that takes too long ends itself with another code
    expect(missingFrom(place, crowd.acknowledged)).toEqual([])
    expect(await driftIn(place.file)).toBe(0)
  })
})
