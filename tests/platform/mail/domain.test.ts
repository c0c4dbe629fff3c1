import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { MailConfig } from '../../../app/config-mail.server'
import { startDns, type Zone } from '../../support/dns-server'

let dns: Awaited<ReturnType<typeof startDns>>
let checkDomain: typeof import('../../../app/platform/mail/check-domain.server').checkDomain
beforeAll(async () => {
  dns = await startDns()
  process.env.MAIL_DNS = dns.address // before the settings are read
  vi.resetModules()
  ;({ checkDomain } = await import('../../../app/platform/mail/check-domain.server'))
})
afterAll(() => dns.stop())

const bySmtp = (dkimSelector: string | null = 'mail'): MailConfig => ({
  way: { name: 'smtp', url: 'smtps://mail.river.example' },
  from: 'River <letters@River.example>',
  ...{ replyTo: null, unsubscribe: null, dkimSelector, dns: dns.address },
})
const byResend = (from = 'letters@river.example'): MailConfig => ({
  ...bySmtp(),
  from,
  way: { name: 'resend', apiKey: 're_x', webhookSecret: null, baseUrl: 'http://127.0.0.1:1' },
})
const good: Zone = {
  'river.example': ['google-site-verification=x', 'v=spf1 mx -all'],
  'send.river.example': ['v=spf1 include:amazonses.com ~all'],
  'mail._domainkey.river.example': [`v=DKIM1; k=rsa; p=${'A'.repeat(400)}`],
  'resend._domainkey.river.example': ['p=MIGf'],
  '_dmarc.river.example': ['v=DMARC1; p=quarantine; rua=mailto:you@river.example'],
}
const statesOf = async (mail: MailConfig, zone: Zone) => {
  dns.say(zone)
  const checks = await checkDomain(mail)
  return checks && Object.fromEntries(Object.entries(checks).map(([name, { state }]) => [name, state]))
}

describe('the sending domain', () => {
  it('that says everything is good, by a server of one’s own and by Resend', async () => {
    const all = { spf: 'good', dkim: 'good', dmarc: 'good', alignment: 'good' }
    expect(await statesOf(bySmtp(), good)).toEqual(all)
    expect(await statesOf(byResend(), good)).toEqual(all)
    const { dkim } = (await checkDomain(bySmtp()))!
    expect(dkim).toEqual({
      ...{ state: 'good', at: 'mail._domainkey.river.example' },
      found: good['mail._domainkey.river.example']![0], // put together from its pieces
    })
  })

  it('that says nothing lacks all of it', async () => {
    const nothing = { spf: 'missing', dkim: 'missing', dmarc: 'missing', alignment: 'nothing' }
    expect(await statesOf(bySmtp(), {})).toEqual(nothing)
    expect((await checkDomain(byResend()))!.spf.at).toBe('send.river.example')
  })

  it.each<[string, Zone, object]>([
    ['two SPF records', { 'river.example': ['v=spf1 mx -all', 'v=spf1 a -all'] }, { spf: 'several' }],
    ['an SPF record for everybody', { 'river.example': ['v=spf1 mx +all'] }, { spf: 'open' }],
    ['something like an SPF record', { 'river.example': ['v=spf10 -all'] }, { spf: 'missing' }],
    [
      'a withdrawn key',
      { 'mail._domainkey.river.example': ['v=DKIM1; p='] },
      { dkim: 'revoked', alignment: 'good' },
    ],
    ['two keys', { 'mail._domainkey.river.example': ['p=A', 'p=B'] }, { dkim: 'several' }],
    ['a policy that watches', { '_dmarc.river.example': ['v=DMARC1;p=none'] }, { dmarc: 'watching' }],
    [
      'two policies',
      { '_dmarc.river.example': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
      { dmarc: 'several' },
    ],
    ['a policy that is none', { '_dmarc.river.example': ['v=DMARC1; p=maybe'] }, { dmarc: 'invalid' }],
    [
      'a server that says nothing',
      { 'river.example': 'silent' },
      { spf: 'unanswered', dkim: 'good', alignment: 'good' },
    ],
    ['a server that cannot', { '_dmarc.river.example': 'broken' }, { dmarc: 'unanswered' }],
  ])('with %s', async (_, zone, states) => {
    expect(await statesOf(bySmtp(), { ...good, ...zone })).toMatchObject(states)
  })

  it('whose SPF record names somebody else does not let Resend send', async () => {
    const zone = { ...good, 'send.river.example': ['v=spf1 include:_spf.example -all'] }
    expect(await statesOf(byResend(), zone)).toMatchObject({ spf: 'other', alignment: 'good' })
  })

  it('of a server whose key nobody named is checked as far as it can be', async () => {
    const states = await statesOf(bySmtp(null), good)
    expect(states).toMatchObject({ spf: 'good', dkim: 'no-selector', alignment: 'good' })
  })

  it('takes key and policy from the domain above, unless the policy wants exactly its own', async () => {
    const from = 'letters@news.river.example'
    const zone = { ...good, 'send.news.river.example': ['v=spf1 include:amazonses.com ~all'] }
    expect(await statesOf(byResend(from), zone)).toMatchObject({
      dkim: 'good',
      dmarc: 'good',
      alignment: 'good',
    })
    const strict = { ...zone, '_dmarc.river.example': ['v=DMARC1; p=reject; aspf=s; adkim=s'] }
    expect(await statesOf(byResend(from), strict)).toMatchObject({ alignment: 'strict' })
    expect((await checkDomain(byResend(from)))!.alignment).toMatchObject({
      at: 'news.river.example',
      found: 'send.news.river.example',
    })
  })

  it('is not looked up in a trial, nor where mails come from no domain of the net', async () => {
    const before = dns.asked.length
    expect(await checkDomain({ ...bySmtp(), way: { name: 'outbox' } })).toBeNull()
    expect(await checkDomain({ ...bySmtp(), from: 'letters@localhost' })).toBeNull()
    expect(dns.asked).toHaveLength(before)
  })
})
