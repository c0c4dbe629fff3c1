import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { postgresPackage } from './tests/support/postgres'

const onEachEngine =
  'tests/{db,supporters,petitions,evidence,platform,accounts,paper,deliveries,figures,exports,workshop,review,mailings,donations}/**/*.test.{ts,tsx}'
const once = 'tests/{architecture,door,emails,i18n,ui,journeys}/**/*.test.{ts,tsx}'
const postgresIsHere = existsSync(`node_modules/${postgresPackage}`)

// A slow or busy machine is no failure: these end only what would never end by itself.
const shared = {
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
}

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    pool: 'forks',
    // One for each core: the usual one fewer leaves half of a machine of two waiting.
    maxWorkers: '100%',
    teardownTimeout: 60_000,
    reporters: ['default'],
    globalSetup: ['tests/support/scratch.ts'],
    projects: [
      { extends: true, test: { ...shared, name: 'sqlite', include: [onEachEngine] } },
      {
        extends: true,
        test: postgresIsHere
          ? {
              ...shared,
              name: 'postgres',
              include: [onEachEngine],
              globalSetup: ['tests/support/start-postgres.ts'],
            }
          : { name: 'postgres', include: ['tests/support/postgres-is-missing.ts'] },
      },
      { extends: true, test: { ...shared, name: 'once', include: [once] } },
    ],
  },
})
