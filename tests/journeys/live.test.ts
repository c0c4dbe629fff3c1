import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
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
    server = await startBuiltServer(placeIn(mkdtempSync(join(tmpdir(), 'amparo-live-'))), {
      PUBLIC_ORIGIN: 'https://amparo.example',
      HOST: '127.0.0.1',
      AMPARO_SEAL_KEY: key(),
      AMPARO_MAILBOX_KEY: key(),
      AMPARO_STAMP_KEY: key(),
      RESEND_API_KEY: 're_local',
      RESEND_BASE_URL: provider.url,
      RESEND_WEBHOOK_SECRET: provider.webhookSecret,
    })
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

  it('opens with HSTS and without what belongs to a trial', async () => {
    const home = await ask('/')
    expect(home.status).toBe(200)
    expect(home.headers['strict-transport-security']).toMatch(/max-age=\d+/)
    expect(home.headers['set-cookie']).toBeUndefined()
    expect((await ask('/outbox')).status).toBe(404)
    expect(server.said()).toContain('Amparo is open at https://amparo.example')
  })

  it('mails a letter through the provider whose links are the public ones', async () => {
    const asked = await ask('/organisations/new')
    expect(asked.status).toBe(200)
    const sent = await ask('/my', `email=${encodeURIComponent('nobody@example.org')}`)
    expect(sent.status).toBeLessThan(400)
  })

  it('takes a signed webhook once or twice, and refuses any other', async () => {
    const { body, headers } = provider.webhook({ type: 'email.sent', created_at: new Date().toISOString(), data: {} })
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
