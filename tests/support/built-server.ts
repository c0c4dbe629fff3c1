import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from './free-port'

export const builtEntry = 'build/server/index.js'

/** Where an instance keeps its keys and its SQLite database. */
export interface Place {
  data: string
  file: string
}

export const placeIn = (folder: string): Place => ({ data: folder, file: join(folder, 'amparo.db') })

/** The environment of an instance in trial, with nothing of this machine's own settings. */
export function environmentOf(place: Place, settings: Record<string, string> = {}): NodeJS.ProcessEnv {
  const ours = /^(AMPARO_\w+|PUBLIC_ORIGIN|HOST|PORT|NODE_ENV|TRUSTED_PROXIES|METRICS_TOKEN|RESEND_\w+|SMTP_URL|MAIL_\w+)$/
  const others = Object.entries(process.env).filter(([name]) => !ours.test(name))
  const own = { AMPARO_DATA: place.data, DATABASE_URL: place.file, LOG_LEVEL: 'error', ...settings }
  return { ...Object.fromEntries(others), ...own } as unknown as NodeJS.ProcessEnv
}

export interface BuiltServer {
  port: number
  child: ChildProcess
  /** All it wrote to standard output and standard error. */
  said(): string
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Sends a signal and waits for the end. Returns the exit code and the milliseconds it took. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** The built product in a process of its own; resolves when it is open. */
export async function startBuiltServer(
  place: Place,
  settings: Record<string, string> = {},
): Promise<BuiltServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startAt(freePort(), place, settings)
    } catch (error) {
      // Between our looking and its opening somebody else took the port.
      if (tries === 5 || !/ is in use: /.test((error as Error).message)) throw error
    }
  }
}

async function startAt(port: number, place: Place, settings: Record<string, string>): Promise<BuiltServer> {
  const child = spawn(process.execPath, [builtEntry], {
    env: environmentOf(place, { PORT: String(port), ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = once(child, 'close') as Promise<[number | null]>
  const opened = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('Amparo is open')) resolve()
      })
    void ended.then(() => reject(new Error(`The server ended before it was open:\n${said}`)))
  })
  const late = setTimeout(() => child.kill('SIGKILL'), 150_000)
  await opened.finally(() => clearTimeout(late))
  return {
    port,
    child,
    said: () => said,
    ask: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init }),
    async end(signal) {
      const started = Date.now()
      child.kill(signal)
      const [code] = await ended
      return { code, ms: Date.now() - started }
    },
  }
}
