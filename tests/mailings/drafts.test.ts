import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'
import { noAudience } from '../../app/mailings/audience'
import { createMailingDraft, createUpdateDraft } from '../../app/mailings/create-draft.server'
import { findMailing, listMailings } from '../../app/mailings/find-mailings.server'
import { findUpdate, listUpdates, newestUpdates } from '../../app/mailings/find-updates.server'
import { previewMailing } from '../../app/mailings/preview.server'
import { publishUpdate } from '../../app/mailings/publish-update.server'
import { saveDraft } from '../../app/mailings/save-draft.server'
import { sendTest } from '../../app/mailings/send-test.server'
import { submitForApproval } from '../../app/mailings/submit.server'
import { readTexts, startingTexts, type MailingTexts } from '../../app/mailings/text-problems'
import { changeState } from '../../app/petitions/change-state.server'
import {
  anOrganizer,
  anOwnedPetition,
  anUpdate,
  goodTexts,
  news,
  sendAll,
  BulkPostbox,
  started,
  supporters,
} from '../support/mailings'
import { Postbox, signAndConfirm } from '../support/petitions'
import { lettersTo } from '../support/accounts'

const none = { subject: '', body: '' }
const english = (subject: string, body: string): MailingTexts => ({ en: { subject, body }, es: none })

describe('a draft', () => {
  it('begins with questions in both languages, and is found by its organisation alone', async () => {
    const { petition, owner } = await anOwnedPetition()
    const reference = (await createUpdateDraft(owner, petition.id))!
    const found = await findMailing(owner.organisation.id, reference, 'es')
    expect(found).toMatchObject({
      kind: 'update',
      state: 'draft',
      revision: 1,
      texts: startingTexts(),
      languages: [],
    })
    expect(found!.petition!.slug).toBe(petition.slug)
    const stranger = await anOrganizer()
    expect(await findMailing(stranger.organisation.id, reference, 'en')).toBeNull()
    expect(await createUpdateDraft(stranger, petition.id)).toBeNull()
    expect(await saveDraft(stranger, reference, { revision: 1, texts: goodTexts, audience: null })).toEqual({
      outcome: 'unknown',
    })
    for (const odd of ['', 'x', "'; drop", '0'.repeat(36)])
      expect(await findMailing(owner.organisation.id, odd, 'en')).toBeNull()
  })

  it('saved from an old page overwrites nothing, and both texts are told', async () => {
    const { petition, owner } = await anOwnedPetition()
    const { reference } = await anUpdate(owner, petition)
    const mine = english('Mine', 'My text')
    expect(await saveDraft(owner, reference, { revision: 1, texts: mine, audience: null })).toEqual({
      outcome: 'stale',
      stored: {
        revision: 2,
        texts: goodTexts,
        audience: expect.objectContaining({ petitions: [petition.id] }),
      },
    })
    expect((await findMailing(owner.organisation.id, reference, 'en'))!.texts).toEqual(goodTexts)
    // Saying what is stored already is no conflict.
    expect(await saveDraft(owner, reference, { revision: 1, texts: goodTexts, audience: null })).toEqual({
      outcome: 'saved',
      revision: 2,
    })
  })

  it('saved twice at once is kept once', async () => {
    const { petition, owner } = await anOwnedPetition()
    const { reference } = await anUpdate(owner, petition)
    const saves = await Promise.all(
      ['A', 'B', 'C', 'D'].map((text) =>
        saveDraft(owner, reference, { revision: 2, texts: english(text, text), audience: null }),
      ),
    )
    expect(saves.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'stale', 'stale', 'stale'])
  })

  it('names only petitions and mailings of its organisation', async () => {
    const { owner } = await anOwnedPetition()
    const { petition: foreign, owner: other } = await anOwnedPetition()
    const reference = await createMailingDraft(owner)
    const theirs = (await news(other, { petitions: [foreign.id] })).reference
    for (const audience of [
      { ...noAudience, petitions: [foreign.id] },
      { ...noAudience, notSent: [theirs] },
    ])
      expect(await saveDraft(owner, reference, { revision: 1, texts: goodTexts, audience })).toEqual({
        outcome: 'foreign-audience',
      })
  })

  it('holds no hidden characters and no second line in its subject', async () => {
    const { petition, owner } = await anOwnedPetition()
    const reference = (await createUpdateDraft(owner, petition.id))!
    for (const subject of ['One\u202eTwo', 'One\r\nBcc: x@example.org', 'One\nTwo', 'x'.repeat(121)]) {
      const saved = await saveDraft(owner, reference, {
        revision: 1,
        texts: english(subject, 'Text'),
        audience: null,
      })
      expect(saved.outcome).toBe('wrong')
    }
    const form = new FormData()
    form.set('subject-en', ' One\r\nBcc: x@example.org ')
    form.set('body-en', 'Text\u200b\r\nmore')
    expect(readTexts(form).en).toEqual({ subject: 'One Bcc: x@example.org', body: 'Text\nmore' })
  })
})

