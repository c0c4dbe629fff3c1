import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { db } from '../../db/client'
import { letters, petitions, signatures } from '../../db/schema'
import { DAY, HOUR, MINUTE, SECOND } from '../../app/duration'
import { LEASE, REPLAYED_WITHIN, settleStranded } from '../../app/mailings/claim-chunk.server'
import { freezeAudience } from '../../app/mailings/freeze-audience.server'
import { cancelMailing, pauseMailing, resumeMailing } from '../../app/mailings/halt.server'
import { mailingProgress } from '../../app/mailings/progress.server'
import { listUnknown, resolveUnknown } from '../../app/mailings/resolve-unknown.server'
import { sendMailings } from '../../app/mailings/send-mailings.server'
import { changeSubscription } from '../../app/mailings/subscriptions.server'
import { stopMailings } from '../../app/mailings/unsubscribe.server'
import { changeAllUpdates } from '../../app/petitions/change-preferences.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { withdrawSignature } from '../../app/petitions/withdraw.server'
import { lettersThisHour } from '../../app/platform/mail/pace-letters.server'
import { resendTransport } from '../../app/platform/mail/resend-transport.server'
import { sendDueLetters } from '../../app/platform/mail/send-letters.server'
import { changeSetting } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { suppress } from '../../app/supporters/suppression.server'
import {
  aClock,
  anOwnedPetition,
  anUpdate,
  BulkPostbox,
  chunksOf,
  endMailings,
  goodTexts,
  lettersAreOut,
  mailingRow,
  recipientsOf,
  sendAll,
  sender,
  started,
  supporters,
} from '../support/mailings'
import { signAndConfirm } from '../support/petitions'
import { fault, startResend } from '../support/resend-provider'

/** Each test has days of its own: what the ones before sent does not slow it. */
let t = Date.now()
beforeEach(async () => {
  t += 10 * DAY
  await endMailings()
  await changeSetting('mailsPerHour', '10000000')
  await changeSetting('mailsPerDay', '100000000')
})

const hashOf = async (address: string) => (await readMailbox(address))!.hash
const stopTokenIn = (mail: { headers: Record<string, string> }) =>
  /\/unsubscribe\/([\w-]+)>/.exec(mail.headers['List-Unsubscribe']!)![1]!

/** A started update to so many people, in chunks of ten, with nothing sent yet. */
async function aStartedUpdate(n: number) {
  const { petition, owner } = await anOwnedPetition()
  const addresses = await supporters(petition, n)
  const update = await anUpdate(owner, petition)
  await started(update)
  while (await freezeAudience(10));
  await lettersAreOut()
  return { petition, owner, addresses, reference: update.reference }
}

const statesOf = async (reference: string) => {
  const counted: Record<string, number> = {}
  for (const { state } of await recipientsOf(reference)) counted[state] = (counted[state] ?? 0) + 1
  return counted
}

/** The row's numbers say what its recipients say. */
async function numbersAgree(reference: string) {
  const row = await mailingRow(reference)
  const states = await statesOf(reference)
  for (const name of [
    'sent',
    'delivered',
    'bounced',
    'complained',
    'suppressed',
    'skipped',
    'failed',
    'unknown',
  ] as const)
    expect([name, row[name]]).toEqual([name, states[name] ?? 0])
}

/** One chunk and no more, at a moment. */
const oneChunk = (postbox: BulkPostbox, at: number) => {
  let looks = 0
  // Its step ends with the second look inside the loop: one chunk was begun.
  const now = () => (looks++ < 3 ? at : at + HOUR)
  return sendMailings(Object.assign(postbox, { replayable: false }), sender, { now })
}

