import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../db/client'
import {
  consents,
  mailingRecipients,
  mailings,
  signatures,
  subscriptions,
  suppressions,
} from '../../db/schema'
import { DAY } from '../../app/duration'
import { forgetRecipients, RECIPIENTS_KEPT } from '../../app/mailings/forget-recipients.server'
import { mySubscriptions } from '../../app/mailings/subscriptions.server'
import { stopToken, readStopToken } from '../../app/mailings/unsubscribe-token.server'
import { findStop, scopeIn, stopMailings, type Stop } from '../../app/mailings/unsubscribe.server'
import { eraseSupporter } from '../../app/petitions/erase.server'
import { everythingKept } from '../../app/petitions/everything-kept.server'
import { changeSetting } from '../../app/platform/settings.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import {
  anOwnedPetition,
  anUpdate,
  BulkPostbox,
  mailingRow,
  news,
  recipientsOf,
  sendAll,
  started,
  supporters,
} from '../support/mailings'

beforeAll(() => changeSetting('mailingsPerWeek', '100'))

const hashOf = async (address: string) => (await readMailbox(address))!.hash
const tokenIn = (mail: { headers: Record<string, string> }) =>
  /\/unsubscribe\/([\w-]+)>/.exec(mail.headers['List-Unsubscribe']!)![1]!
const how = (scope: Stop['scope'], place: Stop['place'] = 'unsubscribe-link'): Stop => ({
  scope,
  place,
  locale: 'es',
})

/** An update that went out to so many, and its mails. */
async function aSentUpdate(n: number) {
  const { petition, owner } = await anOwnedPetition({ title: 'Free the river' })
  const addresses = await supporters(petition, n)
  const update = await anUpdate(owner, petition)
  await started(update)
  const postbox = new BulkPostbox()
  await sendAll(postbox)
  return { petition, owner, addresses, reference: update.reference, mails: postbox.mails, postbox }
}

/** Who gets the next update of a petition. */
async function nextUpdate({ petition, owner }: Awaited<ReturnType<typeof aSentUpdate>>): Promise<string[]> {
  const postbox = new BulkPostbox()
  await started(await anUpdate(owner, petition))
  await sendAll(postbox)
  return postbox.addresses
}

describe('the link in an update', () => {
  it('opens without changing anything, ends its petition’s updates, and the next one skips them', async () => {
    const sent = await aSentUpdate(3)
    const token = tokenIn(sent.mails[0]!)
    expect(await findStop(token, 'es')).toMatchObject({
      outcome: 'found',
      scope: 'petition',
      petition: { title: 'Free the river', slug: sent.petition.slug },
    })
    expect(await stopMailings(token, how('link', 'one-click'))).toEqual({ outcome: 'stopped' })
    expect(await stopMailings(token, how('link', 'one-click'))).toEqual({ outcome: 'already' })
    expect(await findStop(token, 'en')).toMatchObject({ outcome: 'done' })
    expect(await nextUpdate(sent)).toEqual(
      sent.mails
        .slice(1)
        .map(({ to }) => to)
        .sort(),
    )
    expect(await mailingRow(sent.reference)).toMatchObject({ unsubscribed: 1 })
    const [signature] = await db.read
      .select()
      .from(signatures)
      .where(eq(signatures.mailbox, await hashOf(sent.mails[0]!.to)))
    expect(signature).toMatchObject({ state: 'confirmed', updates: false }) // the signature stays
    const agreed = await db.read.select().from(consents).where(eq(consents.signatureId, signature!.id))
    expect(agreed.at(-1)).toMatchObject({
      updates: false,
      place: 'unsubscribe-link',
      locale: 'es',
      wording: 'stop-2026-11',
    })
  })

  it('can end everything of the organisation, or every letter', async () => {
    const sent = await aSentUpdate(3)
    const [one, two] = sent.mails
    expect(await stopMailings(tokenIn(one!), how('organisation'))).toEqual({ outcome: 'stopped' })
    expect(await stopMailings(tokenIn(two!), how('everything'))).toEqual({ outcome: 'stopped' })
    expect(await nextUpdate(sent)).toEqual([sent.mails[2]!.to])
    const [choice] = await db.read
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.mailbox, await hashOf(one!.to)))
    expect(choice).toMatchObject({ wanted: false, place: 'unsubscribe-link', endedAt: null })
    expect(await mySubscriptions(await hashOf(one!.to), 'en')).toMatchObject([{ choice: 'nothing' }])
    const [stopped] = await db.read
      .select()
      .from(suppressions)
      .where(eq(suppressions.mailbox, await hashOf(two!.to)))
    expect(stopped!.reason).toBe('asked')
  })

  it('pressed forty times at once is pressed once', async () => {
    const sent = await aSentUpdate(1)
    const token = tokenIn(sent.mails[0]!)
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => stopMailings(token, how('organisation'))),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'stopped')).toHaveLength(1)
    expect(await mailingRow(sent.reference)).toMatchObject({ unsubscribed: 1 })
  })

  it('in news of an organisation ends letters of the organisation', async () => {
    const { petition, owner } = await anOwnedPetition()
    await supporters(petition, 2)
    const first = await news(owner, { petitions: [petition.id] })
    await started(first)
    const postbox = new BulkPostbox()
    await sendAll(postbox)
    const token = tokenIn(postbox.mails[0]!)
    expect(await findStop(token, 'en')).toMatchObject({
      outcome: 'found',
      scope: 'organisation',
      petition: null,
    })
    await stopMailings(token)
    const again = new BulkPostbox()
    await started(await news(owner, { petitions: [petition.id] }))
    await sendAll(again)
    expect(again.addresses).toEqual([postbox.mails[1]!.to])
  })

  it('works after the person was erased: there is nothing left to end', async () => {
    const sent = await aSentUpdate(1)
    await eraseSupporter(await hashOf(sent.addresses[0]!))
    expect(await stopMailings(tokenIn(sent.mails[0]!))).toEqual({ outcome: 'already' })
  })
})

