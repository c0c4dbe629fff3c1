import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that is removed after the run. */
    scratch: string
    /** The address of the test's PostgreSQL server, in the project `postgres` alone. */
    postgres?: string
  }
}

export default function ({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-tests-'))
  provide('scratch', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
