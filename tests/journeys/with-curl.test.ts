import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { stampOf } from '../support/signers'

const run = promisify(execFile)
let server: BuiltServer
let base: string

beforeAll(async () => {
  server = await startBuiltServer(placeIn(mkdtempSync(join(tmpdir(), 'amparo-curl-'))))
  base = `http://127.0.0.1:${server.port}`
})
afterAll(() => server.end('SIGTERM'))

/** What curl prints: the head and the body of one answer, with no cookie and no script. */
const curl = async (path: string, ...how: string[]) =>
  (await run('curl', ['--silent', '--include', ...how, base + path])).stdout

const slug = 'ban-refoulement'
const form = (stamp: string, email: string) =>
  Object.entries({ stamp, name: 'Ana', email, country: 'GT' }).flatMap(([name, value]) => [
    '--data-urlencode',
    `${name}=${value}`,
  ])
const count = async () =>
  (JSON.parse((await curl(`/petitions/${slug}/count.json`)).split('\r\n\r\n')[1]!) as { confirmed: number })
    .confirmed

async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const end = Date.now() + 90_000; Date.now() < end; await wait(300)) {
    const found = await look()
    if (found) return found
  }
  throw new Error('It did not come')
}

it('sign, read the letter in the outbox, confirm, and the count moves: with curl alone', async () => {
  const before = await count()
  const stamp = await stampOf(server.port)
  const sent = await curl(`/petitions/${slug}/sign`, ...form(stamp, 'ana@example.org'))
  expect(sent).toMatch(/^HTTP\/1\.1 303/)
  expect(sent).toMatch(new RegExp(`location: /petitions/${slug}/sent`, 'i'))
  expect(await count()).toBe(before)

  const letter = await until(async () => /href="(\/outbox\/\d+)"/.exec(await curl('/outbox'))?.[1])
  const link = /\/confirm\/[\w-]{43}/.exec(await curl(letter))![0]
  for (let i = 0; i < 3; i++) expect(await curl(link)).toMatch(/^HTTP\/1\.1 200/)
  expect(await curl(link, '--head')).toMatch(/^HTTP\/1\.1 200/)
  expect(await count()).toBe(before)

  const pressed = await curl(link, '--data', 'intent=confirm')
  expect(pressed).toMatch(/^HTTP\/1\.1 303/)
  const thanks = /location: (\S+)/i.exec(pressed)![1]!
  expect(thanks).toMatch(new RegExp(`^/petitions/${slug}/thanks\\?t=`))
  expect(await curl(thanks)).toMatch(/^HTTP\/1\.1 200/)
  await until(async () => (await count()) === before + 1)
  expect(await curl(link, '--data', 'intent=confirm')).toMatch(/^HTTP\/1\.1 303/)
  await wait(500)
  expect(await count()).toBe(before + 1)
  for (const answer of [sent, pressed]) expect(answer.toLowerCase()).not.toContain('set-cookie')
})

it('a new, a repeated, a limited and a signed mailbox get the same answer, to the letter', async () => {
  const stamp = await stampOf(server.port)
  const answers = []
  for (const email of ['new@example.org', ...Array<string>(6).fill('again@example.org'), 'ANA@example.org']) {
    const answer = await curl(`/petitions/${slug}/sign`, ...form(stamp, email))
    answers.push(answer.replace(/^date: .*\r\n/im, ''))
  }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^HTTP\/1\.1 303/)
})
