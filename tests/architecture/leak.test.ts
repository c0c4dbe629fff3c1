import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'amparo-leak-'))
const pages = join('app', 'routes', '/')
const route = join(folder, 'app', 'routes', 'leak.tsx')

/** The product as it is, with one page instead of its own: each would be built anew. Its node_modules are ours. */
beforeAll(() => {
  for (const part of [
    'app',
    'db',
    'emails',
    'package.json',
    'vite.config.ts',
    'remix.config.js',
    'tsconfig.json',
  ]) {
    cpSync(part, join(folder, part), { recursive: true, filter: (path) => !path.startsWith(pages) })
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'app', 'routes'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function build(page: string): Promise<string> {
  writeFileSync(route, page)
  const cli = resolve('node_modules/@remix-run/dev/dist/cli.js')
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' }
  return promisify(execFile)(process.execPath, [cli, 'vite:build'], { cwd: folder, env }).then(
    () => 'built',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  )
}

const component = 'export default function Leak() { return <p>{String(leak)}</p> }'

describe('the build', { timeout: 120_000 }, () => {
  it('takes a page whose loader alone uses the server', async () => {
    const page =
      "import { db as leak } from '../../db/client'\nexport const loader = () => { leak; return null }"
    expect(await build(`${page}\nexport default function Fine() { return <p /> }`)).toBe('built')
  })

  it('fails when a component imports the database', async () => {
    expect(await build(`import { db as leak } from '../../db/client'\n${component}`)).toMatch(
      /denied|Import denied/i,
    )
  })

  it('fails when a component imports the schema', async () => {
    expect(await build(`import { petitions as leak } from '../../db/schema'\n${component}`)).toMatch(
      /denied/i,
    )
  })

  it('fails when a component imports a server file', async () => {
    const page = `import { log as leak } from '../platform/log.server'\n${component}`
    expect(await build(page)).toMatch(/Server-only module referenced by client/i)
  })
})
