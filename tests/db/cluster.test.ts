import { describe, expect, it, onTestFinished } from 'vitest'
import { environmentOf, placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { asAdmin, emptyDatabase, engine, freshFolder } from '../support/database'
import { driftIn } from '../support/kept'
import { startPostgres } from '../support/postgres'
import { demonstrationPetition, postSignature, signForever, stampOf } from '../support/signers'
import { startWorkerProcess } from '../support/worker-process'

/** Servers and workers on one database, all of them started at once. */
async function aCluster(url: string, { apps, workers }: { apps: number; workers: number }) {
  const place = placeIn(freshFolder())
  const env = environmentOf(place, { DATABASE_URL: url, LOG_LEVEL: 'warn' })
  const working = Array.from({ length: workers }, () => startWorkerProcess(env))
  for (const { child } of working) onTestFinished(() => void child.kill('SIGKILL'))
  const servers = await Promise.all(
    Array.from({ length: apps }, () => startBuiltServer(place, { DATABASE_URL: url, LOG_LEVEL: 'warn' })),
  )
  for (const { child } of servers) onTestFinished(() => void child.kill('SIGKILL'))
  for (const worker of working) await expect.poll(worker.said).toContain('The worker is running')
  return { servers, working }
}

const rowsOf = <T>(url: string, text: string) =>
  asAdmin(async (admin) => (await admin.query(text)).rows as T[], url)
const numberOf = async (url: string, text: string) => (await rowsOf<{ n: number }>(url, text))[0]!.n

const lettersOut = (url: string) =>
  numberOf(url, `select count(*)::int as n from letters where state = 'sent' and template = 'confirm'`)

/** Presses the button of every confirmation that lies in the outbox, on one server after the other. */
async function confirmAll(servers: BuiltServer[], url: string) {
  const mails = await rowsOf<{ id: number }>(url, 'select id::int from outbox_mails order by id')
  await Promise.all(
    mails.map(async ({ id }, i) => {
      const server = servers[i % servers.length]!
      const mail = await (await server.ask(`/outbox/${id}`)).text()
      const link = /\/confirm\/[\w-]{20,}/.exec(mail)![0]
      expect((await server.ask(link, { method: 'POST' })).status).toBe(303)
    }),
  )
  return mails.length
}

describe.runIf(engine === 'postgres')(
  'two servers and two workers that start at once on an empty database',
  () => {
    it('take signatures and confirmations without losing count, and do everything once', async () => {
      const url = await emptyDatabase()
      const { servers, working } = await aCluster(url, { apps: 2, workers: 2 })
      const [one, two] = servers as [BuiltServer, BuiltServer]
      const stamp = await stampOf(one.port)
      const crowds = servers.map(({ port }, i) =>
        signForever(port, { stamp, name: `s${i}`, connections: 4, perSecond: 40 }),
      )
      await Promise.all(crowds.map((crowd) => crowd.reached(30)))
      // The same mailbox on both at once is one signature.
      const twice = await Promise.all(
        servers.map(({ port }) => postSignature(port, { email: 'twice@example.org', stamp })),
      )
      for (let i = 0; i < 20; i++)
        expect((await servers[i % 2]!.ask(`/petitions/${demonstrationPetition}`)).status).toBe(200)
      await Promise.all(crowds.map((crowd) => crowd.stop()))
      expect([
        ...crowds.flatMap(({ answers }) => Object.keys(answers)),
        ...twice.map((t) => `${t.status}`),
      ]).toEqual(Array(4).fill('303'))

      const signed = crowds.reduce((sum, { acknowledged }) => sum + acknowledged.length, 1)
      expect(await numberOf(url, 'select count(*)::int as n from signatures')).toBe(signed)
      await expect.poll(() => lettersOut(url)).toBe(signed)
      expect(await confirmAll([one, two], url)).toBe(signed)
      expect(await numberOf(url, 'select sum(confirmed + held)::int as n from petition_counters')).toBe(
        signed,
      )
      expect(await driftIn(url)).toBe(0)
      expect(await numberOf(url, 'select max(attempts)::int as n from letters')).toBe(1)
      expect(await numberOf(url, 'select count(*)::int as n from reconciliations')).toBe(1)
      expect(
        await numberOf(
          url,
          'select deadlocks::int as n from pg_stat_database where datname = current_database()',
        ),
      ).toBe(0)
      for (const { said } of [...servers, ...working]) expect(said()).not.toMatch(/"level":(40|50|60)/)
    })
  },
)

describe.runIf(engine === 'postgres')('while PostgreSQL is away', () => {
  it('kept pages are served, everything else says when to try again, and nobody needs a restart', async () => {
    const postgres = await startPostgres({ lasting: true })
    onTestFinished(() => postgres.stop())
    const url = postgres.url('postgres')
    const { servers } = await aCluster(url, { apps: 1, workers: 1 })
    const [server] = servers as [BuiltServer]
    const stamp = await stampOf(server.port)
    const crowd = signForever(server.port, { stamp, name: 'away', connections: 4 })
    await crowd.reached(50)
    await server.ask(`/petitions/${demonstrationPetition}`)
    await postgres.halt('immediate')
    await expect.poll(() => Object.keys(crowd.answers)).toContain('503')

    expect((await server.ask(`/petitions/${demonstrationPetition}`)).status).toBe(200)
    expect((await server.ask('/health')).status).toBe(503)
    for (const path of ['/es/sources', '/petitions/obey-the-courts.json', '/petitions?q=court']) {
      const answer = await server.ask(path)
      expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '30'])
    }
    await crowd.stop()
    expect(Object.keys(crowd.answers).sort()).toEqual(['303', '503'])

    await postgres.resume()
    const again = signForever(server.port, { stamp, name: 'again', connections: 4 })
    await again.reached(10)
    await again.stop()
    expect((await server.ask('/es/sources')).status).toBe(200)
    const told = crowd.acknowledged.length + again.acknowledged.length
    expect(await numberOf(url, 'select count(*)::int as n from signatures')).toBeGreaterThanOrEqual(told)
    expect(await driftIn(url)).toBe(0)
    // Those that the worker held at that moment come back to it with the end of their lease.
    const untried = `select count(*)::int as n from letters where state = 'queued' and attempts = 0`
    await expect.poll(() => numberOf(url, untried)).toBe(0)
  })
})
