import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { consents, letters, petitions, signatures, submissions, tokens } from '../../db/schema'
import { DAY, HOUR, MINUTE } from '../../app/duration'
import { changeState } from '../../app/petitions/change-state.server'
import { confirmByCode } from '../../app/petitions/confirm-by-code.server'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { dayOf } from '../../app/petitions/count.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { expireSignatures } from '../../app/petitions/expire.server'
import { findConfirmation } from '../../app/petitions/find-confirmation.server'
import { findPetition } from '../../app/petitions/find.server'
import { signAnother } from '../../app/petitions/sign-another.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import {
  aCampaign,
  aPetition,
  breakdownsOf,
  countersOf,
  Postbox,
  sign,
  type APetition,
} from '../support/petitions'

const only = async (petition: APetition) => {
  const rows = await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))
  expect(rows).toHaveLength(1)
  return rows[0]!
}

let serial = 0
const someone = () => `someone-${++serial}@example.org`

/** A letter that waits in a mailbox, with its secret and its code. */
async function aLetter(petition: APetition, email = someone(), how: Parameters<typeof sign>[2] = {}) {
  const post = new Postbox()
  await sign(petition, email, how)
  return { post, email, ...(await post.linkAndCode(email)) }
}

const mailboxOf = async (email: string) => (await readMailbox(email))!
const secretOf = (confirmed: object) => (confirmed as { thanks: string }).thanks
const noSuchSecret = 'A'.repeat(43)

describe('the button in the letter', () => {
  it('counts the signature, its day and its country', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition, 'ana@example.org', { country: 'SV', shown: true, name: 'Ana' })
    const now = Date.now()
    expect(await confirmSignature(secret, null, now)).toMatchObject({
      outcome: 'confirmed',
      slug: petition.slug,
    })

    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 0 })
    expect(await breakdownsOf(petition)).toEqual({ days: { [dayOf(now)]: 1 }, countries: { SV: 1 } })
    expect(await only(petition)).toMatchObject({ state: 'confirmed', shownName: 'Ana' })
    const [consent] = await db.read
      .select()
      .from(consents)
      .where(eq(consents.signatureId, (await only(petition)).id))
    expect(consent!.effectiveAt).not.toBeNull()
  })

  it('counts once under twenty presses at once', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    const presses = await Promise.all(Array.from({ length: 20 }, () => confirmSignature(secret)))
    expect(new Set(presses.map((press) => press.outcome))).toEqual(new Set(['confirmed']))
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 0 })
    expect((await breakdownsOf(petition)).countries).toEqual({ GT: 1 })
  })

  it('is not pressed by looking: finding the letter changes nothing', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    for (let i = 0; i < 3; i++) expect(await findConfirmation(secret)).toMatchObject({ outcome: 'found' })
    expect((await only(petition)).state).toBe('pending')
  })

  it.each(['', 'x', noSuchSecret, `${noSuchSecret}A`, '../../etc', '%00', 'é'.repeat(43)])(
    'knows nothing of the secret %j',
    async (secret) => {
      expect(await confirmSignature(secret)).toEqual({ outcome: 'unknown' })
    },
  )

  it('does not take the secret of a thanks page for that of a letter', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    const thanks = secretOf(await confirmSignature(secret))
    expect(await confirmSignature(thanks)).toEqual({ outcome: 'unknown' })
  })

  it('keeps no secret and no code in the open', async () => {
    const petition = await aPetition()
    const { secret, code } = await aLetter(petition)
    const rows = JSON.stringify([
      await db.read.select().from(tokens),
      await db.read.select().from(submissions),
      await db.read.select().from(letters).where(eq(letters.about, petition.id)),
    ])
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(code)
  })

  it('is honoured after closing, refused while paused and after delivery, and nothing is lost by a pause', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition, 'first@example.org')
    const { secret: second } = await aLetter(petition, 'second@example.org')
    await changeState(petition.id, 'paused')
    expect(await confirmSignature(secret)).toEqual({ outcome: 'paused', slug: petition.slug })
    await changeState(petition.id, 'closed')
    expect(await confirmSignature(secret)).toMatchObject({ outcome: 'confirmed' })
    await changeState(petition.id, 'delivered')
    expect(await confirmSignature(second)).toEqual({ outcome: 'ended', slug: petition.slug })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 1 })
  })

  it('takes what was typed out of every row but the signature', async () => {
    const petition = await aPetition()
    const { secret, email } = await aLetter(petition)
    await sign(petition, email, { name: 'Once more' })
    await confirmSignature(secret)
    const { id } = await only(petition)
    const rows = await db.read.select().from(submissions).where(eq(submissions.signatureId, id))
    expect(rows.map((row) => row.sealed)).toEqual([null, null])
  })
})

