import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { consents, letters, signatures, submissions } from '../../db/schema'
import { CONSENT_WORDING } from '../../app/petitions/consent-wording'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { blockDomain } from '../../app/supporters/blocked-domains.server'
import { DAY, MINUTE } from '../../app/duration'
import { aPetition, countersOf, Postbox, sign } from '../support/petitions'

const lettersAbout = (petition: { id: string }) =>
  db.read.select().from(letters).where(eq(letters.about, petition.id))
const signaturesOf = (petition: { id: string }) =>
  db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))

describe('sending the sign form', () => {
  it('stores the signature, what was agreed to and the letter, and does not count yet', async () => {
    const petition = await aPetition()
    expect(await sign(petition, 'ana@example.org', { shown: true, updates: true })).toEqual({
      outcome: 'received',
    })

    const [signature] = await signaturesOf(petition)
    expect(signature).toMatchObject({ state: 'pending', sealed: null, shownName: null, textVersion: 1 })
    const [consent] = await db.read.select().from(consents).where(eq(consents.signatureId, signature!.id))
    expect(consent).toMatchObject({
      wording: CONSENT_WORDING,
      shown: true,
      updates: true,
      deliver: false,
      effectiveAt: null,
    })
    expect(await lettersAbout(petition)).toMatchObject([{ template: 'confirm', state: 'queued' }])
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0, pending: 1 })
  })

  it('stores nothing at all when one of its rows cannot be written', async () => {
    const petition = await aPetition()
    // What was typed is refused; it stands between the signature and the letter.
    await expect(sign(petition, 'half@example.org', { country: null as unknown as string })).rejects.toThrow()
    expect(await signaturesOf(petition)).toHaveLength(0)
    expect(await lettersAbout(petition)).toHaveLength(0)
    expect(await countersOf(petition)).toMatchObject({ pending: 0 })
  })

  it('promises one letter, even when forty requests arrive at once', async () => {
    const petition = await aPetition()
    const answers = await Promise.all(Array.from({ length: 40 }, () => sign(petition, 'forty@example.org')))
    expect(new Set(answers.map((answer) => answer.outcome))).toEqual(new Set(['received']))

    const post = new Postbox()
    expect(await post.lettersTo('forty@example.org')).toHaveLength(1)
    expect(await signaturesOf(petition)).toHaveLength(1)
    expect(await countersOf(petition)).toMatchObject({ pending: 1 })
  })

  it('writes three letters a day to one mailbox about one petition, and no fourth', async () => {
    const petition = await aPetition()
    const start = Date.now()
    for (let i = 0; i < 5; i++) await sign(petition, 'again@example.org', {}, { now: start + i * 5 * MINUTE })
    const states = (await lettersAbout(petition)).map((letter) => letter.state).sort()
    expect(states).toEqual(['queued', 'queued', 'queued', 'withheld', 'withheld'])

    await sign(petition, 'again@example.org', {}, { now: start + DAY + 30 * MINUTE })
    expect((await lettersAbout(petition)).filter((letter) => letter.state === 'queued')).toHaveLength(4)
  })

  it('writes ten letters a day to one mailbox about all petitions', async () => {
    const sent = []
    for (let i = 0; i < 12; i++) {
      const petition = await aPetition()
      await sign(petition, 'many@example.org')
      sent.push(...(await lettersAbout(petition)))
    }
    expect(sent.filter((letter) => letter.state === 'queued')).toHaveLength(10)
    expect(sent.filter((letter) => letter.state === 'withheld')).toHaveLength(2)
  })

  it('lets nobody change a pending signature by sending the form again', async () => {
    const petition = await aPetition()
    const post = new Postbox()
    await sign(petition, 'rosa@example.org', { name: 'Rosa', shown: false })
    const { secret } = await post.linkAndCode('rosa@example.org')
    await sign(petition, 'rosa@example.org', { name: 'Somebody else', shown: true })
    await confirmSignature(secret)

    const [signature] = await signaturesOf(petition)
    expect(signature).toMatchObject({ state: 'confirmed', shownName: null })
  })

  it('tells a signed mailbox that it signed, in a letter and nowhere else', async () => {
    const petition = await aPetition()
    const post = new Postbox()
    await sign(petition, 'lucia@example.org')
    await confirmSignature((await post.linkAndCode('lucia@example.org')).secret)
    expect(await sign(petition, 'LUCIA@Example.org', {}, { now: Date.now() + 5 * MINUTE })).toEqual({
      outcome: 'received',
    })

    const mails = await post.lettersTo('lucia@example.org', Date.now() + 6 * MINUTE)
    expect(mails).toHaveLength(2)
    expect(mails[1]!.text).not.toContain('/confirm/')
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 0 })
  })

  it.each([
    ['ana.lopez@gmail.com', 'analopez+news@googlemail.com'],
    ['Ana@Example.ORG', 'ana+petitions@example.org'],
    ['someone@proton.me', 'some.one@pm.me'],
  ])('counts %s and %s as one mailbox', async (one, other) => {
    const petition = await aPetition()
    await sign(petition, one)
    await sign(petition, other)
    expect(await signaturesOf(petition)).toHaveLength(1)
  })

  it.each([
    ['a.b@example.org', 'ab@example.org'],
    ['ana@example.org', 'ana@example.net'],
  ])('keeps %s and %s apart', async (one, other) => {
    const petition = await aPetition()
    await sign(petition, one)
    await sign(petition, other)
    expect(await signaturesOf(petition)).toHaveLength(2)
  })

  it('answers a blocked domain alike, writes the same rows, sends nothing and never counts it', async () => {
    const petition = await aPetition()
    expect(await blockDomain('**.blocked.example', null)).toBe(true)
    expect(await sign(petition, 'bot@mail.blocked.example')).toEqual({ outcome: 'received' })

    expect(await lettersAbout(petition)).toMatchObject([{ state: 'withheld', sealed: null }])
    expect(await signaturesOf(petition)).toMatchObject([{ state: 'pending', holdReason: 'blocked-domain' }])
    expect(await countersOf(petition)).toMatchObject({ pending: 0, confirmed: 0 })
  })

  it('holds what a machine filled in, even after the press', async () => {
    const petition = await aPetition()
    const post = new Postbox()
    await sign(petition, 'machine@example.org', { shown: true }, { honeypot: true })
    await confirmSignature((await post.linkAndCode('machine@example.org')).secret)
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0, held: 1, pending: 0 })
    expect(await signaturesOf(petition)).toMatchObject([{ state: 'held', shownName: null }])
  })

  it.each([
    'paused',
    'closed',
    'delivered',
    'answered',
    'won',
    'rejected',
    'taken-down',
    'draft',
    'review',
  ] as const)('takes nothing for a petition that is %s', async (state) => {
    const petition = await aPetition({ state })
    expect(await sign(petition, 'late@example.org')).toEqual({ outcome: 'closed' })
    expect(await signaturesOf(petition)).toHaveLength(0)
    expect(await lettersAbout(petition)).toHaveLength(0)
  })

  it('takes nothing once the closing time has come', async () => {
    const petition = await aPetition({ closesAt: Date.now() - 1 })
    expect(await sign(petition, 'late@example.org')).toEqual({ outcome: 'closed' })
    expect(await signaturesOf(petition)).toHaveLength(0)
  })

  it('leaves nothing a person typed readable in any table', async () => {
    const petition = await aPetition()
    const canary = { name: 'Canaria Visible', postcode: 'CANARY 77', comment: 'canary comment', shown: false }
    await sign(petition, 'canary@secret.example', canary)
    const post = new Postbox()
    await confirmSignature((await post.linkAndCode('canary@secret.example')).secret)

    const rows = JSON.stringify(
      await Promise.all(
        [signatures, submissions, consents, letters].map((table) => db.read.select().from(table)),
      ),
      (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value),
    )
    for (const secret of [
      ...Object.values(canary).filter((value) => typeof value === 'string'),
      'canary@secret',
    ]) {
      expect(rows).not.toContain(secret)
    }
    // The same search finds what is meant to be open.
    expect(rows).toContain(petition.id)
  })
})