describe('an update', () => {
  it('reaches everybody once, each in their language, with their own way out', async () => {
    const { petition, owner } = await anOwnedPetition({ title: 'Free the river' })
    const [english] = await supporters(petition, 1, { locale: 'en', shown: true })
    const [spanish] = await supporters(petition, 1, { locale: 'es' })
    const update = await anUpdate(owner, petition)
    await started(update)
    const postbox = new BulkPostbox()
    await sendAll(postbox, { now: aClock(t) })
    expect(postbox.addresses).toEqual([english, spanish].sort())
    const toEnglish = postbox.mails.find(({ to }) => to === english)!
    const toSpanish = postbox.mails.find(({ to }) => to === spanish)!
    expect(toEnglish.subject).toBe('The court ruled')
    expect(toEnglish.text).toContain('Dear Marisol Quintana, the court ruled on Free the river. We are 2.')
    expect(toSpanish.subject).toBe('El tribunal falló')
    expect(toSpanish.text).toContain('Hola, amiga, amigo: el tribunal falló') // nobody's name who did not show it
    for (const mail of postbox.mails) {
      expect(mail.text).toContain(stopTokenIn(mail))
      expect(mail.html).toContain(stopTokenIn(mail))
      expect(mail.html + mail.text).not.toMatch(/\{\{|q7slot/)
    }
    expect(stopTokenIn(toEnglish)).not.toBe(stopTokenIn(toSpanish))
    expect(await mailingRow(update.reference)).toMatchObject({ state: 'sent', sent: 2, recipients: 2 })
    await numbersAgree(update.reference)
  })

  it('written in one language reaches readers of the other with a note', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1, { locale: 'es' })
    await started(await anUpdate(owner, petition, { texts: { ...goodTexts, es: { subject: '', body: '' } } }))
    const postbox = new BulkPostbox()
    await sendAll(postbox, { now: aClock(t) })
    expect(postbox.mails[0]!.subject).toBe('The court ruled')
    expect(postbox.mails[0]!.text).toContain('Solo está escrita en inglés.')
    expect(postbox.mails[0]!.headers['Content-Language']).toBe('en')
  })

  it('takes a name apart from the markup around it', async () => {
    const { petition, owner } = await anOwnedPetition()
    await signAndConfirm(petition, 'one@example.org', {
      updates: true,
      shown: true,
      name: 'Ana & "Luz" {{count}}',
    })
    await started(await anUpdate(owner, petition))
    const postbox = new BulkPostbox()
    await sendAll(postbox, { now: aClock(t) })
    expect(postbox.mails[0]!.html).toContain('Dear Ana &amp; &quot;Luz&quot; {{count}}, the court')
    expect(postbox.mails[0]!.text).toContain('Dear Ana & "Luz" {{count}}, the court')
  })

  it('leaves out who said no after it began: suppressed, unsubscribed, withdrawn, erased, or no to the organisation', async () => {
    const { reference, addresses, petition, owner } = await aStartedUpdate(6)
    const [suppressed, unsubscribed, withdrawn, erased, refusing, stays] = addresses as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const hash = await hashOf(suppressed)
    await db.write((tx) => suppress(tx, hash, 'by-hand', 1))
    await changeAllUpdates(await hashOf(unsubscribed), false, 'en')
    await withdrawSignature(await hashOf(withdrawn), petition.slug)
    await eraseSupporter(await hashOf(erased))
    await changeSubscription(await hashOf(refusing), owner.organisation.id, 'nothing', 'en')
    const postbox = new BulkPostbox()
    await sendAll(postbox, { now: aClock(t) })
    expect(postbox.addresses).toEqual([stays])
    expect(await statesOf(reference)).toEqual({ suppressed: 1, skipped: 4, sent: 1 })
    const reasons = (await recipientsOf(reference)).map(({ reason }) => reason).filter(Boolean)
    expect(reasons.sort()).toEqual(['erased', 'unsubscribed', 'unsubscribed', 'withdrawn'])
    await numbersAgree(reference)
  })

  it('lets everybody leave by its link, at once and for chunks that come later', async () => {
    const { reference, petition } = await aStartedUpdate(30)
    const postbox = new BulkPostbox(false)
    await oneChunk(postbox, t)
    expect(postbox.mails).toHaveLength(10)
    const later = (await recipientsOf(reference)).filter(({ state }) => state === 'queued')
    // Somebody of a later chunk leaves by a link in an earlier mail: the tokens are the same every time.
    const [row] = await db.read.select().from(signatures).where(eq(signatures.id, later[0]!.sourceId))
    const { stopToken } = await import('../../app/mailings/unsubscribe-token.server')
    const { id: mailingId } = await mailingRow(reference)
    const token = stopToken({ scope: 'petition', id: petition.id, mailbox: row!.mailbox, mailingId })
    expect(await stopMailings(token)).toEqual({ outcome: 'stopped' })
    expect(await stopMailings(token)).toEqual({ outcome: 'already' })
    await sendAll(postbox, { now: aClock(t + 2 * HOUR) })
    expect(postbox.mails).toHaveLength(29)
    expect(await mailingRow(reference)).toMatchObject({ skipped: 1, unsubscribed: 1, state: 'sent' })
  })
})

