import Client from 'better-sqlite3'
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** Pages copied between two breaths; 8 MiB. */
const AT_A_TIME = 2048

/**
 * Copies a SQLite database as it stands at this moment, while others write to it. The reading transaction that is held
 * open keeps the moment: without it every commit of another process makes the copy begin again, and under load it never
 * ends. Nobody waits for it; the write-ahead log cannot be emptied meanwhile and grows.
 */
export async function copyDatabase(
  from: string,
  to: string,
  report: (done: number, of: number) => void = () => {},
): Promise<void> {
  closeSync(openSync(to, 'wx', 0o600))
  const source = new Client(from, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    source.exec('begin')
    source.prepare('select count(*) from sqlite_master').get()
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        if (totalPages) report(totalPages - remainingPages, totalPages)
        return AT_A_TIME
      },
    })
  } finally {
    source.close()
  }
}

/** Makes a database that nobody has open one file with nothing beside it, and waits until it is on the disk. */
export function settle(file: string): void {
  const client = new Client(file, { timeout: 0 })
  try {
    client.pragma('journal_mode = DELETE')
  } finally {
    client.close()
  }
  flush(file)
}

/** Gives a finished file its name for good; both are in one folder. @throws EEXIST when the name is taken. */
export function publish(temporary: string, name: string): void {
  linkSync(temporary, name)
  rmSync(temporary)
  flush(dirname(name))
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
