// @ts-nocheck
// `npm test`: every check and every test, each with its heading; then the names of what failed, so that the end of a log
// tells; the last line says how many passed and failed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const totals = { passed: 0, failed: 0, skipped: 0 }
/** What failed, a line each. */
const failures = []
const mostNamed = 40
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
nameFailures()
const { passed, failed, skipped } = totals
process.exitCode = failed ? 1 : 0
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)

async function check(heading, script, args) {
  if (only.length && !only.includes('checks')) return
  const code = await run(heading, script, args)
  if (code !== 0) return broken(`${heading}: FAILED`)
  console.log(`${heading}: passed`)
  totals.passed++
}

async function vitest() {
  if (only.length && !only.includes('vitest')) return
  const file = join(reports, 'vitest.json')
  const named = join(reports, 'vitest-failures.json')
  const reporters = ['default', 'json', './tests/report-failures.mjs'].map((name) => `--reporter=${name}`)
  const code = await run(
    'Tests',
    bin('vitest', 'vitest.mjs'),
    ['run', ...reporters, `--outputFile.json=${file}`],
    { TEST_FAILURES: named },
  )
  for (const { where, message } of read(named) ?? []) name(where, message)
  const report = read(file)
  if (!report) return broken('Vitest wrote no report')
  totals.passed += report.numPassedTests
  totals.skipped += report.numPendingTests + report.numTodoTests
  // A file that cannot be loaded has no failed test of its own.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  totals.failed += failed
  if (code !== 0 && !failed) broken('Vitest ended badly although no test failed')
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
  for (const error of report.errors) name(['browser'], error.message)
  report.suites.forEach(nameBrowserFailures)
  const failed = unexpected + flaky + report.errors.length
  totals.failed += failed
  if (code !== 0 && !failed) broken('Playwright ended badly although no test failed')
}

function nameBrowserFailures({ specs, suites = [] }) {
  for (const { file, title, tests } of specs)
    for (const { projectName, status, results } of tests) {
      if (status !== 'unexpected' && status !== 'flaky') continue
      const { error } = results.find((result) => result.error) ?? {}
      name([projectName, join('tests', 'e2e', file), title], error?.message ?? status)
    }
  suites.forEach(nameBrowserFailures)
}

function chromium() {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path))
}

function name(where, message = '') {
  // Colours and control characters of a tool are no part of what it says.
  const plain = message.replace(/\x1b\[[\d;]*m/g, '').trim()
  failures.push(`${where.join(' › ')}: ${plain.split('\n', 1)[0].slice(0, 300)}`)
}

function nameFailures() {
  if (failures.length === 0) return
  console.log('\n── What failed')
  for (const line of failures.slice(0, mostNamed)) console.log(line)
  if (failures.length > mostNamed) console.log(`… and ${failures.length - mostNamed} more`)
}

function broken(sentence) {
  console.log(sentence)
  failures.push(sentence)
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
