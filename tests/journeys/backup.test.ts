import Client from 'better-sqlite3'
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPetition, countersOf, sign, type APetition } from '../support/petitions'
import { environmentOf, placeIn, type Place } from '../support/built-server'
import { driftIn, integrityOf, query, signaturesIn } from '../support/kept'
import { freshFolder } from '../support/database'

const here: Place = { data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! }

async function amparo(place: Place, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli.ts', ...args], {
    env: environmentOf(place),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

const backup = join(freshFolder(), 'backup.db')
let petition: APetition

/** A place with a database that is a copy of the backup. */
async function aRestoredPlace() {
  const place = placeIn(freshFolder())
  expect((await amparo(place, 'restore', backup)).code).toBe(0)
  return place
}

beforeAll(async () => {
  petition = await aPetition()
  for (let i = 0; i < 20; i++) await sign(petition, `before${i}@example.org`)
  let more = true
  const crowd = (async () => {
    for (let i = 0; more; i++) await sign(petition, `during${i}@example.org`)
  })()
  const made = await amparo(here, 'backup', backup)
  more = false
  await crowd
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('The keys are not in it') })
})

describe('a backup', () => {
  it('made while people sign restores with equal totals and nothing damaged', async () => {
    const place = await aRestoredPlace()
    expect(signaturesIn(place.file)).toBeGreaterThanOrEqual(20)
    expect(signaturesIn(place.file)).toBeLessThanOrEqual((await countersOf(petition)).pending)
    expect(await driftIn(place.file)).toBe(0)
    expect(integrityOf(place.file)).toBe('ok')
  })

  it('replaces nothing, and leaves nothing behind when it cannot be made', async () => {
    const before = readFileSync(backup)
    expect(await amparo(here, 'backup', backup)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/exists already/),
    })
    expect(readFileSync(backup).equals(before)).toBe(true)
    const nowhere = join(freshFolder(), 'none', 'b.db')
    expect(await amparo(here, 'backup', nowhere)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/There is no folder/),
    })
    expect(readdirSync(join(backup, '..'))).toEqual(['backup.db'])
  })
})

describe('restoring', () => {
  it('refuses what is damaged, cut off, foreign or no database, and changes nothing', async () => {
    const folder = freshFolder()
    const file = (name: string) => join(folder, name)
    copyFileSync(backup, file('cut.db'))
    truncateSync(file('cut.db'), 200_000)
    const bytes = readFileSync(backup)
    bytes.fill(0x55, 100_000, 160_000)
    writeFileSync(file('damaged.db'), bytes)
    new Client(file('foreign.db')).exec('create table notes (a)').close()
    writeFileSync(file('text.db'), 'SQLite is not this')
    const place = placeIn(join(folder, 'place'))
    const said = async (name: string) => {
      const { code, said } = await amparo(place, 'restore', file(name), '--force')
      expect(code).toBe(1)
      return said
    }
    expect(await said('cut.db')).toMatch(/is damaged: .*Nothing was restored/)
    expect(await said('damaged.db')).toMatch(/is damaged: .*Nothing was restored/)
    expect(await said('foreign.db')).toMatch(/not one of Amparo/)
    expect(await said('text.db')).toMatch(/not a SQLite database/)
    expect(await said('missing.db')).toMatch(/There is no file/)
    expect(readdirSync(place.data).filter((name) => name !== 'keys.json')).toEqual([])
  })

  it('refuses while the database is open or there already, and with --force keeps the old one', async () => {
    const place = await aRestoredPlace()
    expect(await amparo(place, 'restore', backup)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/already/),
    })
    const open = new Client(place.file)
    open.pragma('journal_mode = WAL')
    open.exec('delete from letters')
    expect(await amparo(place, 'restore', backup, '--force')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/stop it first/),
    })
    open.close()
    expect(await amparo(place, 'restore', backup, '--force')).toMatchObject({ code: 0 })
    const kept = readdirSync(place.data).filter((name) => name.includes('.before-restore-'))
    expect(kept).toHaveLength(1)
    expect(query(join(place.data, kept[0]!), 'select count(*) from letters')).toEqual([0])
    expect(query<number>(place.file, 'select count(*) from letters')[0]).toBeGreaterThan(0)
  })

  it('refuses totals that differ from the signatures, unless forced; then it counts again', async () => {
    const tampered = join(freshFolder(), 'tampered.db')
    copyFileSync(backup, tampered)
    new Client(tampered).exec('update petition_counters set confirmed = 1000').close()
    const place = placeIn(freshFolder())
    expect(await amparo(place, 'restore', tampered)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/confirmed stands at 1000, is 0/),
    })
    expect(await amparo(place, 'restore', tampered, '--force')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/1 totals differed/),
    })
    expect(await driftIn(place.file)).toBe(0)
  })
})
