import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freePort } from '../support/free-port'

const entry = 'build/server/index.js'

/** The built product in a process of its own, with an empty database of its own. */
function aServer(port: number) {
  const data = mkdtempSync(join(tmpdir(), 'amparo-built-'))
  const settings = {
    PORT: String(port),
    AMPARO_DATA: data,
    DATABASE_URL: join(data, 'a.db'),
    LOG_LEVEL: 'info',
  }
  const unset = { NODE_ENV: undefined, HOST: undefined, PUBLIC_ORIGIN: undefined }
  const env = { ...process.env, ...unset, ...settings } as unknown as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'close') as Promise<[number | null]>
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.includes('Amparo is open') && resolve())
    void ended.then(() => reject(new Error(said)))
  })
  opened.catch(() => {})
  return {
    child,
    opened,
    ended,
    said: () => said,
    ask: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
  }
}

describe('the built server', () => {
  it('opens, tells where, answers, and leaves when told to, twice', async () => {
    const port = freePort()
    const server = aServer(port)
    await server.opened
    expect(server.said()).toMatch(new RegExp(`http://127.0.0.1:${port}.*trial.*/outbox`))
    expect(await (await server.ask('/health')).json()).toEqual({ status: 'ok' })
    const page = await server.ask('/?secret=canary')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    server.child.kill('SIGTERM')
    server.child.kill('SIGINT')
    server.child.kill('SIGTERM')
    expect((await server.ended)[0]).toBe(0) // one that takes too long ends itself with another code
    expect(server.said()).not.toContain('canary')
  })

  it('says in one sentence that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    onTestFinished(() => void other.close())
    const server = aServer(port)
    expect((await server.ended)[0]).toBe(1)
    expect(server.said()).toBe(
      `Port ${port} is in use: stop what runs there, or choose another with PORT=…\n`,
    )
  })
})
