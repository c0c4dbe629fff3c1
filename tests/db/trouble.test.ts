import Client from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { StorageUnavailable, openDatabase, tally, type Tx } from '../../db/client'
import { blockedDomains } from '../../db/schema'
import { engine, freshDatabase } from '../support/database'

const block = (tx: Tx, pattern: string, note = '') => tx.insert(blockedDomains).values({ pattern, note })
const pragma = (tx: Tx, text: string) =>
  (tx as unknown as { run(query: unknown): unknown }).run(sql.raw(`pragma ${text}`))

describe.runIf(engine === 'sqlite')('a SQLite file', () => {
  test('keeps what it acknowledged when killed', async () => {
    const file = await freshDatabase()
    let acknowledged = 0
    for (let round = 0; round < 3; round++) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', join('tests', 'db', 'writes-until-killed.ts'), String(round)],
        {
          env: { ...process.env, DATABASE_URL: file },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      const lines = createInterface(child.stdout)
      const told: string[] = []
      await new Promise<void>((enough) => {
        lines.on('line', (line) => {
          told.push(line)
          if (told.length === 500) {
            child.kill('SIGKILL')
            enough()
          }
        })
      })
      await new Promise((gone) => lines.once('close', gone))
      acknowledged += told.length
      const db = openDatabase('sqlite', file)
      const kept = new Set((await db.read.select().from(blockedDomains)).map((row) => row.pattern))
      expect(told.filter((name) => !kept.has(name))).toEqual([])
      await db.close()
    }
    expect(acknowledged).toBeGreaterThanOrEqual(1500)
    expect(new Client(file).pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  test('recovers after the disk refused a batch, without a restart', async () => {
    const db = openDatabase('sqlite', await freshDatabase())
    const pages = await db.write(async (tx) => {
      await block(tx, 'before.example')
      const [{ n }] = (await tx.select({ n: sql<number>`page_count` }).from(sql`pragma_page_count`)) as [
        { n: number },
      ]
      await pragma(tx, `max_page_count = ${n + 2}`)
      return n
    })
    const huge = 'x'.repeat(20_000)
    const batch = ['a', 'b', 'c'].map((name) =>
      db.write(async (tx) => {
        await block(tx, `${name}.example`, name === 'b' ? huge : '')
        tally(tx, 'k', 1, async () => {})
      }),
    )
    for (const { reason } of (await Promise.allSettled(batch)) as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(StorageUnavailable)
      expect(reason.message).toContain('SQLITE_FULL')
    }
    expect((await db.read.select().from(blockedDomains)).map((row) => row.pattern)).toEqual([
      'before.example',
    ])
    await db.write((tx) => block(tx, 'small.example'))
    await db.write(async (tx) => void (await pragma(tx, `max_page_count = ${pages + 1000}`)))
    await db.write((tx) => block(tx, 'after.example', huge))
    expect(await db.read.select().from(blockedDomains)).toHaveLength(3)
    await db.close()
  })

  test('is not written to by a unit that swallowed the refusal', async () => {
    const db = openDatabase('sqlite', await freshDatabase())
    await db.write(async (tx) => {
      await block(tx, 'before.example')
      const [{ n }] = (await tx.select({ n: sql<number>`page_count` }).from(sql`pragma_page_count`)) as [
        { n: number },
      ]
      await pragma(tx, `max_page_count = ${n + 2}`)
    })
    const unit = db.write(async (tx) => {
      await block(tx, 'a.example', 'x'.repeat(20_000)).catch(() => {})
      await block(tx, 'b.example')
    })
    await expect(unit).rejects.toBeInstanceOf(StorageUnavailable)
    await db.close()
  })

  test('refuses writes while it is read-only, goes on reading, and recovers', async () => {
    const db = openDatabase('sqlite', await freshDatabase())
    await db.write(async (tx) => {
      await block(tx, 'before.example')
    })
    await db.write(async (tx) => void (await pragma(tx, 'query_only = on')))
    const batch = [1, 2].map((n) => db.write((tx) => block(tx, `${n}.example`)))
    for (const { status } of await Promise.allSettled(batch)) expect(status).toBe('rejected')
    expect(await db.read.select().from(blockedDomains)).toHaveLength(1)
    await db.write(async (tx) => void (await pragma(tx, 'query_only = off')))
    await db.write((tx) => block(tx, 'after.example'))
    await db.close()
  })

  test('waits for another process that writes, with the event loop running', async () => {
    const file = await freshDatabase()
    const db = openDatabase('sqlite', file)
    const rival = new Client(file)
    rival.exec('begin immediate')
    let turns = 0
    // The other one ends only if the event loop runs while we wait for it.
    const beat = setInterval(() => ++turns === 2 && rival.exec('commit'), 1)
    await db.write((tx) => block(tx, 'patient.example')).finally(() => clearInterval(beat))
    expect(turns).toBeGreaterThanOrEqual(2)
    await db.close()
  })

  test('says so when the other process does not end, and works once it has', async () => {
    const file = await freshDatabase()
    const db = openDatabase('sqlite', file)
    const rival = new Client(file)
    rival.exec('begin immediate')
    await expect(db.write((tx) => block(tx, 'a.example'))).rejects.toBeInstanceOf(StorageUnavailable)
    rival.exec('commit')
    await db.write((tx) => block(tx, 'b.example'))
    await db.close()
  })

  test('can be read by its owner alone', async () => {
    const file = await freshDatabase()
    const db = openDatabase('sqlite', file)
    await db.write((tx) => block(tx, 'a.example'))
    const modes = spawnSync('stat', ['-c', '%a', file, `${file}-wal`], { encoding: 'utf8' }).stdout.split(
      '\n',
    )
    expect(modes.slice(0, 2)).toEqual(['600', '600'])
    await db.close()
  })
})

test('a database that cannot be reached is an outage, and is used once it is there', async () => {
  const away =
    engine === 'sqlite'
      ? join(await freshDatabase(), 'not-a-folder', 'amparo.db')
      : 'postgres://nobody@127.0.0.1:1/nothing'
  const db = openDatabase(engine, away)
  const units = [1, 2, 3].map((n) => db.write((tx) => block(tx, `${n}.example`)))
  for (const outcome of await Promise.allSettled(units)) {
    expect(outcome.status).toBe('rejected')
  }
  await expect(db.ping()).rejects.toThrow()
  await db.close()
})