describe('what cannot be sent', () => {
  it('is refused with the field and the reason', async () => {
    const { petition, owner } = await anOwnedPetition()
    const problemsOf = async (texts: MailingTexts) => {
      const reference = (await createUpdateDraft(owner, petition.id))!
      const saved = await saveDraft(owner, reference, { revision: 1, texts, audience: null })
      if (saved.outcome !== 'saved') throw new Error(saved.outcome)
      const submitted = await submitForApproval(owner, reference, {
        revision: saved.revision,
        scheduledAt: null,
      })
      return submitted.outcome === 'wrong'
        ? submitted.problems.map(({ locale, field, problem }) => `${locale} ${field} ${problem}`)
        : [submitted.outcome]
    }
    expect(await problemsOf(startingTexts())).toEqual(['en subject empty', 'en body untouched'])
    expect(await problemsOf({ en: none, es: none })).toEqual(['en subject empty', 'en body empty'])
    expect(await problemsOf(english('Subject', ''))).toEqual(['en body empty'])
    expect(await problemsOf(english('', 'Body'))).toEqual(['en subject empty'])
    expect(
      await problemsOf({ en: goodTexts.en, es: { subject: 'Asunto', body: startingTexts().es.body } }),
    ).toEqual(['es body untouched'])
    expect(await problemsOf(english('For {{email}}', 'Dear {{ name }} {{constructor}}'))).toEqual([
      'en subject unknown-field',
      'en body unknown-field',
    ])
    expect(await problemsOf({ en: goodTexts.en, es: startingTexts().es })).toEqual(['ready'])
  })

  it('is a mailing that names nobody, and an update of a petition nobody can read', async () => {
    const { petition, owner } = await anOwnedPetition()
    const empty = await news(owner, {})
    expect(
      await submitForApproval(owner, empty.reference, { revision: empty.revision, scheduledAt: null }),
    ).toEqual({
      outcome: 'nobody',
    })
    const update = await anUpdate(owner, petition)
    await changeState(petition.id, 'taken-down')
    expect(
      await submitForApproval(owner, update.reference, { revision: update.revision, scheduledAt: null }),
    ).toEqual({
      outcome: 'petition-not-public',
    })
  })
})

describe('a preview', () => {
  it('has the shown name of a real person and nothing else of them', async () => {
    const { petition, owner } = await anOwnedPetition()
    await signAndConfirm(petition, 'canary@example.org', {
      updates: true,
      shown: true,
      name: 'Berta Cáceres',
    })
    await signAndConfirm(petition, 'hidden@example.org', { updates: true, name: 'Nadie Conocida' })
    const { reference } = await anUpdate(owner, petition)
    const of = (reader: number) => previewMailing(owner.organisation.id, reference, { locale: 'es', reader })
    const [nobody, berta, beyond] = await Promise.all([of(0), of(1), of(20)])
    expect(berta).toMatchObject({ name: 'Berta Cáceres', subject: 'El tribunal falló', textLocale: 'es' })
    expect(berta!.text).toContain('Hola, Berta Cáceres')
    expect(nobody!.text).toContain('Hola, amiga, amigo')
    expect(beyond!.name).toBe('Berta Cáceres')
    expect(JSON.stringify([nobody, berta, beyond])).not.toMatch(/canary|hidden@|Nadie/)
    const stranger = await anOrganizer()
    expect(await previewMailing(stranger.organisation.id, reference, { locale: 'en', reader: 1 })).toBeNull()
  })
})

