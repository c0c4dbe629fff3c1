import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { resendTransport } from '../../../app/platform/mail/resend-transport.server'
import { smtpTransport } from '../../../app/platform/mail/smtp-transport.server'
import { refuseInjection } from '../../../app/platform/mail/refuse-injection.server'
import type { OutgoingMail } from '../../../app/platform/mail/transport.server'
import { fault, rateLimited, startResend } from '../../support/resend-provider'
import { startSmtp } from '../../support/smtp-provider'

const mailTo = (to: string, key = `letter-${to}`): OutgoingMail => ({
  from: 'Amparo <letters@example.org>',
  to,
  replyTo: 'answers@example.org',
  subject: 'Confirma tu firma, por favor: «Nadie sobra» — ¡hoy!',
  html: '<p>¡Hola!</p>',
  text: '¡Hola!',
  headers: {
    'Message-ID': `<${key}@example.org>`,
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<https://amparo.example/unsubscribe/${'x'.repeat(120)}>, <mailto:stop@example.org?subject=unsubscribe>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  key,
})
const three = ['a@example.org', 'b@example.org', 'c@example.org'].map((to) => mailTo(to))
const never = new AbortController().signal

describe('through Resend', async () => {
  const provider = await startResend()
  afterAll(() => provider.stop())
  beforeEach(() => {
    provider.behave(() => 'accept')
    provider.ledger.length = 0
  })
  const through = () => resendTransport({ apiKey: 're_local', baseUrl: provider.url })

  test('a letter arrives as it was written, under its key', async () => {
    expect(await through().send(mailTo('one@example.org'), never)).toEqual({
      outcome: 'accepted',
      providerId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const [{ key, mail } = { key: '', mail: null }] = provider.ledger
    expect(key).toBe('letter-one@example.org')
    expect(mail).toMatchObject({ to: 'one@example.org', reply_to: 'answers@example.org', text: '¡Hola!' })
    expect(Object.keys(mail!.headers!)).not.toContain('Message-ID')
    expect(mail!.headers!['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  })

  test('a lost answer is unknown, and the same key doubles nothing', async () => {
    const transport = through()
    provider.behave(() => 'lose')
    const lost = await transport.sendBatch(three, 'lost/1', never)
    expect(lost).toEqual(three.map(() => ({ outcome: 'unknown', code: 'no-answer' })))
    provider.behave(() => 'accept')
    const again = await transport.sendBatch(three, 'lost/1', never)
    expect(again.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(again.map((one) => 'providerId' in one && one.providerId)).toEqual(
      provider.ledger.map(({ id }) => id),
    )
    expect(provider.ledger).toHaveLength(3)
  })

  test('the same key with other mails is nobody’s to decide', async () => {
    const transport = through()
    await transport.sendBatch(three, 'changed/1', never)
    const [first] = await transport.sendBatch([mailTo('other@example.org')], 'changed/1', never)
    expect(first).toEqual({ outcome: 'unknown', code: 'invalid_idempotent_request' })
    expect(provider.ledger).toHaveLength(3)
  })

  test('one refused address refuses one mail of its batch', async () => {
    provider.behave(() => ({ refuseAt: [1] }))
    const results = await through().sendBatch(three, 'refused/1', never)
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'permanent', 'accepted'])
    expect(results[2]).toMatchObject({ providerId: provider.ledger[1]!.id })
  })

  test.each([
    ['a full rate', rateLimited, { outcome: 'temporary', code: 'rate_limit_exceeded', retryAfter: 1000 }],
    ['a used-up quota', fault(429, 'daily_quota_exceeded'), { outcome: 'temporary', blocked: true }],
    ['a refused key', fault(403, 'invalid_api_key'), { outcome: 'temporary', blocked: true }],
    [
      'a domain that is not verified',
      fault(403, 'validation_error'),
      { outcome: 'temporary', blocked: true },
    ],
    [
      'a mail it cannot read',
      fault(422, 'validation_error'),
      { outcome: 'permanent', code: 'validation_error' },
    ],
    [
      'a fault of its own',
      fault(500, 'internal_server_error'),
      { outcome: 'unknown', code: 'internal_server_error' },
    ],
    ['another request under the key', fault(409, 'concurrent_idempotent_requests'), { outcome: 'unknown' }],
  ])('%s is told by its outcome', async (_, behaviour, result) => {
    provider.behave(() => behaviour)
    expect(await through().send(mailTo('two@example.org'), never)).toMatchObject(result)
    expect(provider.ledger).toHaveLength(0)
  })

  test('after a used-up window nothing is asked before it opens', async () => {
    const transport = through()
    provider.behave(() => fault(429, 'rate_limit_exceeded', { 'retry-after': '60' }))
    await transport.send(mailTo('three@example.org'), never)
    const asked = provider.requests.length
    expect(await transport.send(mailTo('four@example.org'), never)).toMatchObject({ code: 'rate-limited' })
    expect(provider.requests).toHaveLength(asked)
    expect(transport.waits!(Date.now())).toBeGreaterThan(50_000)
  })

  test('one that says nothing is given up when it is told so', async () => {
    provider.behave(() => 'hang')
    const signal = AbortSignal.timeout(50)
    expect(await through().send(mailTo('five@example.org'), signal)).toEqual({
      outcome: 'unknown',
      code: 'no-answer',
    })
  })
})

describe('through one’s own mail server', async () => {
  const server = await startSmtp({ user: 'amparo', pass: 'p@ss/word' })
  const transport = smtpTransport(server.url)
  afterAll(async () => {
    transport.close!()
    await server.stop()
  })
  beforeEach(() => {
    server.behave(() => 'accept')
    server.ledger.length = 0
  })

  test('a parsed mail carries every header once', async () => {
    expect(await transport.send(mailTo('one@example.org'), never)).toMatchObject({ outcome: 'accepted' })
    const [{ parsed } = { parsed: null }] = server.ledger
    const wanted = {
      from: /letters@example\.org/,
      to: /one@example\.org/,
      'reply-to': /answers@example\.org/,
      'message-id': /^<letter-one@example\.org@example\.org>$/,
      'list-unsubscribe':
        /^<https:\/\/amparo\.example\/unsubscribe\/x{120}>,\s*<mailto:stop@example\.org\?subject=unsubscribe>$/,
      'list-unsubscribe-post': /^List-Unsubscribe=One-Click$/,
      'auto-submitted': /^auto-generated$/,
      date: /./,
      subject: /./,
    }
    for (const [name, value] of Object.entries(wanted)) {
      const found = parsed!.headers.filter(({ key }) => key === name)
      expect(found, name).toHaveLength(1)
      expect(found[0]!.value).toMatch(value)
    }
    expect(parsed!.subject).toBe(mailTo('x').subject)
    expect(parsed!.text!.trim()).toBe('¡Hola!')
    expect(parsed!.html!.trim()).toBe('<p>¡Hola!</p>')
    expect(parsed!.headers.some(({ key }) => key === 'x-mailer')).toBe(false)
  })

  test('a lost answer after the data is unknown, and is not tried again', async () => {
    server.behave(() => 'lose')
    expect(await transport.send(mailTo('lost@example.org'), never)).toMatchObject({ outcome: 'unknown' })
    expect(server.ledger).toHaveLength(1)
    expect(transport.replayable).toBe(false)
  })

  test('each mail of a batch has its own outcome', async () => {
    server.behave((to) =>
      to.startsWith('a') ? { refuseRecipient: 550 } : to.startsWith('b') ? { refuseData: 451 } : 'accept',
    )
    expect(await transport.sendBatch(three, 'any', never)).toEqual([
      { outcome: 'permanent', code: 'smtp-550' },
      { outcome: 'temporary', code: 'smtp-451' },
      { outcome: 'accepted', providerId: null },
    ])
  })

  test('a refused password blocks, and a server that is not there is temporary', async () => {
    const wrong = smtpTransport(server.url.replace('amparo', 'other'))
    expect(await wrong.send(mailTo('x@example.org'), never)).toMatchObject({
      outcome: 'temporary',
      blocked: true,
    })
    wrong.close!()
    const nowhere = smtpTransport('smtp://127.0.0.1:1')
    expect(await nowhere.send(mailTo('x@example.org'), never)).toMatchObject({ outcome: 'temporary' })
    nowhere.close!()
  })
})

test.each([
  ['a line break in the subject', { subject: 'Hello\r\nBcc: all@example.org' }],
  ['writing turned round in the subject', { subject: 'Sign \u202egnp.exe' }],
  ['a line break in a name', { from: 'Amparo\n <letters@example.org>' }],
  ['two addresses', { to: 'a@example.org, b@example.org' }],
  ['a line break in an address', { to: 'a@example.org\r\nBcc: b@example.org' }],
  ['a hidden mark in an address', { to: 'a\u200f@example.org' }],
  ['a line break in a header', { headers: { 'List-Id': 'a\nb' } }],
])('%s is refused', (_, change) => {
  expect(() => refuseInjection({ ...mailTo('a@example.org'), ...change })).toThrow('one field')
})
