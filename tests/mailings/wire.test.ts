import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { resendTransport } from '../../app/platform/mail/resend-transport.server'
import { smtpTransport } from '../../app/platform/mail/smtp-transport.server'
import { changeSetting } from '../../app/platform/settings.server'
import {
  anOwnedPetition,
  anUpdate,
  mailingRow,
  news,
  recipientsOf,
  sendAll,
  started,
  supporters,
} from '../support/mailings'
import { startResend } from '../support/resend-provider'
import { startSmtp } from '../support/smtp-provider'
import { signAndConfirm } from '../support/petitions'

beforeAll(() => changeSetting('mailingsPerWeek', '100'))

async function viaSmtp() {
  const smtp = await startSmtp()
  const transport = smtpTransport(smtp.url)
  onTestFinished(async () => {
    transport.close!()
    await smtp.stop()
  })
  return { ledger: smtp.ledger, transport, smtp }
}

describe('a mail of a mailing, parsed as its reader’s program does', () => {
  it('carries each header once, and stands in its petition’s thread', async () => {
    const { petition, owner } = await anOwnedPetition()
    await signAndConfirm(petition, 'one@example.org', { updates: true }, { locale: 'es' })
    await started(await anUpdate(owner, petition))
    await started(await anUpdate(owner, petition))
    const { ledger, transport } = await viaSmtp()
    await sendAll(transport)
    expect(ledger).toHaveLength(2)
    for (const { parsed, raw } of ledger) {
      const values = (name: string) =>
        parsed.headers.filter(({ key }) => key === name).map(({ value }) => value)
      for (const name of [
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'references',
        'list-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
        'precedence',
        'mime-version',
        'content-language',
      ])
        expect([name, values(name).length]).toEqual([name, 1])
      expect(values('precedence')).toEqual(['bulk'])
      expect(values('auto-submitted')).toEqual([]) // of letters alone
      expect(values('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
      expect(values('list-unsubscribe')[0]).toMatch(
        /^<https?:\/\/[^<>\s]+\/unsubscribe\/[\w-]+>(, <mailto:[^<>\s]+>)?$/,
      )
      expect(values('list-id')[0]).toBe(`<petition-${petition.slug}.amparo.example>`)
      expect(parsed.from).toMatchObject({ address: 'letters@amparo.example' })
      expect(parsed.subject).toBe('El tribunal falló')
      expect(parsed.text).toContain('el tribunal falló')
      expect(parsed.html).toContain('el tribunal falló')
      expect(raw).not.toMatch(/supporter|MAILER|X-Mailer/)
    }
    const [first, second] = ledger.map(({ parsed }) => parsed)
    expect(first!.references).toBe(second!.references)
    expect(first!.messageId).not.toBe(second!.messageId)
  })

  it('is one mail whatever a name, a title or an organisation is called', async () => {
    const { petition, owner } = await anOwnedPetition({ title: 'Free "the" <river>, now: ñ €' })
    await signAndConfirm(petition, 'two@example.org', {
      updates: true,
      shown: true,
      name: 'Ñandú O’Neil, 2ª; "x"',
    })
    await started(
      await anUpdate(owner, petition, {
        texts: {
          en: { subject: 'For {{name}}: {{petition}}', body: 'Dear {{name}}' },
          es: { subject: '', body: '' },
        },
      }),
    )
    const { ledger, transport } = await viaSmtp()
    await sendAll(transport)
    expect(ledger.map(({ to }) => to)).toEqual(['two@example.org'])
    expect(ledger[0]!.parsed.subject).toBe('For Ñandú O’Neil, 2ª; "x": Free "the" <river>, now: ñ €')
    expect(ledger[0]!.parsed.to).toHaveLength(1)
    expect(ledger[0]!.parsed.bcc ?? []).toHaveLength(0)
  })

  it('goes to Resend a hundred at a time, under keys of mailing and chunk, with the provider’s name for each kept', async () => {
    const { petition, owner } = await anOwnedPetition()
    const addresses = await supporters(petition, 3)
    const mailing = await news(owner, { petitions: [petition.id] })
    await started(mailing)
    const resend = await startResend()
    onTestFinished(resend.stop)
    await sendAll(resendTransport({ apiKey: 're_x', baseUrl: resend.url }))
    expect(resend.requests.map(({ path, key }) => [path, key])).toEqual([
      ['/emails/batch', `mailing-${mailing.reference}-1-0`],
    ])
    expect(resend.ledger.map(({ mail }) => mail.to).sort()).toEqual(addresses.sort())
    const names = (await recipientsOf(mailing.reference)).map(({ providerId }) => providerId)
    expect(names.sort()).toEqual(resend.ledger.map(({ id }) => id).sort())
    const { headers } = resend.ledger[0]!.mail
    expect(Object.keys(headers!).sort()).toEqual(
      [
        'Content-Language',
        'List-Id',
        'List-Unsubscribe',
        'List-Unsubscribe-Post',
        'Precedence',
        'References',
      ].sort(),
    )
    expect(await mailingRow(mailing.reference)).toMatchObject({ state: 'sent', sent: 3 })
  })

  it('refused for its mailbox by a server has bounced, and the others arrive', async () => {
    const { petition, owner } = await anOwnedPetition()
    const [gone] = await supporters(petition, 4)
    const update = await anUpdate(owner, petition)
    await started(update)
    const { ledger, transport, smtp } = await viaSmtp()
    smtp.behave((to) => (to === gone ? { refuseRecipient: 550 } : 'accept'))
    await sendAll(transport)
    expect(ledger).toHaveLength(3)
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'sent', sent: 3, bounced: 1 })
  })
})