describe('a token', () => {
  const mailbox = Buffer.alloc(32, 9)
  const link = {
    scope: 'petition' as const,
    id: '01a21000-0000-7000-8000-00000000abcd',
    mailbox,
    mailingId: 12,
  }

  it('is the same every time, tells nothing, and is read back', () => {
    const token = stopToken(link)
    expect(stopToken(link)).toBe(token)
    expect(readStopToken(token)).toEqual(link)
    expect(Buffer.from(token, 'base64url').includes(mailbox.subarray(0, 8))).toBe(false)
    const other = stopToken({ ...link, mailingId: 13 })
    expect(other.slice(0, 8)).not.toBe(token.slice(0, 8))
  })

  it('that is not ours does nothing', async () => {
    const token = stopToken(link)
    const bent = [...token].map(
      (_, i) => `${token.slice(0, i)}${token[i] === 'A' ? 'B' : 'A'}${token.slice(i + 1)}`,
    )
    const foreign = ['', 'x', token.slice(1), `${token}A`, 'A'.repeat(token.length), '%00', '💥', ...bent]
    for (const odd of foreign) {
      // The last character carries bits that base64url leaves unused: it may read as the same bytes.
      const same = Buffer.from(odd, 'base64url').equals(Buffer.from(token, 'base64url'))
      if (!same) expect([odd, readStopToken(odd)]).toEqual([odd, null])
    }
    expect(await stopMailings('A'.repeat(96))).toEqual({ outcome: 'unknown' })
    expect(await findStop('A'.repeat(96), 'en')).toEqual({ outcome: 'gone' })
    // Ours, of a petition that is gone.
    expect(await findStop(token, 'en')).toEqual({ outcome: 'gone' })
    expect(await stopMailings(token, how('organisation'))).toEqual({ outcome: 'unknown' })
    const form = new FormData()
    form.set('scope', 'the world')
    expect(scopeIn(form)).toBe('link')
  })
})

describe('what is kept of a recipient', () => {
  it('is in what a person can take with them', async () => {
    const sent = await aSentUpdate(1)
    await stopMailings(tokenIn(sent.mails[0]!), how('organisation'))
    const kept = await everythingKept(await hashOf(sent.addresses[0]!))
    expect(kept.mailings).toMatchObject([{ mailing: sent.reference, kind: 'update', state: 'sent' }])
    expect(kept.subscriptions).toMatchObject([{ wanted: false, place: 'unsubscribe-link' }])
  })

  it('is nobody’s once they are erased, and the numbers stay', async () => {
    const sent = await aSentUpdate(2)
    const hash = await hashOf(sent.addresses[0]!)
    await stopMailings(tokenIn(sent.mails.find(({ to }) => to === sent.addresses[0])!), how('organisation'))
    await eraseSupporter(hash)
    const rows = await recipientsOf(sent.reference)
    expect(rows).toHaveLength(2)
    expect(rows.filter(({ mailbox }) => mailbox.equals(hash))).toEqual([])
    expect(await db.read.select().from(subscriptions).where(eq(subscriptions.mailbox, hash))).toEqual([])
    expect(await mailingRow(sent.reference)).toMatchObject({ sent: 2, recipients: 2 })
  })

  it('goes after half a year, and the numbers stay', async () => {
    const sent = await aSentUpdate(2)
    const { endedAt, id } = await mailingRow(sent.reference)
    await forgetRecipients(endedAt! + RECIPIENTS_KEPT - DAY)
    expect(await recipientsOf(sent.reference)).toHaveLength(2)
    expect(await forgetRecipients(endedAt! + RECIPIENTS_KEPT + 1)).toBeGreaterThanOrEqual(2)
    expect(await db.read.select().from(mailingRecipients).where(eq(mailingRecipients.mailingId, id))).toEqual(
      [],
    )
    const [row] = await db.read.select().from(mailings).where(eq(mailings.id, id))
    expect(row).toMatchObject({ sent: 2, recipients: 2, state: 'sent' })
  })
})
