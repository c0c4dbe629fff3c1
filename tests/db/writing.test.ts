import { eq, sql } from 'drizzle-orm'
import { EventEmitter, once } from 'node:events'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { config } from '../../app/config.server'
import {
  StorageUnavailable,
  db,
  isOutage,
  openDatabase,
  prepared,
  tally,
  type Slots,
  type Tx,
} from '../../db/client'
import { blockedDomains, petitionCounters, petitions } from '../../db/schema'
import { asAdmin, engine } from '../support/database'
import { aPetition } from './rows'

let petition: string
let other: string
beforeAll(async () => {
  petition = await db.write((tx) => aPetition(tx, 'counted'))
  other = await db.write((tx) => aPetition(tx, 'other'))
})
beforeEach(async () => {
  await db.write(async (tx) => {
    await tx.delete(blockedDomains)
    await tx.update(petitionCounters).set({ confirmed: 0 })
  })
})
afterAll(() => db.close())

const block = (tx: Tx, pattern: string) => tx.insert(blockedDomains).values({ pattern })
const blocked = async () => (await db.read.select().from(blockedDomains)).map((row) => row.pattern).sort()
const confirmed = async (id = petition) =>
  (await db.read.select().from(petitionCounters).where(eq(petitionCounters.petitionId, id)))[0]!.confirmed

/** Adds to the petition's total as the product does, and notes each statement that does so. */
const applied: { id: string; add: number }[] = []
const count = (tx: Tx, id = petition, add = 1) =>
  tally(tx, `confirmed:${id}`, add, (tx, sum) => {
    applied.push({ id, add: sum })
    return tx
      .update(petitionCounters)
      .set({ confirmed: sql`${petitionCounters.confirmed} + ${sum}` })
      .where(eq(petitionCounters.petitionId, id))
  })
beforeEach(() => void applied.splice(0))

/** How many transactions the units were spread over: the engine tells each one's own. */
const transaction = async (tx: Tx) => {
  if (engine === 'sqlite') return undefined
  const [row] = await tx.select({ id: sql<string>`pg_current_xact_id()::text` }).from(sql`(select 1) as one`)
  return row!.id
}

/** A batch takes units for a certain time; with the clock standing still it takes all it has room for. */
const timeStands = () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  return () => void vi.useRealTimers()
}

const names = (n: number) => Array.from({ length: n }, (_, i) => `${String(i).padStart(4, '0')}.example`)

describe('a unit', () => {
  test('returns its value once others can read what it wrote', async () => {
    expect(await db.write(async (tx) => (await block(tx, 'a.example'), 'done'))).toBe('done')
    expect(await blocked()).toEqual(['a.example'])
  })

  test('that throws leaves no trace, and its caller gets the same error', async () => {
    const reason = new Error('changed my mind')
    const unit = db.write(async (tx) => {
      await block(tx, 'a.example')
      throw reason
    })
    await expect(unit).rejects.toBe(reason)
    expect(await blocked()).toEqual([])
  })

  test('that throws before its first query does no harm either', async () => {
    const units = [
      db.write(() => {
        throw new Error('at once')
      }),
      db.write((tx) => block(tx, 'b.example')),
    ]
    expect((await Promise.allSettled(units)).map((u) => u.status)).toEqual(['rejected', 'fulfilled'])
  })

  test('one failing unit leaves its neighbours standing', async () => {
    await db.write((tx) => block(tx, 'taken.example'))
    const units = names(20).map((name, i) =>
      db.write(async (tx) => {
        await block(tx, name)
        count(tx)
        if (i === 7) await block(tx, 'taken.example')
      }),
    )
    const outcomes = await Promise.allSettled(units)
    expect(outcomes.flatMap((o, i) => (o.status === 'rejected' ? [i] : []))).toEqual([7])
    expect(await blocked()).toEqual([...names(20).filter((_, i) => i !== 7), 'taken.example'])
    expect(await confirmed()).toBe(19)
  })

  test('cannot write from inside another, which would wait for itself', async () => {
    await expect(db.write(async () => db.write((tx) => block(tx, 'a.example')))).rejects.toThrow('use its tx')
  })

  test('that tries to holds nobody up', async () => {
    const trying = db.write(async () => db.write((tx) => block(tx, 'inside.example')))
    const next = db.write((tx) => block(tx, 'next.example'))
    await expect(trying).rejects.toThrow('use its tx')
    await next
    await db.write((tx) => block(tx, 'later.example'))
    expect(await blocked()).toEqual(['later.example', 'next.example'])
  })

  test('that takes longer than a turn makes whoever writes at the same time wait, and refuses nobody', async () => {
    const gate = new EventEmitter()
    const begun = once(gate, 'begun')
    const open = once(gate, 'open')
    const slow = db.write(async (tx) => {
      gate.emit('begun')
      await open
      await block(tx, 'slow.example')
    })
    await begun
    for (let turns = 0; turns < 3; turns++) await turn()
    const others = ['b.example', 'c.example'].map((name) => db.write((tx) => block(tx, name)))
    for (let turns = 0; turns < 3; turns++) await turn()
    gate.emit('open')
    await Promise.all([slow, ...others])
    expect(await blocked()).toEqual(expect.arrayContaining(['b.example', 'c.example', 'slow.example']))
  })

  test('may refuse by a foreign key', async () => {
    const id = '01900000-0000-7000-8000-000000000000'
    const unit = db.write(async (tx) => void (await tx.insert(petitionCounters).values({ petitionId: id })))
    await expect(unit).rejects.toSatisfy((error) => !isOutage(error))
  })
})

