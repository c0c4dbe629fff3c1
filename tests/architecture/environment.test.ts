import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const readsEnvironment = /process\s*(\.|\?\.|\[\s*['"])\s*env\b|\benv\b[^\n]*from 'node:process'/

it('only the configuration reads the environment', () => {
  const sources = ['app', 'db', 'emails']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
  const readers = sources.filter(
    (file) => /\.tsx?$/.test(file) && readsEnvironment.test(readFileSync(file, 'utf8')),
  )
  expect(readers).toEqual([join('app', 'config.server.ts')])
})
