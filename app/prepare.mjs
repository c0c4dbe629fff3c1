// @ts-nocheck: it runs as it stands, before there is a compiler
// Runs before every `npm` script that starts something, on a machine that may have nothing but Node: so it uses nothing
// else. It installs and builds what is missing or older than its sources, then becomes what it was asked to be.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const [task = 'nothing', ...rest] = process.argv.slice(2)
const entries = {
  start: 'build/server/index.js',
  test: 'tests/run.mjs',
  dev: 'app/dev.ts',
  worker: 'app/worker.ts',
  bench: 'tests/load/bench.ts',
  amparo: 'app/cli.ts',
}
const isTypeScript = entries[task]?.endsWith('.ts') ?? false
const needsBuild = task === 'bench' || (!isTypeScript && task !== 'install')

checkNode()
if (!installed() || (needsBuild && !built())) await alone(prepare)
if (entries[task]) stopWithParent()
if (isTypeScript) (await import('tsx/esm/api')).register()
if (entries[task]) {
  // In this very process, so that a signal to npm reaches the server itself.
  process.argv = [process.argv[0], join(root, entries[task]), ...rest]
  await import(pathToFileURL(join(root, entries[task])).href)
}

async function prepare() {
  if (!installed()) {
    say('Installing what package-lock.json lists (npm ci). This takes one to three minutes the first time.')
    const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])
    if (code !== 0) failInstall(code)
    if (!databaseDriverLoads()) failInstall(1)
  }
  if (!needsBuild || built()) return
  say('Building the site. This takes about half a minute.')
  const sources = sourcesHash()
  rmSync('build', { recursive: true, force: true })
  const remix = join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  const code = await run(process.execPath, [remix, 'vite:build'], { NODE_ENV: 'production' })
  if (code !== 0) fail('The build failed; what is wrong stands above.', code)
  compressFiles(join('build', 'client'))
  writeFileSync(join('build', '.sources'), sources)
  say('Built.')
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Amparo needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org/`, 1)
}

/** Whether node_modules holds exactly the versions of package-lock.json, and the database driver runs on this Node. */
function installed() {
  const hidden = join('node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const same = Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' ||
      present[path]?.version === version ||
      (!present[path] && (optional || devOptional || peer)),
  )
  return same && databaseDriverLoads()
}

function databaseDriverLoads() {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function built() {
  const stamp = join('build', '.sources')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()
}

/** Contents, not times: a clone, a copy or a branch switch changes times at random. */
function sourcesHash() {
  const hash = createHash('sha256')
  const configs = ['package.json', 'package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json']
  for (const file of [...['app', 'db', 'emails'].flatMap(filesIn), ...configs.filter((f) => existsSync(f))]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function compressFiles(folder) {
  for (const file of filesIn(folder)) {
    if (!/\.(js|css|svg|txt|ico|json|webmanifest)$/.test(file) || statSync(file).size < 256) continue
    const plain = readFileSync(file)
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    writeFileSync(`${file}.br`, brotliCompressSync(plain, best))
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
  }
}

/** Runs `work` while no other process prepares this folder; what the other one finished is not done twice. */
async function alone(work) {
  const lock = join('.cache', 'preparing')
  mkdirSync('.cache', { recursive: true })
  for (let said = false; ; await wait(250)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = readLock(lock)
    if (holder !== null && !isRunning(holder)) rmSync(lock, { force: true })
    else if (!said) said = say('Another process is preparing this folder; waiting for it.')
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  await work()
  process.off('exit', release)
  release()
}

function readLock(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || null
  } catch {
    return null
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** @returns the exit code; a signal to us ends the child as well. */
function run(command, args, env = {}) {
  const windows = process.platform === 'win32'
  const child = spawn(command, args, {
    stdio: 'inherit',
    shell: windows && command === 'npm',
    env: { ...process.env, ...env },
  })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, pass)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(say(error.message) && 1))
    child.once('exit', (code, signal) => {
      for (const name of ['SIGTERM', 'SIGINT']) process.off(name, pass)
      if (signal) process.exit(130)
      resolve(code ?? 1)
    })
  })
}

/** Some shells do not pass signals on: when npm is gone, the server leaves too. */
function stopWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 1_000).unref()
}

function failInstall(code) {
  const driver = existsSync(join('node_modules', 'better-sqlite3')) && !databaseDriverLoads()
  fail(
    `Installing failed; what npm says stands above.
${driver ? 'The database driver, better-sqlite3, could not be had ready-made for this machine and could not be compiled.' : 'If it says that better-sqlite3 could not be compiled or downloaded:'}
Install a compiler and Python, then run the same command again:
  Debian, Ubuntu   sudo apt-get install -y build-essential python3
  Fedora           sudo dnf install -y gcc-c++ make python3
  macOS            xcode-select --install
  Windows          winget install Microsoft.VisualStudio.2022.BuildTools --override "--add Microsoft.VisualStudio.Workload.VCTools"
If it says that the network could not be reached: connect this machine, or set npm's proxy, and run it again.`,
    code,
  )
}

function say(sentence) {
  console.log(`amparo: ${sentence}`)
  return true
}

function fail(sentence, code) {
  console.error(`amparo: ${sentence}`)
  process.exit(code || 1)
}
