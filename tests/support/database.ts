import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

/** The engine these tests run on; the vitest project in the output has its name. */
export const engine: 'sqlite' | 'postgres' = inject('postgres') ? 'postgres' : 'sqlite'

export const freshFolder = () => mkdtempSync(join(inject('scratch'), 'it-'))

/** An address of this run's engine where nothing is yet. */
export const freshAddress = () =>
  engine === 'postgres'
    ? addressOf(`test_${randomUUID().replaceAll('-', '')}`)
    : join(freshFolder(), 'amparo.db')

/** Makes the database of an address, with the schema and no rows. */
export async function makeDatabase(address: string): Promise<void> {
  if (engine === 'sqlite') return migrateAt(address)
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(1)') // migrating takes a while: the first file does it, others copy
    const { rowCount } = await admin.query(`select from pg_database where datname = 'migrated'`)
    if (!rowCount) {
      await admin.query('create database migrating')
      await migrateAt(addressOf('migrating'))
      await admin.query('alter database migrating rename to migrated')
    }
    await admin.query(`create database ${nameOf(address)} template migrated`)
  })
}

/** The address of a new database of this run's engine, with the schema and no rows. */
export async function freshDatabase(): Promise<string> {
  const address = freshAddress()
  await makeDatabase(address)
  return address
}

/** Like `freshDatabase`, without the schema. */
export async function emptyDatabase(): Promise<string> {
  const address = freshAddress()
  if (engine === 'postgres') await asAdmin((admin) => admin.query(`create database ${nameOf(address)}`))
  return address
}

const addressOf = (name: string) => inject('postgres')!.replace('/postgres?', `/${name}?`)
const nameOf = (address: string) => /\/(\w+)\?/.exec(address)![1]

export async function asAdmin<T>(
  work: (admin: pg.Client) => Promise<T>,
  url = inject('postgres')!,
): Promise<T> {
  const admin = new pg.Client(url)
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

async function migrateAt(address: string) {
  const { migrate } = await import('../../db/migrate')
  await migrate(engine, address)
}
