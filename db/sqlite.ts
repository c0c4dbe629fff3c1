import Client from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Reader, Tx } from './database'
import { grouped } from './group'
import { StorageUnavailable, codeOf, isOutage, outageOr } from './outage'
import * as schema from './schema'

/** Compiles each SQL text once: half of what a small statement costs. */
function keepStatements(client: Client.Database) {
  const prepare = client.prepare.bind(client)
  const kept = new Map<string, Client.Statement>()
  client.prepare = ((text: string) => {
    let statement = kept.get(text)
    if (statement) return statement.reader ? statement.raw(false) : statement
    if (kept.size === 500) kept.clear()
    kept.set(text, (statement = prepare(text)))
    return statement
  }) as typeof client.prepare
}

/** Opens the file for writing, made if need be and readable by its owner alone. */
export function openFile(file: string) {
  mkdirSync(dirname(file), { recursive: true })
  closeSync(openSync(file, 'a', 0o600))
  return openExisting(file)
}

/** Makes no file: where a disk is missing, an empty database would be taken for ours. */
function openExisting(file: string) {
  const client = new Client(file, { fileMustExist: true, timeout: 250 }) // ms; the event loop stands still while SQLite waits
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  client.pragma('secure_delete = ON')
  client.pragma('temp_store = MEMORY')
  client.pragma('cache_size = -32768') // KiB
  client.pragma('journal_size_limit = 67108864') // bytes
  return client
}

/** Which file a name stands for at this moment. */
function identityOf(file: string): string {
  const { dev, ino } = statSync(file)
  return `${dev}:${ino}`
}

function openReader(file: string, logger: { logQuery(): void }) {
  const client = new Client(file, { readonly: true, timeout: 250 })
  client.pragma('temp_store = MEMORY')
  client.pragma('cache_size = -32768')
  keepStatements(client)
  const read = drizzle(client, { schema, casing: 'snake_case', logger }) as unknown as Reader
  return { client, read, identity: identityOf(file) }
}

function openWriter(file: string) {
  const client = openExisting(file)
  client.pragma('busy_timeout = 0') // we wait for others ourselves: SQLite would stop the event loop for it
  keepStatements(client)
  const statement = (text: string) => {
    const prepared = client.prepare(text)
    return () => void prepared.run()
  }
  return {
    client,
    tx: drizzle(client, { schema, casing: 'snake_case' }) as unknown as Tx,
    begin: statement('begin immediate'),
    commit: statement('commit'),
    rollback: statement('rollback'),
    mark: statement('savepoint unit'),
    undo: statement('rollback to unit'),
    release: statement('release unit'),
  }
}

/** Milliseconds that a transaction waits for another process to end its own. */
const PATIENCE = 3_000

const isLocked = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_BUSY') ?? false

/** Another process may be writing: asks again and again, and pages are read in between. */
async function begin(writer: ReturnType<typeof openWriter>) {
  const started = performance.now()
  for (let pause = 1; ; pause = Math.min(25, pause * 2)) {
    try {
      return writer.begin()
    } catch (error) {
      if (!isLocked(error) || performance.now() - started > PATIENCE) throw error
      await sleep(pause)
    }
  }
}

/** One connection writes and takes turns, another reads what is committed (WAL); both open at their first use. */
export function openSqlite(file: string): Database {
  let writer: ReturnType<typeof openWriter> | undefined
  let reader: ReturnType<typeof openReader> | undefined
  const reading = () => (reader ??= openReader(file, group.countReads))

  /** After the storage failed, the name may stand for another file: mounted anew, moved, restored. Reading follows. */
  function reopen() {
    const opened = openWriter(file)
    if (reader && reader.identity !== identityOf(file)) reader = undefined // closed once nobody reads from it any more
    return opened
  }

  /** Ends the transaction; a connection that the storage failed, other than by a full disk, is not trusted again. */
  function recover(error: unknown) {
    try {
      if (writer?.client.inTransaction) writer.rollback()
      if (!isOutage(error) || /^SQLITE_(FULL|BUSY)/.test(codeOf(error) ?? '')) return
      writer?.client.close()
    } catch {
      // what cannot even be closed is let go
    }
    writer = undefined
  }

  const group = grouped({
    lanes: 1,
    largest: 128,
    longest: 20,
    isLocked,
    async transaction(work) {
      try {
        writer ??= reopen()
        await begin(writer)
        const value = await work(writer.tx)
        writer.commit()
        return value
      } catch (error) {
        recover(error)
        throw outageOr(error)
      }
    },
    async savepoint(unit) {
      const { client, mark, undo, release } = writer!
      mark()
      try {
        const value = await unit()
        release()
        return value
      } catch (error) {
        // On a full disk SQLite may end the whole transaction by itself, and with it the units before this one.
        if (!client.inTransaction) throw new StorageUnavailable(error)
        undo()
        release()
        throw error
      }
    },
  })

  return {
    get read() {
      return reading().read
    },
    write: group.write,
    work: group.work,
    async checkpoint() {
      for (let tries = 0; tries < 50; tries++) {
        if (tries > 0) await sleep(20)
        if (writer?.client.inTransaction) continue
        try {
          writer ??= reopen()
          // The pages were overwritten when their rows went (secure_delete); the log still holds them as they were.
          const [{ busy }] = writer.client.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
          if (busy === 0) return true
        } catch (error) {
          if (!isLocked(error)) throw outageOr(error)
        }
      }
      return false
    },
    async tell() {},
    hear() {},
    publicly: (work) => work(),
    catchUp() {},
    async ping() {
      reading().client.prepare('select 1').get()
    },
    async close() {
      await group.idle()
      reader?.client.close()
      writer?.client.close()
      reader = writer = undefined
    },
  }
}
