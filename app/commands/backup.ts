import { existsSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { copyDatabase, publish, settle } from '../../db/back-up'
import { openDatabase } from '../../db/client'
import { inspectDatabase } from '../../db/inspect'
import { config } from '../config.server'
import { findDrift } from '../petitions/reconcile.server'
import type { Command } from './command'
import { whyStorageRefused } from './storage-sentences'
import { endsWithSignal, fail, progress, say } from './terminal'

export const backup: Command = {
  name: 'backup',
  usage: 'backup <file>',
  does: 'copies the database while the server runs, and checks the copy; the keys are not in it',
  asItStands: true,
  async run([name]) {
    if (!name) return fail(`Usage: ${backup.usage}`)
    const file = resolve(name)
    if (config.dialect === 'postgres') {
      return fail(
        `This database is PostgreSQL, whose own tool copies it while the server runs:\n  pg_dump --format=custom --file=${name} "$DATABASE_URL"`,
      )
    }
    const refusal = whyNot(file)
    if (refusal) return fail(refusal)
    const copy = `${file}.partial-${process.pid}`
    const forget = () =>
      ['', '-wal', '-shm', '-journal'].forEach((end) => rmSync(copy + end, { force: true }))
    const release = endsWithSignal(forget)
    try {
      return await copyAndCheck(copy, file)
    } catch (error) {
      const sentence = whyStorageRefused(error, dirname(file))
      if (!sentence) throw error
      return fail(`${sentence} No backup was made.`)
    } finally {
      forget()
      release()
    }
  },
}

function whyNot(file: string): string | null {
  if (existsSync(file)) return `${file} exists already, and a backup replaces nothing: choose another name.`
  if (!existsSync(dirname(file))) return `There is no folder ${dirname(file)}.`
  if (!existsSync(config.databaseUrl)) return `There is no database at ${config.databaseUrl}.`
  const { bavail, bsize } = statfsSync(dirname(file))
  const { size } = statSync(config.databaseUrl)
  if (bavail * bsize > size) return null
  return `The disk of ${dirname(file)} is too full: the backup needs ${mebibytes(size)}, ${mebibytes(bavail * bsize)} are free. No backup was made.`
}

async function copyAndCheck(copy: string, file: string): Promise<number> {
  await copyDatabase(config.databaseUrl, copy, (done, of) => progress('pages copied', done, of))
  const verdict = inspectDatabase(copy)
  if (verdict.outcome !== 'sound') {
    const what =
      verdict.outcome === 'damaged' ? `damaged: ${verdict.finding}` : 'not one of this version of Amparo'
    return fail(`The database itself is ${what}. No backup was made; the database stays as it is.`)
  }
  const drift = verdict.migrationsMissing ? null : await countCopy(copy)
  settle(copy)
  const { size } = statSync(copy)
  publish(copy, file)
  say(`${file} holds the database, ${mebibytes(size)}; every page and every reference was checked`)
  if (drift === null)
    say('Its totals were not counted: it is older than this program, which updates it at its next start.')
  else if (drift.length)
    say(`${drift.length} totals differ from the signatures, here and there: run "recount"`)
  else say('Its totals equal its signatures.')
  say('The keys are not in it. Keep them somewhere else: without them nobody can read or recognise a signer.')
  return 0
}

async function countCopy(copy: string) {
  const database = openDatabase('sqlite', copy)
  try {
    return await findDrift(database, (done, of) => progress('petitions counted', done, of))
  } finally {
    await database.close()
  }
}

const mebibytes = (bytes: number) => `${Math.max(0.1, bytes / 2 ** 20).toFixed(1)} MiB`