describe('the code for another device', () => {
  it('confirms in any case, with or without its hyphen', async () => {
    const petition = await aPetition()
    const { code, email } = await aLetter(petition)
    expect(await confirmByCode(await mailboxOf(email), code)).toMatchObject({
      outcome: 'confirmed',
    })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1 })
  })

  it('answers a wrong code and an unknown mailbox alike', async () => {
    const petition = await aPetition()
    const { code, email } = await aLetter(petition)
    const wrong = code === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'
    expect(await confirmByCode(await mailboxOf(email), wrong)).toEqual({ outcome: 'no-match' })
    expect(await confirmByCode(await mailboxOf('stranger@example.org'), code)).toEqual({
      outcome: 'no-match',
    })
  })

  it('ends after five wrong tries, while the link goes on working', async () => {
    const petition = await aPetition()
    const { code, secret } = await aLetter(petition, 'tries@example.org')
    const mailbox = await mailboxOf('tries@example.org')
    const wrong = code === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'
    for (let i = 0; i < 5; i++) await confirmByCode(mailbox, wrong)
    expect(await confirmByCode(mailbox, code)).toEqual({ outcome: 'no-match' })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0 })
    expect(await confirmSignature(secret)).toMatchObject({ outcome: 'confirmed' })
  })

  it('does not let a hundred parallel guesses have more than five tries', async () => {
    const petition = await aPetition()
    const { code } = await aLetter(petition, 'guess@example.org')
    const mailbox = await mailboxOf('guess@example.org')
    const wrong = code === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'
    await Promise.all(Array.from({ length: 100 }, () => confirmByCode(mailbox, wrong)))
    const { id } = await only(petition)
    const [row] = await db.read.select().from(submissions).where(eq(submissions.signatureId, id))
    expect(row!.codeTries).toBe(5)
  })

  it('is answered with a fresh letter when it ran out, and the old answer is the same as for a wrong one', async () => {
    const petition = await aPetition()
    const { post, code } = await aLetter(petition, 'slow@example.org')
    const mailbox = await mailboxOf('slow@example.org')
    const later = Date.now() + HOUR + MINUTE
    expect(await confirmByCode(mailbox, code, null, later)).toEqual({ outcome: 'no-match' })

    const fresh = await post.linkAndCode('slow@example.org', later + 1)
    expect(post.mails).toHaveLength(2)
    expect(await confirmByCode(mailbox, fresh.code, null, later + 2)).toMatchObject({ outcome: 'confirmed' })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, pending: 0 })
  })

  it('belongs to one signature: the others of the mailbox stay as they are', async () => {
    const [one, other] = [await aPetition(), await aPetition()]
    await aLetter(other, 'two@example.org')
    const { code } = await aLetter(one, 'two@example.org')
    await confirmByCode(await mailboxOf('two@example.org'), code)
    expect(await countersOf(one)).toMatchObject({ confirmed: 1 })
    expect(await countersOf(other)).toMatchObject({ confirmed: 0, pending: 1 })
  })
})