describe('a chunk that may have gone out', () => {
  it('is handed over again under the same key, byte for byte, although its people changed meanwhile', async () => {
    const { reference, petition } = await aStartedUpdate(3)
    const postbox = new BulkPostbox()
    postbox.answers.push('lose')
    await sendMailings(postbox, sender, { now: () => t })
    expect(await statesOf(reference)).toEqual({ claimed: 3 })
    const [first] = await recipientsOf(reference)
    const hash = first!.mailbox
    await db.write(async (tx) => {
      await suppress(tx, hash, 'asked', 1)
      await tx.update(signatures).set({ shownName: 'Another' }).where(eq(signatures.petitionId, petition.id))
      await tx
        .update(petitions)
        .set({ slug: `${petition.slug}-x` })
        .where(eq(petitions.id, petition.id))
    })
    await sendMailings(postbox, sender, { now: () => t + MINUTE })
    expect(postbox.batches).toHaveLength(2)
    expect(postbox.batches[1]).toEqual(postbox.batches[0])
    expect(postbox.mails).toHaveLength(3)
    expect(await statesOf(reference)).toEqual({ sent: 3 })
    await db.write(async (tx) => {
      await tx.update(petitions).set({ slug: petition.slug }).where(eq(petitions.id, petition.id))
    })
  })

  it('keeps its key when the second attempt is put off: the first may have arrived', async () => {
    const { reference } = await aStartedUpdate(2)
    const postbox = new BulkPostbox()
    postbox.answers.push('lose', { outcome: 'temporary', code: 'rate_limit_exceeded' })
    for (const after of [0, MINUTE, HOUR]) await sendMailings(postbox, sender, { now: () => t + after })
    expect(new Set(postbox.batches.map(({ key }) => key)).size).toBe(1)
    expect(postbox.mails).toHaveLength(2)
    expect(await statesOf(reference)).toEqual({ sent: 2 })
  })

  it('is put together anew, under another key, when it surely did not go out', async () => {
    const { reference } = await aStartedUpdate(2)
    const postbox = new BulkPostbox()
    postbox.answers.push({ outcome: 'temporary', code: 'rate_limit_exceeded' })
    await sendMailings(postbox, sender, { now: () => t })
    expect(await statesOf(reference)).toEqual({ queued: 2 })
    const hash = (await recipientsOf(reference))[0]!.mailbox
    await db.write((tx) => suppress(tx, hash, 'asked', 1))
    await sendMailings(postbox, sender, { now: () => t + HOUR })
    expect(new Set(postbox.batches.map(({ key }) => key)).size).toBe(2)
    expect(await statesOf(reference)).toEqual({ suppressed: 1, sent: 1 })
  })

  it('is not handed over by itself after 23 hours: a person decides', async () => {
    const { reference, owner } = await aStartedUpdate(3)
    const postbox = new BulkPostbox()
    postbox.answers.push('lose')
    await sendMailings(postbox, sender, { now: () => t })
    await sendMailings(postbox, sender, { now: () => t + REPLAYED_WITHIN })
    expect(postbox.batches).toHaveLength(1)
    expect(await statesOf(reference)).toEqual({ unknown: 3 })
    await sendMailings(postbox, sender, { now: () => t + REPLAYED_WITHIN + 1 })
    expect(await mailingRow(reference)).toMatchObject({ state: 'sent', unknown: 3 })
    const listed = await listUnknown(owner.organisation.id, reference)
    expect(listed).toHaveLength(3)
    expect(await resolveUnknown(owner, reference, 'sent', [listed[0]!.id])).toEqual({ outcome: 'done', n: 1 })
    expect(await resolveUnknown(owner, reference, 'again')).toEqual({ outcome: 'done', n: 2 })
    await sendAll(postbox, { now: aClock(t + 2 * DAY) })
    expect(postbox.mails).toHaveLength(5)
    expect(await mailingRow(reference)).toMatchObject({ state: 'sent', sent: 3, unknown: 0 })
    await numbersAgree(reference)
  })

  it('is handed over at most thirty times', async () => {
    const { reference } = await aStartedUpdate(1)
    const postbox = new BulkPostbox()
    postbox.answers.push(...Array.from({ length: 100 }, () => 'lose' as const))
    for (let i = 0; i < 75; i++) await sendMailings(postbox, sender, { now: () => t + i * 20 * MINUTE })
    expect(postbox.batches.length).toBeLessThanOrEqual(30)
    expect(await statesOf(reference)).toEqual({ unknown: 1 })
  })

  it('is unknown at once where the provider took something else under its key', async () => {
    const { reference } = await aStartedUpdate(1)
    const postbox = new BulkPostbox()
    postbox.answers.push({ outcome: 'unknown', code: 'invalid_idempotent_request' })
    await sendMailings(postbox, sender, { now: aClock(t) })
    expect(await statesOf(reference)).toEqual({ unknown: 1 })
  })

  it('is unknown at once where there are no keys, and never handed over again by itself', async () => {
    const { reference } = await aStartedUpdate(5)
    const postbox = new BulkPostbox(false)
    postbox.answers.push((mail) =>
      mail.to.endsWith(`${mail.to.length}`)
        ? { outcome: 'accepted', providerId: null }
        : { outcome: 'unknown', code: 'ECONNECTION' },
    )
    await sendMailings(postbox, sender, { now: () => t })
    await sendMailings(postbox, sender, { now: () => t + DAY })
    expect(postbox.batches).toHaveLength(1)
    expect((await statesOf(reference)).unknown).toBeGreaterThan(0)
  })

  it('is unknown where there are no keys and its sender died', async () => {
    const { reference } = await aStartedUpdate(12)
    const dies = Object.assign(new BulkPostbox(false), {
      sendBatch: () => Promise.reject(new Error('killed')),
    })
    await expect(sendMailings(dies, sender, { now: () => t })).rejects.toThrow('killed')
    expect(await statesOf(reference)).toEqual({ claimed: 10, queued: 2 })
    const postbox = new BulkPostbox(false)
    await sendAll(postbox, { now: aClock(t + LEASE) })
    expect(await statesOf(reference)).toEqual({ unknown: 10, sent: 2 })
    expect(postbox.mails).toHaveLength(2)
    await numbersAgree(reference)
  })
})

