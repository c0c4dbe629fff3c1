import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../../app/i18n/en.json' with { type: 'json' }
import { placeIn, startBuiltServer, type BuiltServer } from '../support/built-server'
import { freshFolder } from '../support/database'
import { startResend, fault, type LocalResend } from '../support/resend-provider'
import { demonstrationPetition, postSignature, stampOf } from '../support/signers'

let provider: LocalResend
let server: BuiltServer
beforeAll(async () => {
  provider = await startResend()
  provider.behave(() => fault(401, 'invalid_api_key'))
  server = await startBuiltServer(placeIn(freshFolder()), {
    RESEND_API_KEY: 're_local',
    RESEND_BASE_URL: provider.url,
    RESEND_WEBHOOK_SECRET: provider.webhookSecret,
  })
})
afterAll(async () => {
  await server?.end('SIGTERM')
  await provider.stop()
})

const sent = async (prefix = '') =>
  (await server.ask(`${prefix}/petitions/${demonstrationPetition}/sent`)).text()

describe('A provider that refuses the key, or is away', () => {
  it('blocks no signature, and the signer is told that letters are held up', async () => {
    const stamp = await stampOf(server.port)
    for (const name of ['ana', 'luis'])
      expect((await postSignature(server.port, { email: `${name}@example.org`, stamp })).status).toBe(303)
    await expect.poll(() => provider.requests.length).toBeGreaterThanOrEqual(2)
    await expect.poll(() => sent()).toContain(en.sent.stuck)
    expect(provider.ledger).toEqual([])
    expect(server.said()).not.toContain('@example.org')
  })
})

describe('A webhook', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    server.ask('/webhooks/resend', { method: 'POST', body, headers })

  it('with a wrong signature is refused, and one of a type nobody knows is taken and means nothing', async () => {
    const at = new Date().toISOString()
    const odd = provider.webhook({ type: 'email.teleported', created_at: at, data: { email_id: 'x' } })
    expect((await post(odd.body, odd.headers)).status).toBe(204)
    expect((await post(odd.body.replace('teleported', 'bounced'), odd.headers)).status).toBe(400)
    expect((await post(odd.body)).status).toBe(400)
    expect((await post('{', odd.headers)).status).toBe(400)
  })
})

describe('The gallery', () => {
  it('shows every mail in both languages, as HTML and as text', async () => {
    const list = await (await server.ask('/outbox/templates')).text()
    const names = [...new Set([...list.matchAll(/\/outbox\/templates\/([a-z-]+)/g)].map(([, name]) => name!))]
    expect(names.length).toBeGreaterThan(20)
    expect(names).toContain('mail-test')
    for (const name of names)
      for (const language of ['en', 'es']) {
        const page = await server.ask(`/outbox/templates/${name}?language=${language}`)
        expect([name, language, page.status]).toEqual([name, language, 200])
        expect(await page.text()).toMatch(/<pre[^>]*>[^<]{80}/)
        const html = await server.ask(`/outbox/templates/${name}/html?language=${language}`)
        expect([name, language, html.status]).toEqual([name, language, 200])
        expect(await html.text()).toMatch(new RegExp(`<html[^>]* lang="${language}"`))
      }
    expect((await server.ask('/outbox/templates/nothing')).status).toBe(404)
  })
})
