import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environmentOf, startBuiltServer, type BuiltServer } from '../support/built-server'
import { startDns } from '../support/dns-server'
import { aPerson, type APerson } from '../support/organizers'
import { fault, startResend, type LocalResend } from '../support/resend-provider'

const place = { data: process.env.AMPARO_DATA!, file: process.env.DATABASE_URL! }
let provider: LocalResend
let dns: Awaited<ReturnType<typeof startDns>>
let settings: Record<string, string>
let amparo: BuiltServer
let admin: APerson

beforeAll(async () => {
  provider = await startResend()
  dns = await startDns({
    'send.river.example': ['v=spf1 include:amazonses.com ~all'],
    '_dmarc.river.example': ['v=DMARC1; p=none'],
  })
  settings = {
    RESEND_API_KEY: 're_local',
    RESEND_BASE_URL: provider.url,
    RESEND_WEBHOOK_SECRET: provider.webhookSecret,
    MAIL_FROM: 'River <letters@river.example>',
    MAIL_DNS: dns.address,
    LOG_LEVEL: 'info',
  }
  amparo = await startBuiltServer(place, settings)
  admin = await aPerson({ in: null, instanceAdmin: true })
})
afterAll(async () => {
  await amparo?.end('SIGTERM')
  await Promise.all([provider.stop(), dns.stop()])
})

const address = '/manage/instance/mail'
const seen = async (who = admin) => (await amparo.ask(address, { headers: { Cookie: who.cookie } })).text()
const askForTest = (who = admin) =>
  amparo.ask(address, {
    method: 'POST',
    body: new URLSearchParams(),
    headers: { Cookie: who.cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
const mailsTo = (email: string) => provider.ledger.filter(({ mail }) => String(mail.to) === email)

async function command(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli.ts', 'mail', ...args], {
    env: environmentOf(place, settings),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('The page about mail', () => {
  it('says how mail goes out and what to do about the records of its domain, in both languages', async () => {
    const page = await seen()
    expect(page).toContain('Mail goes out through Resend. It comes from river.example.')
    expect(page).toContain('v=spf1 include:amazonses.com ~all')
    expect(page).toContain('There is no key at resend._domainkey.river.example.')
    expect(page).toContain('asks receivers only to watch (p=none)')
    const spanish = await seen(await aPerson({ in: null, instanceAdmin: true, locale: 'es' }))
    expect(spanish).toContain('No hay clave en resend._domainkey.river.example.')
  })

  it('sends a test to whoever asks, and tells what became of it', async () => {
    const answer = await askForTest()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${address}?done=written`])
    await expect.poll(() => mailsTo(admin.email).length).toBe(1)
    expect(mailsTo(admin.email)[0]!.mail.subject).toBe('Mail from your site arrives')
    await expect.poll(() => seen()).toContain('taken by the way out')
    const { body, headers } = provider.webhook(provider.event(mailsTo(admin.email)[0]!.id, 'email.delivered'))
    expect((await amparo.ask('/webhooks/resend', { method: 'POST', body, headers })).status).toBe(204)
    await expect.poll(() => seen()).toMatch(/: delivered/)
  })

  it('lists what failed for good without whom it was to, and no log names anybody', async () => {
    expect(await seen()).toContain('None failed.')
    const refused = await aPerson({ in: null, instanceAdmin: true })
    provider.behave((_, mails) =>
      mails.some(({ to }) => String(to) === refused.email) ? fault(422, 'validation_error') : 'accept',
    )
    await askForTest(refused)
    await expect.poll(() => seen()).toContain('<code>validation_error</code>')
    for (const text of [await seen(), amparo.said()]) {
      expect(text).not.toContain(refused.email)
      expect(text).not.toContain(admin.email)
    }
  })

  it('is there as a command, which fails while something needs a person', async () => {
    const { code, said } = await command()
    expect(said).toMatch(/SPF: ok[^]*DKIM: ATTENTION[^]*DMARC: ok[^]*Alignment: ok/)
    expect(said).toContain('mail-test')
    expect(said).not.toContain('@')
    expect(code).toBe(1)
    const { said: tested } = await command('--test', 'operator@example.org')
    expect(tested).toContain('A test letter is written')
    await expect.poll(() => mailsTo('operator@example.org').length).toBe(1)
    expect(await command('--test', 'nobody')).toMatchObject({ code: 1 })
    dns.say({
      'send.river.example': ['v=spf1 include:amazonses.com ~all'],
      'resend._domainkey.river.example': ['p=MIGf'],
      '_dmarc.river.example': ['v=DMARC1; p=reject'],
    })
    expect(await command()).toMatchObject({ code: 0 })
  })
})
