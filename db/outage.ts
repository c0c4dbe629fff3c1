/**
 * The storage itself failed: a full disk, a read-only file, a server that is away. Whoever gets this may try again
 * later. Nothing was stored, unless the connection to PostgreSQL broke in the middle of a commit.
 */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
  constructor(cause: unknown) {
    super(`The database is not available: ${codeOf(cause) ?? (cause as Error)?.message}`, { cause })
  }
}

/** The code an engine gave: `SQLITE_FULL`, `40001`, `ECONNREFUSED`; Drizzle and we keep it in `cause`. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') return code
  }
}

const sqlite = /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB|PROTOCOL|NOMEM)/
// SQLSTATE classes: 08 connection, 53 resources, 57 operator (shutdown, timeout), 58 system, F0 and XX internal; 25006 read-only.
const postgres = /^(08|53|57|58|F0|XX)[0-9A-Z]{3}$|^25006$/
const system =
  /^(ENOSPC|EROFS|EDQUOT|EIO|EMFILE|ENFILE|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const driver =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection|Query read timeout)/

/** Whether an error of a read or a write means "try later" (503) and not "this is a bug" (500). */
export function isOutage(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof StorageUnavailable || driver.test(at.message)) return true
    const { code, syscall } = at as { code?: unknown; syscall?: unknown }
    if (syscall === 'connect') return true
    if (typeof code === 'string' && [sqlite, postgres, system].some((known) => known.test(code))) return true
  }
  return false
}

/** The error as callers should see it. */
export const outageOr = (error: unknown): unknown =>
  isOutage(error) && !(error instanceof StorageUnavailable) ? new StorageUnavailable(error) : error

/** Whether a row was refused because another has what may stand in one alone. */
export const isDuplicate = (error: unknown): boolean =>
  /^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/.test(codeOf(error) ?? '')
