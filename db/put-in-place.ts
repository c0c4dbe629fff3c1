import Client from 'better-sqlite3'
import { existsSync, linkSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { flush } from './back-up'
import { codeOf } from './outage'

const beside = ['-wal', '-shm', '-journal']

/**
 * Whether a process has a database open; asks SQLite's own locks, which end with the process that holds them. Where
 * nobody has, its write-ahead log is emptied into it. `unreadable`: it is so damaged that nobody can tell.
 */
export function askWhetherOpen(file: string): 'open' | 'free' | 'unreadable' {
  const client = new Client(file, { timeout: 500 })
  try {
    client.pragma('locking_mode = EXCLUSIVE')
    client.pragma('journal_mode = DELETE')
    client.exec('begin exclusive; rollback')
    return 'free'
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'open'
    if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code)) return 'unreadable'
    throw error
  } finally {
    client.close()
  }
}

/** A database for this process alone, until it is closed; null while another process has it open. */
export function openAlone(file: string): Client.Database | null {
  if (askWhetherOpen(file) === 'open') return null
  const client = new Client(file, { fileMustExist: true, timeout: 500 })
  client.pragma('locking_mode = EXCLUSIVE')
  client.exec('begin exclusive')
  return client
}

/**
 * Puts a settled database where another one is or was; there is one at every moment. The old one is kept under the
 * returned name, with what may lie beside it.
 */
export function putInPlace(fresh: string, file: string, now = new Date()): string | null {
  const kept = `${file}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`
  const replaces = existsSync(file)
  if (replaces) linkSync(file, kept)
  for (const suffix of beside) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  renameSync(fresh, file)
  flush(dirname(file))
  return replaces ? kept : null
}