describe('“this was not me”', () => {
  it('removes a waiting signature and everything typed, and may be repeated', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    for (let i = 0; i < 2; i++) {
      expect(await disownSignature(secret, false)).toEqual({ outcome: 'disowned', slug: petition.slug })
    }
    expect(await only(petition)).toMatchObject({ state: 'disowned', sealed: null })
    expect(await countersOf(petition)).toMatchObject({ pending: 0, confirmed: 0, withdrawn: 0 })
    expect(await confirmSignature(secret)).toMatchObject({ outcome: 'withdrawn' })
  })

  it('stops letters about that petition, and about any with “never”', async () => {
    const [petition, other] = [await aPetition(), await aPetition()]
    const { secret, post } = await aLetter(petition, 'quiet@example.org')
    await disownSignature(secret, false)
    await sign(petition, 'quiet@example.org', {}, { now: Date.now() + DAY })
    await sign(other, 'quiet@example.org', {}, { now: Date.now() + DAY })
    expect(await post.lettersTo('quiet@example.org', Date.now() + DAY + 1)).toHaveLength(2)

    await disownSignature((await post.linkAndCode('quiet@example.org')).secret, true)
    await sign(await aPetition(), 'quiet@example.org', {}, { now: Date.now() + 3 * DAY })
    expect(await post.lettersTo('quiet@example.org', Date.now() + 3 * DAY + 1)).toHaveLength(2)
  })

  it('withdraws a counted signature from every total, in the open, and writes once to say so', async () => {
    const petition = await aPetition()
    const { secret, post } = await aLetter(petition, 'taken@example.org', { shown: true })
    await confirmSignature(secret)
    await Promise.all(Array.from({ length: 5 }, () => disownSignature(secret, false)))
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0, withdrawn: 1, pending: 0 })
    expect(await breakdownsOf(petition)).toEqual({ days: {}, countries: {} })
    expect(await only(petition)).toMatchObject({
      state: 'withdrawn',
      sealed: null,
      shownName: null,
      country: null,
    })
    expect(await post.lettersTo('taken@example.org')).toHaveLength(2)
  })

  it('leaves the way open to sign again, with a new letter only', async () => {
    const petition = await aPetition()
    const { secret, post } = await aLetter(petition, 'back@example.org')
    await confirmSignature(secret)
    await disownSignature(secret, false)
    expect(await confirmSignature(secret)).toMatchObject({ outcome: 'withdrawn' })

    await sign(petition, 'back@example.org', {}, { now: Date.now() + 10 * MINUTE })
    const again = await post.linkAndCode('back@example.org', Date.now() + 11 * MINUTE)
    expect(await confirmSignature(again.secret, null, Date.now() + 12 * MINUTE)).toMatchObject({
      outcome: 'confirmed',
    })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1, withdrawn: 0 })
  })
})

describe('a signature nobody confirmed', () => {
  it('is deleted after seven days with all that was typed, and its letter still knows the petition', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    const { id } = await only(petition)
    expect(await expireSignatures(Date.now() + 7 * DAY - HOUR)).toBe(0)
    expect(await expireSignatures(Date.now() + 7 * DAY + HOUR)).toBeGreaterThan(0)

    expect(
      await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id)),
    ).toHaveLength(0)
    expect(await db.read.select().from(submissions).where(eq(submissions.signatureId, id))).toHaveLength(0)
    expect(await db.read.select().from(consents).where(eq(consents.signatureId, id))).toHaveLength(0)
    expect(await countersOf(petition)).toMatchObject({ pending: 0 })
    expect(await findConfirmation(secret)).toEqual({ outcome: 'expired', slug: petition.slug })
  })

  it('cannot be confirmed past its time even before it is deleted', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    expect(await confirmSignature(secret, null, Date.now() + 7 * DAY + 1)).toEqual({
      outcome: 'expired',
      slug: petition.slug,
    })
    expect(await countersOf(petition)).toMatchObject({ confirmed: 0 })
  })

  it('is not one that was confirmed', async () => {
    const petition = await aPetition()
    const { secret } = await aLetter(petition)
    await confirmSignature(secret)
    await expireSignatures(Date.now() + 30 * DAY)
    expect(await countersOf(petition)).toMatchObject({ confirmed: 1 })
    expect(await only(petition)).toMatchObject({ state: 'confirmed' })
    expect(await confirmSignature(secret, null, Date.now() + 8 * DAY)).toMatchObject({ slug: petition.slug })
  })
})