describe('a refusal', () => {
  it('of one mail concerns that one alone', async () => {
    const { reference } = await aStartedUpdate(3)
    const postbox = new BulkPostbox()
    let n = 0
    postbox.answers.push(() =>
      n++ === 0
        ? { outcome: 'permanent', code: 'validation_error' }
        : { outcome: 'accepted', providerId: `p-${n}` },
    )
    await sendAll(postbox, { now: aClock(t) })
    expect(await statesOf(reference)).toEqual({ failed: 1, sent: 2 })
    expect((await recipientsOf(reference)).find(({ state }) => state === 'failed')!.reason).toBe(
      'validation_error',
    )
  })

  it('of ourselves pauses the mailing, and nobody is lost by it', async () => {
    const { reference, owner } = await aStartedUpdate(3)
    const postbox = new BulkPostbox()
    postbox.answers.push({ outcome: 'temporary', code: 'invalid_api_key', blocked: true })
    await sendAll(postbox, { now: aClock(t) })
    expect(await mailingRow(reference)).toMatchObject({ state: 'paused', pausedFor: 'provider' })
    expect(await statesOf(reference)).toEqual({ queued: 3 })
    await resumeMailing(owner, reference)
    await sendAll(postbox, { now: aClock(t + HOUR) })
    expect(await statesOf(reference)).toEqual({ sent: 3 })
  })

  it('for a while is tried again, mail by mail, and ends as failed', async () => {
    const { reference } = await aStartedUpdate(2)
    const postbox = new BulkPostbox(false)
    const [full] = await recipientsOf(reference)
    for (let i = 0; i < 20; i++)
      postbox.answers.push((mail) =>
        mail.key.endsWith(`-${full!.id}`)
          ? { outcome: 'temporary', code: 'smtp-452' }
          : { outcome: 'accepted', providerId: null },
      )
    for (let i = 0; i < 20; i++) await sendMailings(postbox, sender, { now: () => t + i * 2 * HOUR })
    expect(await statesOf(reference)).toEqual({ failed: 1, sent: 1 })
    expect(await mailingRow(reference)).toMatchObject({ state: 'sent' })
  })
})