describe('units that wait', () => {
  test('share few transactions', async () => {
    onTestFinished(timeStands())
    const units = names(200).map((name) =>
      db.write(async (tx) => (await block(tx, name), count(tx), transaction(tx))),
    )
    const seen = new Set(await Promise.all(units))
    const [most, transactions] = engine === 'postgres' ? [64, 4] : [128, 2]
    if (engine === 'postgres') expect(seen.size).toBe(transactions)
    expect(applied).toHaveLength(transactions)
    expect(Math.max(...applied.map(({ add }) => add))).toBe(most)
    expect(await blocked()).toHaveLength(200)
  })

  test('each get their own value', async () => {
    const values = await Promise.all(
      names(50).map((name) => db.write(async (tx) => (await block(tx, name), name))),
    )
    expect(values).toEqual(names(50))
  })
})

describe('a tally', () => {
  beforeEach(timeStands)

  test('sums a counter once per batch', async () => {
    await Promise.all(names(30).map(() => db.write(async (tx) => count(tx))))
    expect(applied).toEqual([{ id: petition, add: 30 }])
    expect(await confirmed()).toBe(30)
  })

  test('applies the keys in their order, whichever came first', async () => {
    const [first, second] = [petition, other].sort()
    await Promise.all([db.write(async (tx) => count(tx, second)), db.write(async (tx) => count(tx, first))])
    expect(applied.map(({ id }) => id)).toEqual([first, second])
  })

  test('is forgotten when its unit fails', async () => {
    const units = [1, 2, 3].map((n) =>
      db.write(async (tx) => {
        count(tx, petition, n)
        if (n === 2) throw new Error('no')
      }),
    )
    await Promise.allSettled(units)
    expect(await confirmed()).toBe(4)
  })

  test('that comes to nothing costs no statement', async () => {
    await Promise.all([1, -1].map((n) => db.write(async (tx) => count(tx, petition, n))))
    expect(applied).toEqual([])
  })

  test('that cannot be applied fails those who counted on it, not their neighbours', async () => {
    const broken = db.write(async (tx) =>
      tally(tx, 'broken', 1, () => Promise.reject(new Error('no such counter'))),
    )
    const sound = db.write(async (tx) => count(tx))
    await expect(broken).rejects.toThrow('no such counter')
    await sound
    expect(await confirmed()).toBe(1)
  })

  test('outside a unit says so', async () => {
    let kept: Tx
    await db.write(async (tx) => void (kept = tx))
    expect(() => count(kept)).toThrow('outside a unit of db.write')
  })
})

describe('a prepared query', () => {
  const insert = prepared(
    'test_block',
    (tx: Tx, p: Slots<{ pattern: string; note: string | null; now: number }>) =>
      tx
        .insert(blockedDomains)
        .values({ pattern: p.pattern, note: p.note, createdAt: p.now })
        .onConflictDoNothing()
        .returning({ pattern: blockedDomains.pattern }),
  )

  test('runs with other values each time, in any transaction', async () => {
    const row = (pattern: string) => ({ pattern, note: null, now: 1 })
    const units = [...names(100), '0000.example'].map((name) => db.write((tx) => insert(tx, row(name))))
    const rows = (await Promise.all(units)).flat()
    expect(rows.map((r) => r.pattern)).toEqual(names(100))
  })

  test('is built once per connection', async () => {
    let built = 0
    const select = prepared('test_select', (tx: Tx, p: Slots<{ slug: string }>) => {
      built++
      return tx.select({ id: petitions.id }).from(petitions).where(eq(petitions.slug, p.slug))
    })
    for (let i = 0; i < 20; i++) {
      const found = await db.write((tx) => select(tx, { slug: i % 2 ? 'counted' : 'nobody' }))
      expect(found).toEqual(i % 2 ? [{ id: petition }] : [])
    }
    expect(built).toBe(1)
  })
})

test('reads go on while a unit is under way, and see only what is committed', async () => {
  await db.write(async (tx) => {
    await block(tx, 'a.example')
    expect(await blocked()).toEqual([])
  })
  expect(await blocked()).toEqual(['a.example'])
})

test('answers a ping', async () => {
  await db.ping()
})

test('finishes what waits before it closes', async () => {
  const own = openDatabase(config.dialect, config.databaseUrl)
  const units = names(5).map((name) => own.write((tx) => block(tx, name)))
  await own.close()
  await Promise.all(units)
  expect(await blocked()).toEqual(names(5))
})

describe.runIf(engine === 'postgres')('when the server closes our connections', () => {
  /** Returns when they are gone; the server has told us so before. */
  const cut = () =>
    asAdmin(async (admin) => {
      const ours = `from pg_stat_activity where application_name = 'amparo' and datname = $1`
      const name = [/\/(\w+)\?/.exec(config.databaseUrl)![1]]
      await admin.query(`select pg_terminate_backend(pid) ${ours}`, name)
      while ((await admin.query(`select ${ours}`, name)).rowCount) await wait(10)
    })

  test('idle ones are replaced in silence', async () => {
    await db.write((tx) => block(tx, 'a.example'))
    await cut()
    await wait(0) // what the server said has been read
    await db.write((tx) => block(tx, 'b.example'))
    expect(await blocked()).toEqual(['a.example', 'b.example'])
  })

  test('the batch under way is told that the storage failed, and the next one succeeds', async () => {
    const unit = db.write(async (tx) => {
      await block(tx, 'a.example')
      await cut()
      await block(tx, 'b.example')
    })
    await expect(unit).rejects.toBeInstanceOf(StorageUnavailable)
    expect(await blocked()).toEqual([])
    await db.write((tx) => block(tx, 'c.example'))
  })
})
