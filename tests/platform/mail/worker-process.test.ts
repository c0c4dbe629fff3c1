import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { environmentOf, placeIn, startBuiltServer } from '../../support/built-server'
import { engine, freshDatabase, freshFolder } from '../../support/database'
import { postSignature, stampOf } from '../../support/signers'
import { startWorkerProcess } from '../../support/worker-process'

it.runIf(engine === 'postgres')(
  'with PostgreSQL the built server takes signatures and a worker of its own sends the letters',
  async () => {
    const DATABASE_URL = await freshDatabase()
    const place = placeIn(freshFolder())
    const server = await startBuiltServer(place, { DATABASE_URL })
    try {
      const stamp = await stampOf(server.port)
      expect((await postSignature(server.port, { email: 'ana@example.org', stamp })).status).toBe(303)
      await wait(2_000)
      expect(await (await server.ask('/outbox')).text()).not.toContain('ana@example.org')

      const worker = startWorkerProcess(environmentOf(place, { DATABASE_URL }))
      try {
        for (const end = Date.now() + 90_000; ; await wait(300)) {
          if ((await (await server.ask('/outbox')).text()).includes('ana@example.org')) break
          if (Date.now() > end) throw new Error(`No letter was sent. The worker said: ${worker.said()}`)
        }
      } finally {
        worker.child.kill('SIGTERM')
      }
      expect(await worker.ended).toEqual([0, null])
    } finally {
      await server.end('SIGTERM')
    }
  },
)

it.runIf(engine === 'sqlite')(
  'with SQLite a worker of its own says where the worker lives, and ends',
  async () => {
    const worker = startWorkerProcess(environmentOf(placeIn(freshFolder())))
    expect(await worker.ended).toEqual([1, null])
    expect(worker.said()).toContain('the worker lives in the app process')
  },
)