describe('a person', () => {
  it('pauses, resumes and cancels at the next chunk', async () => {
    const { reference, owner } = await aStartedUpdate(40)
    const postbox = new BulkPostbox(false)
    await oneChunk(postbox, t)
    expect(await pauseMailing(owner, reference)).toEqual({ outcome: 'done' })
    await sendAll(postbox, { now: aClock(t + HOUR) })
    expect(postbox.mails).toHaveLength(10)
    expect(await mailingProgress(owner.organisation.id, reference)).toMatchObject({
      state: 'paused',
      figures: { sent: 10, queued: 30 },
    })
    expect(await resumeMailing(owner, reference)).toEqual({ outcome: 'done' })
    await oneChunk(postbox, t + 2 * HOUR)
    expect(postbox.mails).toHaveLength(20)
    expect(await cancelMailing(owner, reference)).toEqual({ outcome: 'done' })
    await sendAll(postbox, { now: aClock(t + DAY) })
    expect(postbox.mails).toHaveLength(20)
    expect(await mailingRow(reference)).toMatchObject({ state: 'cancelled', sent: 20 })
    for (const again of [pauseMailing, resumeMailing, cancelMailing])
      expect(await again(owner, reference)).toEqual({ outcome: 'not-from-here' })
  })

  it('who cancels a mailing with a chunk on its way is told that nobody knows of that one', async () => {
    const { reference, owner } = await aStartedUpdate(2)
    const postbox = new BulkPostbox()
    postbox.answers.push('lose')
    await sendMailings(postbox, sender, { now: () => t })
    await cancelMailing(owner, reference)
    await settleStranded(true, t + HOUR)
    expect(await statesOf(reference)).toEqual({ unknown: 2 })
    expect((await chunksOf(reference)).every(({ sealed }) => sealed === null)).toBe(true)
  })
})

