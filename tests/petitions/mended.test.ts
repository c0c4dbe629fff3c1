import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import { letters, signatures, submissions } from '../../db/schema'
import { DAY, MINUTE } from '../../app/duration'
import { changeState } from '../../app/petitions/change-state.server'
import { confirmByCode } from '../../app/petitions/confirm-by-code.server'
import { confirmSignature } from '../../app/petitions/confirm.server'
import { disownSignature } from '../../app/petitions/disown.server'
import { signAnother } from '../../app/petitions/sign-another.server'
import { mailMyLink } from '../../app/supporters/mail-my-link.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { aCampaign, aPetition, countersOf, Postbox, sign } from '../support/petitions'

const mailboxOf = async (email: string) => (await readMailbox(email))!
const choices = { shown: false, updates: false, deliver: false }

async function signed(
  email: string,
  how: Parameters<typeof sign>[2] = {},
  petition?: Awaited<ReturnType<typeof aPetition>>,
) {
  const about = petition ?? (await aPetition())
  const post = new Postbox()
  await sign(about, email, how)
  const { secret, code } = await post.linkAndCode(email)
  return { petition: about, post, secret, code, confirmed: await confirmSignature(secret) }
}

describe('another spelling of a mailbox', () => {
  it('gets no link to My page: the spelling that signed gets it', async () => {
    const { post } = await signed('ines@example.org')
    await mailMyLink(await mailboxOf('ines+stranger@example.org'), 'en')
    expect(await post.lettersTo('ines+stranger@example.org')).toHaveLength(0)
    expect(await post.lettersTo('ines@example.org')).toHaveLength(2)
  })

  it('does not learn that the mailbox signed', async () => {
    const { post, petition } = await signed('olga@example.org')
    await sign(petition, 'olga+stranger@example.org', {}, { now: Date.now() + 5 * MINUTE })
    const later = Date.now() + 6 * MINUTE
    expect(await post.lettersTo('olga+stranger@example.org', later)).toHaveLength(0)
    expect(await post.lettersTo('olga@example.org', later)).toHaveLength(2)
  })

  it('of a waiting signature gets nothing at all', async () => {
    const petition = await aPetition()
    await sign(petition, 'waits@example.org')
    await mailMyLink(await mailboxOf('waits+x@example.org'), 'en')
    const post = new Postbox()
    expect(await post.lettersTo('waits+x@example.org')).toHaveLength(0)
    await mailMyLink(await mailboxOf('WAITS@example.org'), 'en')
    expect(await post.lettersTo('waits@example.org')).toHaveLength(2)
  })

  it('still reaches whoever withdrew everything, in the plain spelling only', async () => {
    const { post, secret } = await signed('gone@example.org')
    await disownSignature(secret, false)
    await mailMyLink(await mailboxOf('gone+x@example.org'), 'en')
    await mailMyLink(await mailboxOf('gone@example.org'), 'en')
    expect(await post.lettersTo('gone+x@example.org')).toHaveLength(0)
    expect((await post.lettersTo('gone@example.org')).at(-1)!.text).toContain('/my/')
  })
})

it('a letter goes out at once to whoever withdrew and signs again', async () => {
  const { petition, post, secret } = await signed('again@example.org')
  await disownSignature(secret, false)
  const later = Date.now() + 3 * MINUTE // the first letter with a link is older than the pause
  await sign(petition, 'again@example.org', {}, { now: later })
  const mails = await post.lettersTo('again@example.org', later + 1)
  expect(mails.filter((mail) => mail.text.includes('/confirm/'))).toHaveLength(2)
})

it('the receipt of a withdrawal makes no letter wait', async () => {
  const { petition, post, secret } = await signed('receipt@example.org')
  const later = Date.now() + 3 * MINUTE
  await disownSignature(secret, false, later)
  await sign(petition, 'receipt@example.org', {}, { now: later + 1000 })
  const mails = await post.lettersTo('receipt@example.org', later + 2000)
  expect(mails.filter((mail) => mail.text.includes('/confirm/'))).toHaveLength(2)
})

it('whoever corrects the form at once, to not be shown, is not shown by the letter that was on its way', async () => {
  const petition = await aPetition()
  const post = new Postbox()
  await sign(petition, 'careful@example.org', { shown: true, deliver: true, updates: true })
  const { secret } = await post.linkAndCode('careful@example.org')
  await sign(petition, 'careful@example.org', { shown: false, deliver: false, updates: true })
  await confirmSignature(secret)
  const [row] = await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))
  expect(row).toMatchObject({ state: 'confirmed', shownName: null, deliver: false, updates: true })
})

describe('codes', () => {
  it('of letters that were never sent confirm nothing, however many forms were sent', async () => {
    const petition = await aPetition()
    for (let i = 0; i < 30; i++) await sign(petition, 'flood@example.org')
    const rows = await db.read
      .select({ tries: submissions.codeTries })
      .from(submissions)
      .innerJoin(signatures, eq(signatures.id, submissions.signatureId))
      .where(eq(signatures.petitionId, petition.id))
    expect(rows.filter((row) => row.tries < 5)).toHaveLength(1)
    const { code } = await new Postbox().linkAndCode('flood@example.org')
    expect(await confirmByCode(await mailboxOf('flood@example.org'), code)).toMatchObject({
      outcome: 'confirmed',
    })
  })
})

describe('the thanks page, pressed late', () => {
  it('signs nothing when its proof was withdrawn, or the petition paused, in between', async () => {
    const campaign = await aCampaign()
    const [first, second] = [await aPetition({ campaign }), await aPetition({ campaign })]
    const { confirmed, secret } = await signed('late@example.org', {}, first)
    const { thanks } = confirmed as { thanks: string }
    await changeState(second.id, 'paused')
    expect(await signAnother(thanks, second.slug, choices, 'en', 1)).toEqual({ outcome: 'closed' })
    await changeState(second.id, 'open')
    const withdrawing = disownSignature(secret, false)
    const pressing = signAnother(thanks, second.slug, choices, 'en', 1)
    await Promise.all([withdrawing, pressing])
    expect((await signAnother(thanks, second.slug, choices, 'en', 1)).outcome).toBe('unknown')
  })
})

it('a signature that comes back keeps the fingerprint of its mail domain', async () => {
  const { petition, post, secret } = await signed('ring@made-up.example')
  await disownSignature(secret, false)
  await sign(petition, 'ring@made-up.example', {}, { now: Date.now() + DAY })
  const again = await post.linkAndCode('ring@made-up.example', Date.now() + DAY + 1)
  await confirmSignature(again.secret, null, Date.now() + DAY + 2)
  const [row] = await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))
  expect(row!.domain?.equals((await mailboxOf('x@made-up.example')).domainHash)).toBe(true)
  expect(await countersOf(petition)).toMatchObject({ confirmed: 1, withdrawn: 0 })
})

it('signing while the row is deleted makes it again, and loses nothing', async () => {
  const petition = await aPetition()
  await sign(petition, 'between@example.org')
  await Promise.all([
    ...Array.from({ length: 10 }, (_, i) =>
      sign(petition, 'between@example.org', {}, { now: Date.now() + i * DAY }),
    ),
    ...Array.from({ length: 10 }, () =>
      db.write(async (tx) => {
        await tx.delete(signatures).where(eq(signatures.petitionId, petition.id))
      }),
    ),
  ])
  await sign(petition, 'between@example.org')
  expect(await db.read.select().from(signatures).where(eq(signatures.petitionId, petition.id))).toHaveLength(
    1,
  )
  expect((await db.read.select().from(letters).where(eq(letters.about, petition.id))).length).toBe(12)
})
