import Client from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from '../../db/migrate'
import { emptyDatabase, engine } from '../support/database'

/** Everything the database says about its own shape, and what was migrated. */
async function shape(address: string) {
  if (engine === 'sqlite') {
    const client = new Client(address, { readonly: true })
    return {
      shape: client.prepare('select type, name, sql from sqlite_schema order by name').all(),
      migrations: client
        .prepare('select hash, created_at from __drizzle_migrations order by created_at')
        .all(),
    }
  }
  const client = new pg.Client(address)
  await client.connect()
  const rows = async (query: string) => (await client.query(query)).rows
  const all = {
    shape: [
      ...(await rows(
        `select table_name, column_name, data_type, is_nullable from information_schema.columns
          where table_schema = 'public' order by 1, 2`,
      )),
      ...(await rows(`select indexdef from pg_indexes where schemaname = 'public' order by 1`)),
    ],
    migrations: await rows('select hash, created_at from drizzle.__drizzle_migrations order by created_at'),
  }
  await client.end()
  return all
}

function migrateInProcess(address: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('tests', 'db', 'migrates.ts')], {
    env: { ...process.env, DATABASE_URL: address },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((ended) => child.once('exit', ended))
}

test('two processes may migrate at once', async () => {
  const address = await emptyDatabase()
  expect(await Promise.all([migrateInProcess(address), migrateInProcess(address)])).toEqual([0, 0])
  const { shape: tables, migrations } = await shape(address)
  expect(tables.length).toBeGreaterThan(20)
  expect(new Set(migrations.map((m) => JSON.stringify(m))).size).toBe(migrations.length)
})

test('several callers in one process may, too', async () => {
  const address = await emptyDatabase()
  await Promise.all([1, 2, 3].map(() => migrate(engine, address)))
})

test('migrating again changes nothing', async () => {
  const address = await emptyDatabase()
  await migrate(engine, address)
  const before = await shape(address)
  await migrate(engine, address)
  expect(await shape(address)).toEqual(before)
})