describe('the pace', () => {
  it('is mails an hour, spread evenly', async () => {
    await aStartedUpdate(60)
    await changeSetting('mailsPerHour', '600') // ten a minute
    const postbox = new BulkPostbox(false)
    const sentBy = async (at: number) => {
      await sendMailings(postbox, sender, { now: () => at })
      return postbox.mails.length
    }
    expect(await sentBy(t)).toBe(10)
    expect(await sentBy(t + 59 * SECOND)).toBe(10)
    expect(await sentBy(t + MINUTE)).toBe(20)
    expect(await sentBy(t + 10 * MINUTE)).toBe(30) // what a pause saved up is not sent in a burst
    await changeSetting('mailsPerHour', '10000000')
    await sendAll(postbox, { now: aClock(t + HOUR) })
  })

  it('ends with the day at the cap of a new domain', async () => {
    await aStartedUpdate(40)
    await changeSetting('mailsPerDay', '20')
    const postbox = new BulkPostbox(false)
    const morning = (Math.floor(t / DAY) + 1) * DAY
    await sendAll(postbox, { now: aClock(morning) })
    expect(postbox.mails).toHaveLength(20)
    await sendAll(postbox, { now: aClock(morning + 23 * HOUR) })
    expect(postbox.mails).toHaveLength(20)
    await sendAll(postbox, { now: aClock(morning + DAY) })
    expect(postbox.mails).toHaveLength(40)
  })

  it('lets letters go first', async () => {
    const { petition } = await aStartedUpdate(10)
    await signAndConfirm(petition, 'waits@example.org')
    const postbox = new BulkPostbox()
    const now = aClock(t + MINUTE)
    expect(await sendMailings(postbox, sender, { now })).toBe(false)
    expect(postbox.mails).toHaveLength(0)
    await db.write(async (tx) => {
      await tx.update(letters).set({ state: 'sent' })
    })
    await sendMailings(postbox, sender, { now })
    expect(postbox.mails).toHaveLength(10)
  })

  it('is what letters of this hour leave of it', async () => {
    await aStartedUpdate(30)
    await changeSetting('mailsPerHour', '1200') // twenty a minute, ten of them left
    await lettersThisHour(600 - (await lettersThisHour()))
    const postbox = new BulkPostbox(false)
    const sentBy = async (at: number) => {
      await sendMailings(postbox, sender, { now: () => at })
      return postbox.mails.length
    }
    expect([await sentBy(t), await sentBy(t + 59 * SECOND), await sentBy(t + MINUTE)]).toEqual([10, 10, 20])
    await lettersThisHour(600) // nothing is left
    expect(await sentBy(t + 3 * MINUTE)).toBe(20)
    await changeSetting('mailsPerHour', '10000000')
    expect(await sentBy(t + 3 * MINUTE)).toBe(30)
  })

  it('waits as long as the provider asked in its answer to a letter', async () => {
    const { petition, reference } = await aStartedUpdate(3)
    await signAndConfirm(petition, 'letter@example.org')
    const resend = await startResend()
    onTestFinished(resend.stop)
    const transport = resendTransport({ apiKey: 're_x', baseUrl: resend.url })
    resend.behave(() => fault(429, 'rate_limit_exceeded', { 'retry-after': '3600' }))
    await sendDueLetters(transport, 1)
    await lettersAreOut()
    await sendMailings(transport, sender)
    expect(resend.requests.map(({ path }) => path)).toEqual(['/emails'])
    expect(await statesOf(reference)).toEqual({ queued: 3 })
  })

  it('waits as long as the provider asks', async () => {
    const { reference } = await aStartedUpdate(3)
    const postbox = new BulkPostbox()
    postbox.answers.push({ outcome: 'temporary', code: 'rate_limit_exceeded', retryAfter: 10 * MINUTE })
    await sendMailings(postbox, sender, { now: () => t })
    await sendMailings(postbox, sender, { now: () => t + 9 * MINUTE })
    expect(postbox.batches).toHaveLength(1)
    await sendMailings(postbox, sender, { now: () => t + 11 * MINUTE })
    expect(await statesOf(reference)).toEqual({ sent: 3 })
  })
})
