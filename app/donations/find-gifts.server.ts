import { and, asc, desc, eq, gte, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  disputes,
  donations,
  giftStates,
  monthlyGifts,
  receipts,
  refunds,
  type GiftState,
} from '../../db/schema'
import { isId } from '../../db/is-id'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import { unseal } from '../platform/seal.server'
import { sealedForDonor, type SealedDonor } from '../supporters/sealed-donor'
import { receiptNumber } from './receipt-number'
import type { Donation, MonthlyGift, Receipt } from './rows'
import { countedOf } from './states'

export interface GiftFilter {
  state?: GiftState
  currency?: string
  petitionId?: string
  /** Keyed hash of one donor's mailbox. */
  mailbox?: Buffer
  monthlyGiftId?: string
  /** Epoch ms; by when they were begun. */
  from?: number
  until?: number
  livemode: boolean
}

/** A gift as a list of the organisation shows it. `donor` is null once erased, and where nobody paid. */
export type ListedGift = Omit<Donation, 'sealed' | 'mailbox' | 'once'> & { donor: SealedDonor | null }

export const GIFTS_ON_A_PAGE = 50

/** Reads a state from an address, or null. */
export const readGiftState = (text: string | null): GiftState | null =>
  giftStates.find((state) => state === text) ?? null

/**
 * Gifts of an organisation, newest first; `after` is the `more` of the page before. Asking for one donor's is written down by
 * the caller, with `recordSearch`.
 */
export async function listGifts(
  organisationId: string,
  filter: GiftFilter,
  after: string | null = null,
  limit = GIFTS_ON_A_PAGE,
): Promise<{ gifts: ListedGift[]; more: string | null }> {
  const rows = await db.read
    .select()
    .from(donations)
    .where(and(conditions(organisationId, filter), beyond(after)))
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(limit + 1)
  const gifts = rows.slice(0, limit).map(listed)
  const last = gifts.at(-1)
  return { gifts, more: rows.length > limit && last ? `${last.createdAt}.${last.id}` : null }
}

function conditions(organisationId: string, filter: GiftFilter): SQL | undefined {
  const { state, currency, petitionId, mailbox, monthlyGiftId, from, until, livemode } = filter
  return and(
    eq(donations.organisationId, organisationId),
    eq(donations.livemode, livemode),
    state && eq(donations.state, state),
    currency === undefined ? undefined : eq(donations.currency, currency),
    petitionId === undefined ? undefined : eq(donations.petitionId, petitionId),
    mailbox && eq(donations.mailbox, mailbox),
    monthlyGiftId === undefined ? undefined : eq(donations.monthlyGiftId, monthlyGiftId),
    from === undefined ? undefined : gte(donations.createdAt, from),
    until === undefined ? undefined : lt(donations.createdAt, until),
  )
}

function beyond(after: string | null): SQL | undefined {
  const [at, id] = after?.split('.') ?? []
  if (!at || !/^\d{1,15}$/.test(at) || !id || !isId(id)) return undefined
  return sql`(${donations.createdAt}, ${donations.id}) < (${Number(at)}, ${id})`
}

function listed(gift: Donation): ListedGift {
  const { sealed, mailbox: _, once: __, ...plain } = gift
  const donor = sealed && gift.paidAt ? openDonor(gift.id, sealed) : null
  return { ...plain, donor }
}

const openDonor = (id: string, sealed: Buffer): SealedDonor =>
  unseal<SealedDonor>(sealedForDonor('donations', id), sealed)

export interface OpenedGift {
  gift: ListedGift
  refunds: (typeof refunds.$inferSelect)[]
  disputes: (typeof disputes.$inferSelect)[]
  receipts: (Receipt & { text: string; shownNumber: string })[]
  monthly: Omit<MonthlyGift, 'sealed' | 'mailbox'> | null
  /** Minor units of it that count. */
  countedMinor: number
  /** Minor units that can still be given back. */
  refundableMinor: number
}

/** One gift of an organisation with everything that became of it, or null. */
export async function findGift(organisationId: string, id: string): Promise<OpenedGift | null> {
  if (!isId(id)) return null
  const [gift] = await db.read
    .select()
    .from(donations)
    .where(and(eq(donations.id, id), eq(donations.organisationId, organisationId)))
  if (!gift) return null
  const [back, disputed, issued, promised] = await Promise.all([
    db.read.select().from(refunds).where(eq(refunds.donationId, id)).orderBy(asc(refunds.createdAt)),
    db.read.select().from(disputes).where(eq(disputes.donationId, id)).orderBy(asc(disputes.createdAt)),
    db.read
      .select()
      .from(receipts)
      .where(eq(receipts.donationId, id))
      .orderBy(asc(receipts.issuedAt), asc(receipts.number)),
    gift.monthlyGiftId
      ? db.read.select().from(monthlyGifts).where(eq(monthlyGifts.id, gift.monthlyGiftId))
      : [],
  ])
  const gone = back
    .filter(({ state }) => state !== 'failed')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const refundable = gift.paidAt !== null && gift.disputedMinor === 0
  const [monthly] = promised
  return {
    gift: listed(gift),
    refunds: back,
    disputes: disputed,
    receipts: issued.map((receipt) => ({ ...receipt, shownNumber: receiptNumber(receipt) })),
    monthly: monthly ? withoutPerson(monthly) : null,
    countedMinor: countedOf(gift),
    refundableMinor: refundable ? gift.amountMinor - gone : 0,
  }
}

function withoutPerson(gift: MonthlyGift) {
  const { sealed: _, mailbox: __, ...plain } = gift
  return plain
}

/** Writes down that somebody looked for one donor's gifts; the entry names no address. */
export const recordSearch = (actor: Actor, organisationId: string, found: number): Promise<void> =>
  db.write((tx) => record(tx, { actor, organisationId, action: 'gifts.searched', details: { found } }))

/** Writes down that somebody opened who gave; the entry names the gift alone. */
export const recordOpened = (actor: Actor, organisationId: string, gift: ListedGift): Promise<void> =>
  db.write((tx) =>
    record(tx, {
      actor,
      organisationId,
      action: 'gifts.opened',
      petitionId: gift.petitionId,
      about: gift.id,
    }),
  )

export interface ListedDispute {
  dispute: typeof disputes.$inferSelect
  gift: Pick<Donation, 'id' | 'amountMinor' | 'currency' | 'livemode' | 'paidAt'>
}

/** Disputes of an organisation's gifts: open ones by their deadline, then closed ones, newest first. */
export async function listDisputes(organisationId: string, livemode: boolean): Promise<ListedDispute[]> {
  const { id, amountMinor, currency, paidAt } = donations
  const select = (open: boolean) =>
    db.read
      .select({
        dispute: disputes,
        gift: { id, amountMinor, currency, livemode: donations.livemode, paidAt },
      })
      .from(disputes)
      .crossJoin(donations) // from the few to the many: SQLite would begin with every gift of the organisation
      .where(
        and(
          eq(donations.id, disputes.donationId),
          eq(donations.organisationId, organisationId),
          eq(donations.livemode, livemode),
          open ? isNull(disputes.closedAt) : isNotNull(disputes.closedAt),
        ),
      )
  const open = await select(true).orderBy(asc(disputes.dueAt), asc(disputes.createdAt))
  const closed = await select(false).orderBy(desc(disputes.closedAt)).limit(100)
  return [...open, ...closed]
}
