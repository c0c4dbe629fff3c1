// @ts-nocheck
// `npm test`: every check and every test, each with its heading; the last line says how many passed and failed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const totals = { passed: 0, failed: 0, skipped: 0 }
const reports = mkdtempSync(join(tmpdir(), 'amparo-tests-'))
const only = process.argv.slice(2)

const bin = (...path) => join('node_modules', ...path)
await check('Types', bin('typescript', 'bin', 'tsc'), ['--noEmit'])
await check('Lint', bin('oxlint', 'bin', 'oxlint'), ['--deny-warnings', 'app', 'db', 'emails', 'tests'])
await check('Format', bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.'])
await check('Imports go down', bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), [
  '--config',
  'tests/architecture.cjs',
  '--output-type',
  'err-long',
  ...['app', 'db', 'emails'].filter((folder) => existsSync(folder)),
])
await vitest()
await playwright()

rmSync(reports, { recursive: true, force: true })
const { passed, failed, skipped } = totals
process.exitCode = failed ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)

async function check(heading, script, args) {
  if (only.length && !only.includes('checks')) return
  const code = await run(heading, script, args)
  console.log(code === 0 ? `${heading}: passed` : `${heading}: FAILED`)
  totals[code === 0 ? 'passed' : 'failed']++
}

async function vitest() {
  if (only.length && !only.includes('vitest')) return
  const file = join(reports, 'vitest.json')
  const code = await run('Tests', bin('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = read(file)
  if (!report) return broken('Vitest wrote no report')
  totals.passed += report.numPassedTests
  totals.skipped += report.numPendingTests + report.numTodoTests
  // A file that cannot be loaded has no failed test of its own.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failures = report.numFailedTests + unloaded
  totals.failed += failures
  if (code !== 0 && !failures) broken('Vitest ended badly although no test failed')
}

async function playwright() {
  if (only.length && !only.includes('browser')) return
  if (!existsSync(join('tests', 'e2e'))) return skip('Browser tests: skipped, there are none in tests/e2e')
  if (!chromium()) return skip('Browser tests: skipped, no Chromium found (set CHROMIUM to its path)')
  const file = join(reports, 'playwright.json')
  const code = await run(
    'Browser tests',
    bin('@playwright', 'test', 'cli.js'),
    ['test', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  )
  const report = read(file)
  if (!report) return broken('Playwright wrote no report')
  const { expected, unexpected, flaky, skipped } = report.stats
  totals.passed += expected
  totals.skipped += skipped
  const failures = unexpected + flaky + report.errors.length
  totals.failed += failures
  if (code !== 0 && !failures) broken('Playwright ended badly although no test failed')
}

function chromium() {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path))
}

function broken(sentence) {
  console.log(sentence)
  totals.failed++
}

function skip(sentence) {
  console.log(`\n── ${sentence}`)
  totals.skipped++
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** Runs a tool of node_modules with its output in sight. @returns its exit code */
function run(heading, script, args, env = {}) {
  console.log(`\n── ${heading}`)
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  const stop = (signal) => {
    child.kill(signal)
    process.exitCode = 130
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop)
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const name of ['SIGTERM', 'SIGINT']) process.off(name, stop)
      if (process.exitCode === 130) process.exit(130)
      resolve(signal ? 1 : code)
    })
  })
}