describe('the campaign’s other petitions, on the thanks page', () => {
  const choices = { shown: false, updates: false, deliver: false }

  it('take a signature with one press and no second letter', async () => {
    const campaign = await aCampaign()
    const [first, second] = [await aPetition({ campaign }), await aPetition({ campaign })]
    const { secret, post } = await aLetter(first, 'one@example.org', {
      country: 'HN',
      shown: true,
      comment: 'Mine',
    })
    const thanks = secretOf(await confirmSignature(secret))

    const presses = await Promise.all(
      Array.from({ length: 10 }, () => signAnother(thanks, second.slug, choices, 'en', 1)),
    )
    expect(new Set(presses.map((press) => press.outcome))).toEqual(new Set(['signed']))
    expect(await countersOf(second)).toMatchObject({ confirmed: 1, pending: 0 })
    expect(await breakdownsOf(second)).toMatchObject({ countries: { HN: 1 } })
    expect(await only(second)).toMatchObject({ shownName: null, updates: false })
    expect(await post.lettersTo('one@example.org')).toHaveLength(1)
    const records = await db.read
      .select()
      .from(consents)
      .where(eq(consents.signatureId, (await only(second)).id))
    expect(records).toMatchObject([{ place: 'thanks-button', shown: false }])
  })

  it('also count a signature that was waiting for its letter', async () => {
    const campaign = await aCampaign()
    const [first, second] = [await aPetition({ campaign }), await aPetition({ campaign })]
    await sign(second, 'wait@example.org')
    const { secret } = await aLetter(first, 'wait@example.org')
    await signAnother(secretOf(await confirmSignature(secret)), second.slug, choices, 'en', 1)
    expect(await countersOf(second)).toMatchObject({ confirmed: 1, pending: 0 })
  })

  it('take nothing with an old, unknown or foreign secret, for another campaign, or when closed', async () => {
    const campaign = await aCampaign()
    const [first, closed] = [await aPetition({ campaign }), await aPetition({ campaign, state: 'closed' })]
    const foreign = await aPetition()
    const { secret } = await aLetter(first, 'no@example.org')
    const thanks = secretOf(await confirmSignature(secret))
    const press = (token: string, slug: string, now?: number) =>
      signAnother(token, slug, choices, 'en', 1, now)
    expect(await press(thanks, foreign.slug)).toEqual({ outcome: 'unknown' })
    expect(await press(thanks, 'no-such-petition')).toEqual({ outcome: 'unknown' })
    expect(await press(thanks, closed.slug)).toEqual({ outcome: 'closed' })
    expect(await press(noSuchSecret, closed.slug)).toEqual({ outcome: 'unknown' })
    expect(await press(secret, first.slug)).toEqual({ outcome: 'unknown' })
    expect(await press(thanks, first.slug, Date.now() + 2 * HOUR)).toEqual({ outcome: 'unknown' })
    expect(await countersOf(foreign)).toMatchObject({ confirmed: 0 })
  })
})

describe('the public page of a petition', () => {
  it('shows the confirmed count and the signers who chose to be shown, newest first, and nobody else', async () => {
    const petition = await aPetition()
    for (const [email, shown, name] of [
      ['a@example.org', true, 'Alma'],
      ['b@example.org', false, 'Hidden Person'],
      ['c@example.org', true, 'Celia'],
    ] as const) {
      await confirmSignature(
        (await aLetter(petition, email, { name, shown, comment: 'Not moderated yet' })).secret,
      )
    }
    const view = await findPetition('en', petition.slug)
    expect(view).toMatchObject({ confirmed: 3, pending: 0, goal: 100, takesSignatures: true })
    const { recent } = view as { recent: { name: string; comment: string | null }[] }
    expect(recent.map((signer) => signer.name)).toEqual(['Celia', 'Alma'])
    expect(recent.every((signer) => signer.comment === null)).toBe(true)
    expect(JSON.stringify(view)).not.toContain('example.org')
  })

  it('is not there for a draft, gone once taken down, and elsewhere in another language', async () => {
    expect(await findPetition('en', (await aPetition({ state: 'draft' })).slug)).toBeNull()
    const shown = await aPetition()
    await changeState(shown.id, 'taken-down')
    expect(await findPetition('en', shown.slug)).toEqual({ outcome: 'gone', reason: null })
    expect(await findPetition('en', (await aPetition({ state: 'taken-down' })).slug)).toBeNull()
    const spanish = await aPetition({ languages: ['es'] })
    expect(await findPetition('en', spanish.slug)).toEqual({ outcome: 'other-language', languages: ['es'] })
    const [row] = await db.read.select().from(petitions).where(eq(petitions.id, shown.id))
    expect(row!.publishedAt).not.toBeNull()
  })
})
