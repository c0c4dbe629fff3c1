import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../app/config.server'
import { builtEntry, environmentOf, placeIn } from '../support/built-server'

const freshData = () => mkdtempSync(join(tmpdir(), 'amparo-config-'))
const key = Buffer.alloc(32, 7).toString('base64')
const live = {
  PUBLIC_ORIGIN: 'https://amparo.example',
  AMPARO_SEAL_KEY: key,
  AMPARO_MAILBOX_KEY: key,
  AMPARO_STAMP_KEY: key,
}
const resend = { RESEND_API_KEY: 're_x', RESEND_WEBHOOK_SECRET: 'whsec_c2VjcmV0' }

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig({ AMPARO_DATA: freshData(), ...env })
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

describe('the configuration', () => {
  it('takes a replica for PostgreSQL alone', () => {
    const replica = { DATABASE_REPLICA_URL: 'postgres://replica/amparo' }
    expect(problemsOf({ ...replica, DATABASE_URL: 'postgres://primary/amparo' })).toEqual([])
    expect(problemsOf(replica)).toEqual([
      expect.stringMatching(/^DATABASE_REPLICA_URL is for PostgreSQL alone/),
    ])
    expect(problemsOf({ DATABASE_REPLICA_URL: 'data/b.db' })).toEqual([
      'DATABASE_REPLICA_URL: must be postgres://…',
    ])
  })

  it('of an empty environment is a trial that binds the loopback and makes its own keys once', () => {
    const AMPARO_DATA = freshData()
    const first = readConfig({ AMPARO_DATA })
    expect(first).toMatchObject({ mode: 'trial', host: '127.0.0.1', port: 3000, dialect: 'sqlite' })
    expect(first.publicOrigin).toBe('http://127.0.0.1:3000')
    expect(readConfig({ AMPARO_DATA }).keys).toEqual(first.keys)
    const file = join(AMPARO_DATA, 'keys.json')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(new Set(Object.values(JSON.parse(readFileSync(file, 'utf8')) as object)).size).toBe(3)
  })

  it('treats an empty setting as one that is not there', () => {
    expect(readConfig({ AMPARO_DATA: freshData(), PUBLIC_ORIGIN: '', PORT: '' })).toMatchObject({
      mode: 'trial',
    })
  })

  it('names every secret that live needs, and the mail transport', () => {
    const problems = problemsOf({ PUBLIC_ORIGIN: 'https://amparo.example' })
    for (const name of ['AMPARO_SEAL_KEY', 'AMPARO_MAILBOX_KEY', 'AMPARO_STAMP_KEY', 'mail transport']) {
      expect(problems.filter((problem) => problem.includes(name))).toHaveLength(1)
    }
    expect(problemsOf(live)).toEqual([expect.stringContaining('mail transport')])
    expect(problemsOf({ ...live, SMTP_URL: 'smtps://mail.example' })).toEqual([])
    expect(problemsOf({ ...live, ...resend })).toEqual([])
  })

  it.each([
    [{ ...resend, SMTP_URL: 'smtps://mail.example' }, 'both set'],
    [{ RESEND_API_KEY: 're_x' }, 'RESEND_WEBHOOK_SECRET is required'],
    [{ ...resend, RESEND_WEBHOOK_SECRET: 'secret' }, 'RESEND_WEBHOOK_SECRET: must be'],
    [{ SMTP_URL: 'smtp://mail.example?ignoreTLS=true' }, 'takes no options'],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must be'],
    [{ ...resend, MAIL_FROM: 'Amparo' }, 'MAIL_FROM must be'],
    [{ ...resend, MAIL_FROM: 'A\r\nBcc: x <a@b.example>' }, 'MAIL_FROM must be'],
    [{ ...resend, MAIL_REPLY_TO: 'Answers <a@b.example>' }, 'MAIL_REPLY_TO must be'],
  ])('refuses mail settings that would not work: %j', (settings, why) => {
    const problems = problemsOf({ ...live, ...settings } as Record<string, string>)
    expect(problems).toEqual([expect.stringContaining(why)])
    expect(problems.join()).not.toContain('mail.example')
  })

  it.each([
    ['http://amparo.example', 'must be https'],
    ['https://amparo.example/path', 'must be an origin'],
    ['amparo.example', 'must be an origin'],
    ['https://user@amparo.example', 'must be an origin'],
  ])('refuses the public origin %s', (PUBLIC_ORIGIN, why) => {
    expect(problemsOf({ ...live, PUBLIC_ORIGIN }).join()).toContain(why)
  })

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://abcdefghij.onion'])(
    'lets plain http be for %s',
    (PUBLIC_ORIGIN) => {
      expect(problemsOf({ ...live, PUBLIC_ORIGIN }).join()).not.toContain('PUBLIC_ORIGIN must')
    },
  )

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['TRUSTED_PROXIES', '-1'],
    ['METRICS_TOKEN', 'short'],
    ['AMPARO_SEAL_KEY', 'c2hvcnQ='],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s, and never says its value', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(name)
    if (name === 'AMPARO_SEAL_KEY') expect(problems[0]).not.toContain(value)
  })

  it('stops the built server with every reason and nothing else', () => {
    const env = environmentOf(placeIn(freshData()), { PUBLIC_ORIGIN: 'https://amparo.example' })
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtEntry], { env, encoding: 'utf8' })
    expect(status).toBe(78)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(5)
    expect(stderr).toContain('AMPARO_MAILBOX_KEY')
  })
})
