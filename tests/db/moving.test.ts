import Client from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { environmentOf, placeIn, startBuiltServer, type Place } from '../support/built-server'
import { asAdmin, emptyDatabase, engine, freshDatabase, freshFolder } from '../support/database'
import { query } from '../support/kept'
import { postSignature, stampOf } from '../support/signers'

const run = (place: Place, ...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { env: environmentOf(place) })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  return { child, ended }
}
const moveTo = (place: Place, url: string) => run(place, 'app/cli.ts', 'move-to', url)

const rowsIn = (url: string, table: string) =>
  asAdmin(async (admin) => (await admin.query(`select count(*)::int as n from ${table}`)).rows[0].n, url)

/** Every index and constraint. */
const shapeOf = (url: string) =>
  asAdmin(async (admin) => {
    const { rows } = await admin.query(
      `select indexdef as shape from pg_indexes where schemaname = 'public' union all
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace order by 1`,
    )
    return rows.map(({ shape }) => shape as string)
  }, url)

describe.runIf(engine === 'postgres')('moving to PostgreSQL', () => {
  const place = placeIn(engine === 'postgres' ? freshFolder() : '')
  let petition: string

  beforeAll(async () => {
    const planted = await run(place, 'tests/support/plant-everything.ts', '12000').ended
    expect(planted).toEqual({ code: 0, said: '' })
    petition = query<string>(place.file, 'select slug from petitions order by created_at desc limit 1')[0]!
  })

  it('goes on where it was killed, takes over what changed, and the product works on the copy', async () => {
    const url = await emptyDatabase()
    const first = moveTo(place, url)
    const begun = () => rowsIn(url, 'signatures').catch(() => 0)
    await expect.poll(begun).toBeGreaterThan(0)
    first.child.kill('SIGKILL')
    await first.ended
    expect(await begun()).toBeLessThan(12_000)

    const server = await startBuiltServer(place)
    const live = await moveTo(place, url).ended
    expect(live).toMatchObject({ code: 0, said: expect.stringContaining('stop the server') })
    const stamp = await stampOf(server.port)
    expect((await postSignature(server.port, { email: 'late@example.org', stamp })).status).toBe(303)
    await server.end('SIGTERM')
    await expect(startBuiltServer(place, { DATABASE_URL: url })).rejects.toThrow(
      'a copy that is not finished',
    )

    const last = await moveTo(place, url).ended
    expect(last).toMatchObject({ code: 0, said: expect.stringContaining('equal, row for row') })
    for (const table of ['signatures', 'letters', 'donations', 'receipts', 'mailing_recipients']) {
      const n = query<number>(place.file, `select count(*) from ${table}`)[0]!
      expect(n).toBeGreaterThan(0)
      expect(await rowsIn(url, table)).toBe(n)
      expect(last.said).toMatch(new RegExp(`^${table} +${n} rows .* equal$`, 'm'))
    }
    expect(await shapeOf(url)).toEqual(await shapeOf(await freshDatabase()))

    const moved = await startBuiltServer(place, { DATABASE_URL: url })
    onTestFinished(() => void moved.child.kill('SIGKILL'))
    expect(await (await moved.ask(`/petitions/${petition}`)).text()).toContain('Número')
    for (const email of ['late@example.org', 'new@example.org'])
      expect((await postSignature(moved.port, { email, stamp })).status).toBe(303)
    const signed = query<number>(place.file, 'select count(*) from signatures')[0]!
    expect(await rowsIn(url, 'signatures')).toBe(signed + 1) // one of them had signed
  })

  it('refuses a database that somebody uses, and a copy of another installation', async () => {
    const used = await freshDatabase()
    expect(await moveTo(place, used).ended).toMatchObject({
      code: 1,
      said: expect.stringContaining('tables in that database already'),
    })
    const theirs = await emptyDatabase()
    const other = placeIn(freshFolder())
    const open = new Client(place.file) // a copy that cannot be finished
    onTestFinished(() => void open.close())
    open.pragma('journal_mode = WAL')
    open.prepare('select count(*) from petitions').get()
    expect(await moveTo(place, theirs).ended).toMatchObject({ code: 0 })
    await run(other, 'tests/db/migrates.ts').ended
    expect(await moveTo(other, theirs).ended).toMatchObject({
      code: 1,
      said: expect.stringContaining('another installation'),
    })
  })
})
