import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'amparo-architecture-'))
cpSync('tsconfig.json', join(folder, 'tsconfig.json'))
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const empty = [
  'db/client.ts',
  'emails/frame.ts',
  'app/config.server.ts',
  'app/i18n/index.ts',
  'app/petitions/views.ts',
]

/** What dependency-cruiser says about a small project with the given files. */
function verdict(files: Record<string, string>): string {
  for (const part of ['app', 'db', 'emails']) rmSync(join(folder, part), { recursive: true, force: true })
  const all = {
    ...Object.fromEntries(empty.map((file) => [file, 'export const x = 1\nexport type X = 1'])),
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const cruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    cruise,
    '--config',
    resolve('tests/architecture.cjs'),
    '--output-type',
    'err',
    'app',
    'db',
    'emails',
  ]
  try {
    return execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    return stripVTControlCharacters((error as { stdout: string }).stdout)
  }
}

const wrong = [
  ['a component that queries the database', 'ui-knows-no-rules', 'app/ui/wrong1.tsx', '../../db/client'],
  ['a page that queries the database', 'pages-never-query', 'app/routes/wrong2.tsx', '../../db/client'],
  ['a page that builds a query', 'pages-never-query', 'app/routes/wrong3.tsx', 'drizzle-orm'],
  [
    'a subject that uses a later one',
    'up-from-app-supporters',
    'app/supporters/wrong4.server.ts',
    '../petitions/views',
  ],
  ['a subject that uses a page', 'up-from-app-petitions', 'app/petitions/wrong5.server.ts', '../root'],
  [
    'a platform that uses a subject',
    'up-from-app-platform',
    'app/platform/wrong6.server.ts',
    '../petitions/views',
  ],
  ['a database that uses a subject', 'up-from-db-emails', 'db/wrong7.ts', '../app/petitions/views'],
  ['a database that uses letters', 'db-and-emails-are-strangers', 'db/wrong8.ts', '../emails/frame'],
  ['a letter that uses the database', 'emails-and-db-are-strangers', 'emails/wrong9.tsx', '../db/client'],
  [
    'a subject that knows Remix',
    'framework-stays-at-the-edge',
    'app/petitions/wrong10.server.ts',
    '@remix-run/node',
  ],
  ['a subject that knows React', 'framework-stays-at-the-edge', 'app/petitions/wrong11.server.ts', 'react'],
  ['a letter that knows Remix', 'letters-are-not-pages', 'emails/wrong12.tsx', '@remix-run/react'],
  ['a second door to Stripe', 'one-door-each', 'app/donations/wrong13.server.ts', 'stripe'],
  ['a second door to Resend', 'one-door-each', 'emails/wrong14.tsx', 'resend'],
]

describe('the import rule', () => {
  it('lets imports go down', () => {
    expect(
      verdict({
        'app/routes/home.tsx':
          "import '../petitions/sign.server'\nimport '../ui/button'\nimport '@remix-run/node'",
        'app/ui/button.tsx': "import 'react'\nimport '../i18n'\nimport type { X } from '../petitions/views'",
        'app/petitions/sign.server.ts':
          "import '../supporters/find.server'\nimport '../../db/client'\nimport '../i18n'",
        'app/supporters/find.server.ts': "import '../platform/mail.server'",
        'app/platform/mail.server.ts':
          "import 'nodemailer'\nimport '../../emails/frame'\nimport '../config.server'",
        'emails/letter.tsx': "import 'react'\nimport '../app/i18n'",
      }),
    ).toContain('no dependency violations')
  })

  describe('catches', () => {
    let said = ''
    beforeAll(() => {
      const files = wrong.map(([, , file, imported]) => [
        file,
        `import * as it from '${imported}'\nexport default it`,
      ])
      const round = {
        'app/petitions/round.ts': "export * from './trip'",
        'app/petitions/trip.ts': "export * from './round'",
      }
      said = verdict({ 'app/root.tsx': 'export const x = 1', ...Object.fromEntries(files), ...round })
    })

    it.each(wrong)('%s', (_what, rule, file) => {
      expect(said).toContain(`${rule}: ${file} → `)
    })

    it('imports that go round', () => {
      expect(said).toContain('round: app/petitions/round.ts')
    })
  })
})
