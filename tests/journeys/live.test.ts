import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentOf, placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { startResend, type LocalResend } from '../support/resend-provider'

const key = () => Buffer.alloc(32, 7).toString('base64')

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

describe('live', () => {
  let provider: LocalResend
  let server: BuiltServer

  beforeAll(async () => {
    provider = await startResend()
    const place = placeIn(mkdtempSync(join(tmpdir(), 'amparo-live-')))
    const settings = {
      PUBLIC_ORIGIN: 'https://amparo.example',
      HOST: '127.0.0.1',
      AMPARO_SEAL_KEY: key(),
      AMPARO_MAILBOX_KEY: key(),
      AMPARO_STAMP_KEY: key(),
      RESEND_API_KEY: 're_local',
      RESEND_BASE_URL: provider.url,
      RESEND_WEBHOOK_SECRET: provider.webhookSecret,
    }
    const env = environmentOf(place, settings)
    const planted = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli.ts', 'seed'], { env })
    expect(planted.status, String(planted.stderr)).toBe(0)
    server = await startBuiltServer(place, settings)
  })
  afterAll(async () => {
    await server?.end('SIGTERM')
    await provider?.stop()
  })

  /** As the proxy in front of it asks: under its public name. */
  const ask = (path: string, body?: string, headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const form = body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }
      const options = {
        ...{ host: '127.0.0.1', port: server.port, path, method },
        headers: { Host: 'amparo.example', ...form, ...headers },
      }
      request(options, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
      })
        .on('error', reject)
        .end(body)
    })

  const count = async (path: string) =>
    (JSON.parse((await ask(`${path}/count.json`)).text) as { confirmed: number }).confirmed

  it('opens with HSTS and without what belongs to a trial', async () => {
    const home = await ask('/')
    expect(home.status).toBe(200)
    expect(home.headers['strict-transport-security']).toMatch(/max-age=\d+/)
    expect(home.headers['set-cookie']).toBeUndefined()
    expect((await ask('/outbox')).status).toBe(404)
    expect(server.said()).toContain('Amparo is open at https://amparo.example')
  })

  it('takes a signature, mails its letter through the provider, and counts it once its link is pressed', async () => {
    const path = '/petitions/ban-refoulement'
    const page = (await ask(path)).text
    const stamp = /name="stamp" value="([^"]*)"/.exec(page)![1]!
    const form = new URLSearchParams({ stamp, name: 'Ana', email: 'ana@example.org', country: 'GT' })
    expect((await ask(`${path}/sign`, String(form))).status).toBe(303)
    await expect.poll(() => provider.ledger.find(({ mail }) => mail.to === 'ana@example.org')).toBeDefined()
    const { mail } = provider.ledger.find((taken) => taken.mail.to === 'ana@example.org')!
    expect(mail.from).toBe('Amparo <letters@amparo.example>')
    const link = /https:\/\/amparo\.example(\/confirm\/[\w-]{43})/.exec(mail.text)![1]!
    const before = await count(path)
    expect((await ask(link)).status).toBe(200)
    expect((await ask(link, 'intent=confirm')).status).toBe(303)
    await expect.poll(() => count(path)).toBe(before + 1)
  })

  it('takes a signed webhook once or twice, and refuses any other', async () => {
    const { body, headers } = provider.webhook({
      type: 'email.sent',
      created_at: new Date().toISOString(),
      data: {},
    })
    expect((await ask('/webhooks/resend', body, headers)).status).toBe(204)
    expect((await ask('/webhooks/resend', body, headers)).status).toBe(204)
    expect((await ask('/webhooks/resend', `${body} `, headers)).status).toBe(400)
    expect((await ask('/webhooks/resend', body)).status).toBe(400)
    expect((await ask('/webhooks/resend')).status).toBe(405)
  })

  it('answers a mail program’s own button with 200, for an unknown token and without a cookie', async () => {
    for (const path of ['/unsubscribe/none', '/es/unsubscribe/none']) {
      const answer = await ask(path, 'List-Unsubscribe=One-Click')
      expect(answer.status).toBe(200)
      expect(answer.headers.location).toBeUndefined()
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect((await ask('/unsubscribe/none', 'intent=stop')).status).toBe(303)
  })
})
