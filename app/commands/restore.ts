import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { settle } from '../../db/back-up'
import { openDatabase } from '../../db/client'
import { inspectDatabase, type Verdict } from '../../db/inspect'
import { migrate } from '../../db/migrate'
import { askWhetherOpen, putInPlace } from '../../db/put-in-place'
import { reconciliations } from '../../db/schema'
import { config } from '../config.server'
import { findDrift } from '../petitions/reconcile.server'
import type { Command } from './command'
import { recount } from './recount'
import { whyStorageRefused } from './storage-sentences'
import { endsWithSignal, fail, progress, say } from './terminal'

export const restore: Command = {
  name: 'restore',
  usage: 'restore <file> [--force]',
  does: 'checks a backup and makes it the database; the server must be stopped, and --force keeps the old one beside it',
  asItStands: true,
  async run(args) {
    const force = args.includes('--force')
    const [name] = args.filter((arg) => arg !== '--force')
    if (!name) return fail(`Usage: ${restore.usage}`)
    if (config.dialect === 'postgres') {
      return fail(
        `This database is PostgreSQL, whose own tool restores it:\n  pg_restore --clean --if-exists --dbname "$DATABASE_URL" ${name}`,
      )
    }
    const [file, place] = [resolve(name), config.databaseUrl]
    const refusal = whyNot(file, place, force)
    if (refusal) return fail(refusal)
    const fresh = `${place}.restoring-${process.pid}`
    const forget = () =>
      ['', '-wal', '-shm', '-journal'].forEach((end) => rmSync(fresh + end, { force: true }))
    const release = endsWithSignal(forget)
    try {
      const problem = await prepare(file, fresh, force)
      if (problem) return fail(problem)
      // Checking takes a while: somebody may have started the server meanwhile.
      if (existsSync(place) && askWhetherOpen(place) === 'open') return fail(stopFirst)
      const kept = putInPlace(fresh, place)
      if (kept) say(`The database that was there is kept as ${kept}`)
      say(`${place} is restored from ${file}`)
    } catch (error) {
      const sentence = whyStorageRefused(error, dirname(place))
      if (!sentence) throw error
      return fail(`${sentence} Nothing was restored.`)
    } finally {
      forget()
      release()
    }
    return recount.run([])
  },
}

const stopFirst =
  'The server is running, or another program has the database open: stop it first. Nothing was restored.'

function whyNot(file: string, place: string, force: boolean): string | null {
  if (!existsSync(file) || !statSync(file).isFile()) return `There is no file ${file}.`
  if (!existsSync(place)) return null
  if (statSync(file).ino === statSync(place).ino && statSync(file).dev === statSync(place).dev)
    return `${file} is the database itself.`
  if (askWhetherOpen(place) === 'open') return stopFirst
  return force
    ? null
    : `There is a database at ${place} already. With --force it is kept beside the restored one. Nothing was restored.`
}

/** Makes a checked copy at the newest schema. @returns why the file cannot be restored, or null */
async function prepare(file: string, fresh: string, force: boolean): Promise<string | null> {
  mkdirSync(dirname(fresh), { recursive: true })
  copyFileSync(file, fresh, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  chmodSync(fresh, 0o600)
  // A copy of the files of a server that was killed has its last signatures here.
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${fresh}-wal`)
  const verdict = inspectDatabase(fresh)
  if (verdict.outcome !== 'sound') return `${whatIsWrong(file, verdict)} Nothing was restored.`
  say(`${file} is whole: every page and every reference was checked`)
  await migrate('sqlite', fresh)
  if (verdict.migrationsMissing) say(`${verdict.migrationsMissing} newer migrations were applied to the copy`)
  const database = openDatabase('sqlite', fresh)
  try {
    const drift = await findDrift(database, (done, of) => progress('petitions counted', done, of))
    for (const { slug, counter, stood, counted } of drift)
      say(`${slug}: ${counter} stands at ${stood}, is ${counted}`)
    if (drift.length && !force)
      return `${drift.length} totals in ${file} differ from its signatures: something changed it by hand. With --force it is restored and counted again. Nothing was restored.`
    // A count that was under way when the backup was made will not go on.
    await database.write(async (tx) => void (await tx.update(reconciliations).set({ running: null })))
  } finally {
    await database.close()
  }
  settle(fresh)
  return null
}

function whatIsWrong(file: string, verdict: Exclude<Verdict, { outcome: 'sound' }>): string {
  if (verdict.outcome === 'not-sqlite') return `${file} is not a SQLite database.`
  if (verdict.outcome === 'foreign') return `${file} is a SQLite database, but not one of Amparo.`
  if (verdict.outcome === 'newer')
    return `${file} was made by a newer version of Amparo: install that one first.`
  return `${file} is damaged: ${verdict.finding.replace(/\s+/g, ' ').slice(0, 200)}.`
}
