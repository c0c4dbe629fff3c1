import { eq, sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase, privately, type Database } from '../../db/client'
import { migrate } from '../../db/migrate'
import { blockedDomains } from '../../db/schema'
import { asAdmin, engine } from '../support/database'
import { startPostgres } from '../support/postgres'

const block = (db: Database, pattern: string) =>
  db.write(async (tx) => void (await tx.insert(blockedDomains).values({ pattern })))

const known = async (db: Database) =>
  (await db.read.select().from(blockedDomains).orderBy(blockedDomains.pattern)).map((row) => row.pattern)

const answeredBy = (db: Database) =>
  db.publicly(async () => {
    const isReplica = sql<boolean>`pg_is_in_recovery()`
    const [answer] = await db.read.select({ isReplica }).from(sql`(select 1) as one`)
    return answer!.isReplica ? 'replica' : 'primary'
  })

/** A primary and a replica that streams from it, with a way to stop the stream. */
async function aPair() {
  const primary = await startPostgres()
  onTestFinished(() => primary.stop())
  await migrate('postgres', primary.url('postgres'))
  const replica = await primary.startReplica()
  onTestFinished(() => replica.stop())
  const replay = (how: 'pause' | 'resume') =>
    asAdmin((admin) => admin.query(`select pg_wal_replay_${how}()`), replica.url('postgres'))
  const db = openDatabase('postgres', primary.url('postgres'), replica.url('postgres'))
  onTestFinished(() => db.close())
  return { primary, replica, replay, db }
}

describe.runIf(engine === 'postgres')('with a replica', () => {
  test('the public reads it, everybody else the primary', async () => {
    const { replay, db } = await aPair()
    await block(db, 'a.example')
    await expect.poll(() => db.publicly(() => known(db))).toEqual(['a.example'])
    await replay('pause')
    await block(db, 'b.example')
    expect(await db.publicly(() => known(db))).toEqual(['a.example'])
    expect(await known(db)).toEqual(['a.example', 'b.example'])
    expect(await db.publicly(() => privately(() => known(db)))).toEqual(['a.example', 'b.example'])
    const inUnit = db.publicly(() =>
      db.write((tx) => tx.select().from(blockedDomains).where(eq(blockedDomains.pattern, 'b.example'))),
    )
    expect(await inUnit).toHaveLength(1)
  })

  test('what must show at once is read from the primary until the replica has it', async () => {
    const { replay, db } = await aPair()
    await replay('pause')
    await block(db, 'a.example')
    db.catchUp()
    expect(await db.publicly(() => known(db))).toEqual(['a.example'])
    await block(db, 'b.example')
    expect(await db.publicly(() => known(db))).toEqual(['a.example', 'b.example'])
    await replay('resume')
    await expect.poll(() => answeredBy(db)).toBe('replica')
    expect(await db.publicly(() => known(db))).toEqual(['a.example', 'b.example'])
  })

  test('the primary answers while it is away, and it answers for the primary', async () => {
    const { primary, replica, db } = await aPair()
    await block(db, 'a.example')
    await expect.poll(() => db.publicly(() => known(db))).toEqual(['a.example'])
    await primary.halt('immediate')
    expect(await db.publicly(() => known(db))).toEqual(['a.example'])
    await expect(known(db)).rejects.toThrow()
    await primary.resume()
    await replica.halt('immediate')
    expect(await db.publicly(() => known(db))).toEqual(['a.example'])
    await replica.resume()
    await expect.poll(() => answeredBy(db)).toBe('replica')
  })
})
