import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../support/free-port'
import { onCore } from './pinned'

export type Product = Awaited<ReturnType<typeof startProduct>>

const token = 'for-this-run-alone'

/** The built product on a core of its own, over the database of a folder; it logs to a file, as in production. */
export async function startProduct(folder: string, nodeOptions: string[] = []) {
  const port = freePort()
  const log = join(folder, 'log')
  const out = openSync(log, 'a')
  const env = { PORT: String(port), ...environmentOf(folder) }
  const child = onCore(0, [...nodeOptions, 'build/server/index.js'], env, ['ignore', out, out])
  closeSync(out)
  let over = false
  void once(child, 'exit').then(() => (over = true))
  while (!readFileSync(log, 'utf8').includes(`:${port}. `)) {
    if (over) throw new Error(`The server did not start:\n${readFileSync(log, 'utf8')}`)
    await wait(100)
  }
  return {
    port,
    pid: child.pid!,
    /** A number of `/metrics`, summed over its labels. */
    async metric(name: string): Promise<number> {
      const headers = { Authorization: `Bearer ${token}` }
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
      const values = text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'gm'))
      return [...values].reduce((sum, [, value]) => sum + Number(value), 0)
    },
    /** Bytes of memory now. */
    resident: () => residentOf(child.pid!),
    /** Milliseconds of processor time so far, or null where the system does not tell. */
    cpu: () => cpuOf(child.pid!),
    async stop() {
      child.kill('SIGTERM')
      if (!over) await once(child, 'exit')
    },
  }
}

function cpuOf(pid: number): number | null {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
    return (Number(user) + Number(system)) * 10 // a tick is a hundredth of a second
  } catch {
    return null
  }
}

export function residentOf(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib ?? 0) * 1024
}

export const databaseIn = (folder: string) => join(folder, 'bench.db')

export const environmentOf = (folder: string) => ({
  AMPARO_DATA: folder,
  DATABASE_URL: databaseIn(folder),
  LOG_LEVEL: 'info',
  METRICS_TOKEN: token,
})
