import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { freePort } from './tests/support/free-port'

// Workers read this file again: what the first reading chose is handed on through the environment.
process.env.E2E_PORT ??= String(freePort())
process.env.E2E_PAY_PORT ??= String(freePort())
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'amparo-e2e-'))
const { E2E_PORT: port, E2E_PAY_PORT: payPort, E2E_DATA: data, CHROMIUM } = process.env
const origin = `http://127.0.0.1:${port}`
const payOrigin = `http://127.0.0.1:${payPort}`

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = [CHROMIUM, ...usual].find((path) => path && existsSync(path))
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const patience = { timeout: 180_000, gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 } } as const

/** A trial with its data in a folder, and nothing of this machine's own settings. */
const environment = (folder: string, settings: Record<string, string>) => ({
  PUBLIC_ORIGIN: '',
  HOST: '',
  STRIPE_SECRET_KEY: '',
  AMPARO_DATA: join(data!, folder),
  DATABASE_URL: join(data!, folder, 'amparo.db'),
  LOG_LEVEL: 'error',
  ...settings,
})

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A slow or busy machine is no failure: these end only what would never end by itself.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: origin,
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] },
    // Recording every page costs time, so only whoever looks for something does: TRACE=on npm test browser
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    // Organizers' journeys have a window of their own, and look at their stations at the width of a phone, too.
    {
      name: 'phone',
      testIgnore: ['organizers-journey.spec.ts', 'updates-journey.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: [
    // Payments have a server of their own, as the real ones do: so the content policy of our forms is tried.
    {
      command: `node --import tsx tests/support/own-stand-in.ts ${payPort} ${origin}/webhooks/stripe`,
      url: `${payOrigin}/test-payments`,
      ...patience,
      stdout: 'ignore',
      env: environment('payments', {}),
    },
    {
      command: 'node build/server/index.js',
      url: `${origin}/health`,
      ...patience,
      stdout: 'ignore',
      env: environment('', { PORT: port!, STRIPE_STAND_IN: payOrigin }),
    },
  ],
})
