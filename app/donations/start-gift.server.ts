import { and, eq, gt, lte } from 'drizzle-orm'
import { db, type Tx } from '../../db/client'
import { donations, monthlyGifts } from '../../db/schema'
import { uuidv7 } from '../../db/uuid'
import { MINUTE } from '../duration'
import type { Locale } from '../i18n'
import { seal, stampHmac } from '../platform/seal.server'
import { provider } from '../platform/stripe/provider.server'
import { readMailbox, type Mailbox } from '../supporters/mailbox.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import type { Giving } from './find-giving.server'
import { checkGift, type CheckedGift, type GiftAnswers, type GiftProblems } from './gift-form'
import { keepGiftLink } from './gift-link.server'
import { allowGift } from './limit-gifts.server'
import { openSession } from './open-session.server'
import type { Donation } from './rows'

/** Within this time the same words posted again are the same gift: a double press, a page sent twice, a retry. */
export const ONE_GIFT_WITHIN = 15 * MINUTE

export interface GiftStart {
  giving: Giving
  answers: GiftAnswers
  locale: Locale
  /** The donor's network address; only a keyed hash of its prefix is counted, for minutes. */
  network: string
  /** For this petition alone. */
  restricted: boolean
  /** The stamp of a form that was asked to wait; empty otherwise. */
  wait: string
  /** A path of our own, where the hosted page leads whoever turns back. */
  back: string
}

export type Started =
  /** On to the provider's page. */
  | { outcome: 'redirect'; url: string }
  | { outcome: 'problems'; problems: GiftProblems }
  | { outcome: 'wait'; wait: string; seconds: number }
  | { outcome: 'limited'; minutes: number }
  /** The provider does not answer: our row stands, and the same words posted again go on with it. */
  | { outcome: 'unavailable' }
  /** The provider does not want this gift, in this currency or amount; another may go. */
  | { outcome: 'refused' }

/**
 * Begins a gift: our row first, then the provider's page under a key made of the row's id, so that a crash, a repeated
 * request and a second press all lead to the one page of the one gift.
 * @throws StorageUnavailable
 */
export async function startGift(start: GiftStart, now = Date.now()): Promise<Started> {
  const { giving, answers, locale } = start
  const own = provider()
  if (!own) return { outcome: 'unavailable' }
  const checked = checkGift(answers, giving, locale)
  const mailbox = await readMailbox(answers.email)
  if (!mailbox && !checked.problems.email) checked.problems.email = 'malformed'
  if (!mailbox || Object.keys(checked.problems).length)
    return { outcome: 'problems', problems: checked.problems }

  const once = onceOf(start, checked, mailbox)
  const begun = await findBegun(once, now)
  if (!begun) {
    const page = giving.petition?.id ?? giving.organisation.id
    const { network, wait } = start
    const { guarded } = giving
    const allowed = await allowGift(
      { posted: once, mailbox: mailbox.hash, network, page, guarded, wait },
      now,
    )
    if (allowed.outcome !== 'go') return allowed
  }
  const gift =
    begun ??
    (await db.write((tx) => insertGift(tx, { start, checked, mailbox, once, livemode: own.livemode, now })))
  return openSession(own, gift, { ...giving, back: start.back })
}

/** What was posted, as a fingerprint: a changed name, choice or amount is another gift. */
const onceOf = (
  { giving, answers, locale, restricted }: GiftStart,
  checked: CheckedGift,
  { hash, address }: Mailbox,
): Buffer =>
  stampHmac(
    'gift-once',
    JSON.stringify([
      giving.organisation.id,
      giving.petition?.id ?? '',
      restricted,
      hash.toString('hex'),
      address,
      answers.name,
      answers.shown,
      answers.frequency,
      checked.amountMinor,
      checked.feeCoverMinor,
      checked.currency,
      locale,
    ]),
  )

async function findBegun(once: Buffer, now: number): Promise<Donation | null> {
  const [begun] = await db.read
    .select()
    .from(donations)
    .where(
      and(
        eq(donations.once, once),
        eq(donations.state, 'pending'),
        gt(donations.createdAt, now - ONE_GIFT_WITHIN),
      ),
    )
  return begun ?? null
}

interface NewGift {
  start: GiftStart
  checked: CheckedGift
  mailbox: Mailbox
  once: Buffer
  livemode: boolean
  now: number
}

/** The row of a gift, or the one that somebody's other press inserted in this moment. */
async function insertGift(tx: Tx, gift: NewGift): Promise<Donation> {
  const { start, checked, mailbox, once, livemode, now } = gift
  const { giving, answers, locale, restricted } = start
  const donor: SealedDonor = { name: answers.name, email: mailbox.address }
  // An older one with the same words is over: it keeps its row, and this one gets the words.
  await tx
    .update(donations)
    .set({ once: null })
    .where(and(eq(donations.once, once), lte(donations.createdAt, now - ONE_GIFT_WITHIN)))
  const common = {
    organisationId: giving.organisation.id,
    petitionId: giving.petition?.id ?? null,
    restricted: restricted && giving.petition !== null,
    amountMinor: checked.amountMinor,
    feeCoverMinor: checked.feeCoverMinor,
    currency: checked.currency,
    livemode,
    mailbox: mailbox.hash,
    shown: answers.shown,
    locale,
    createdAt: now,
  }
  const id = uuidv7()
  const monthlyGiftId = answers.frequency === 'monthly' ? uuidv7() : null
  if (monthlyGiftId) {
    const sealed = seal(sealedForDonor('monthly_gifts', monthlyGiftId), donor)
    await tx.insert(monthlyGifts).values({ ...common, id: monthlyGiftId, sealed })
  }
  const sealed = seal(sealedForDonor('donations', id), donor)
  const [inserted] = await tx
    .insert(donations)
    .values({ ...common, id, monthlyGiftId, sealed, once })
    .onConflictDoNothing()
    .returning()
  if (inserted) {
    await keepGiftLink(tx, id, now)
    return inserted
  }
  if (monthlyGiftId) await tx.delete(monthlyGifts).where(eq(monthlyGifts.id, monthlyGiftId))
  const [other] = await tx.select().from(donations).where(eq(donations.once, once))
  return other!
}
