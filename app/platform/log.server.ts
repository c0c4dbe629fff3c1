import { pino, type DestinationStream, type Logger } from 'pino'
import { config, root } from '../config.server'
import type { Config } from '../config.server'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/**
 * An error as it may stand in a log: name, code, and the frames of our own files. Messages are left out, all of them:
 * drizzle, PostgreSQL, zod and JSON.parse quote what a person typed, and no list of harmless messages stays true.
 * The frame says where, the code says what.
 */
export function plainError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` }
  const { code, cause } = error as Error & { code?: unknown }
  // The message stands in front of the frames and may imitate one.
  const at = error.stack?.indexOf(error.message) ?? -1
  const frames = at < 0 ? (error.stack ?? '') : error.stack!.slice(at + error.message.length)
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && /^\w{1,40}$/.test(code) ? { code } : {}),
    stack: frames
      .split('\n')
      .filter((line) => /^\s+at /.test(line) && line.includes(root) && !line.includes('node_modules'))
      .map((line) => line.trim().replaceAll(root, '').slice(0, 200))
      .slice(0, 12),
    ...(cause && depth < 3 ? { cause: plainError(cause, depth + 1) } : {}),
  }
}

/** A log that writes JSON lines and never the message of an error. */
export const createLog = (level: Config['logLevel'], destination?: DestinationStream): Logger =>
  pino(
    { level, base: null, serializers: { err: (error) => plainError(error) } },
    destination as DestinationStream,
  )

/**
 * Standard output, in pieces of some lines: a system call for each is most of what a line costs. They are out within a
 * fifth of a second, and before the process ends by itself.
 */
function linesTogether(): DestinationStream {
  const output = pino.destination({ fd: 1, minLength: 4096, periodicFlush: 200, sync: true })
  process.once('exit', () => output.flushSync())
  return output
}

export const log = createLog(config.logLevel, linesTogether())
