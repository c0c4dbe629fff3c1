import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { freePort } from './tests/support/free-port'

// Workers read this file again: what the first reading chose is handed on through the environment.
process.env.E2E_PORT ??= String(freePort())
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'amparo-e2e-'))
const { E2E_PORT: port, E2E_DATA: data, CHROMIUM } = process.env
const origin = `http://127.0.0.1:${port}`

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = [CHROMIUM, ...usual].find((path) => path && existsSync(path))
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

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
  webServer: {
    command: 'node build/server/index.js',
    url: `${origin}/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'ignore',
    env: {
      PORT: port!,
      PUBLIC_ORIGIN: '',
      HOST: '',
      AMPARO_DATA: data!,
      DATABASE_URL: join(data!, 'amparo.db'),
      LOG_LEVEL: 'error',
    },
  },
})