describe('a test', () => {
  it('goes to whoever asks, in each language, and to nobody else', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    const { reference } = await anUpdate(owner, petition)
    expect(await sendTest(owner, reference)).toEqual({ outcome: 'sent', languages: ['en', 'es'] })
    const letters = await lettersTo(owner.personId)
    expect(letters.map(({ template, locale }) => `${template} ${locale}`)).toEqual([
      'test-mailing en',
      'test-mailing es',
    ])
    const postbox = new Postbox()
    const mails = await postbox.lettersTo(letters[0]!.to!)
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Test: The court ruled',
      'Prueba: El tribunal falló',
    ])
    expect(mails[0]!.text).toContain('Dear friend, the court ruled on')
  })

  it('of a text that cannot be sent is refused, and so are too many', async () => {
    const { petition, owner } = await anOwnedPetition()
    const reference = (await createUpdateDraft(owner, petition.id))!
    expect((await sendTest(owner, reference)).outcome).toBe('wrong')
    const good = await anUpdate(owner, petition)
    let outcome = ''
    for (let i = 0; i < 21; i++) ({ outcome } = await sendTest(owner, good.reference))
    expect(outcome).toBe('too-many')
  })
})

describe('a public update', () => {
  it('is published once under its number, stays as it was written, and is in the lists', async () => {
    const { petition, owner } = await anOwnedPetition({ title: 'Free the river' })
    const first = await anUpdate(owner, petition)
    const second = await anUpdate(owner, petition, {
      texts: english('Second', 'Dear {{name}}, {{count}} signed.'),
    })
    expect(await publishUpdate(owner, first.reference, 1)).toEqual({ outcome: 'stale' })
    const published = await Promise.all([
      publishUpdate(owner, first.reference, 2),
      publishUpdate(owner, first.reference, 2),
      publishUpdate(owner, second.reference, 2),
    ])
    expect(published[0]).toEqual(published[1])
    expect(published.map((one) => (one as { number: number }).number).sort()).toEqual([1, 1, 2])
    expect(
      await saveDraft(owner, first.reference, { revision: 2, texts: english('X', 'Y'), audience: null }),
    ).toEqual({
      outcome: 'locked',
    })
    const { number } = published[0] as { number: number }
    expect(await findUpdate(petition.slug, number, 'es')).toMatchObject({
      title: 'El tribunal falló',
      body: 'Hola, amigas y amigos: el tribunal falló sobre Free the river. Somos 0.',
      languages: ['en', 'es'],
    })
    const listed = await listUpdates(petition.slug, 'es')
    expect(listed.map((update) => update.number)).toEqual([2, 1])
    expect(listed.find(({ title }) => title === 'Second')).toMatchObject({ locale: 'en' })
    expect((await newestUpdates('es', 50)).filter(({ slug }) => slug === petition.slug)).toHaveLength(1)
    await changeState(petition.id, 'taken-down')
    expect(await findUpdate(petition.slug, 1, 'en')).toBeNull()
    expect(await listUpdates(petition.slug, 'en')).toEqual([])
  })

  it('is published by sending it, and the mail leads there', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 1)
    await started(await anUpdate(owner, petition))
    const postbox = new BulkPostbox()
    await sendAll(postbox)
    expect(postbox.mails[0]!.text).toContain(`/petitions/${petition.slug}/updates/1`)
    expect(await findUpdate(petition.slug, 1, 'en')).toMatchObject({ title: 'The court ruled' })
  })
})

describe('the list', () => {
  it('has the mailings of an organisation page by page, newest first', async () => {
    const { petition, owner } = await anOwnedPetition()
    const references: string[] = []
    for (let i = 0; i < 32; i++) references.unshift(await createMailingDraft(owner))
    const update = await anUpdate(owner, petition)
    const first = await listMailings(owner.organisation.id, 'en')
    expect(first.mailings[0]).toMatchObject({ reference: update.reference, subject: 'The court ruled' })
    const second = await listMailings(owner.organisation.id, 'en', { before: first.next! })
    const all = [...first.mailings, ...second.mailings].map(({ reference }) => reference)
    expect(all).toEqual([update.reference, ...references])
    expect(second.next).toBeNull()
    const own = await listMailings(owner.organisation.id, 'en', { petitionId: petition.id })
    expect(own.mailings).toHaveLength(1)
    const rows = await db.read
      .select()
      .from(mailings)
      .where(eq(mailings.organisationId, owner.organisation.id))
    expect(rows).toHaveLength(33)
  })
})
