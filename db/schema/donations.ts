import { sql } from 'drizzle-orm'
import { k } from '../columns'
import { organisations, people } from './accounts'
import { petitions } from './petitions'
import { createdAt, id, localized } from './shared'

/** What an organisation says about giving; without a row it takes no gifts yet. Money is in minor units everywhere. */
export const givingSettings = k.table('giving_settings', {
  organisationId: k
    .id()
    .primaryKey()
    .references(() => organisations.id),
  legalName: k.text().notNull(), // who receives the money
  currencies: k.json<string[]>().notNull(), // ISO 4217; the first is offered first
  amounts: k.json<Record<string, number[]>>().notNull(), // suggested, in minor units of each currency, ascending
  purpose: localized().notNull(), // what a gift does, in plain words
  receiptText: localized().notNull(), // what the law wants to stand on a receipt
  revision: k.int().notNull().default(1), // counts edits: one that names an older one overwrites nothing
  changedAt: k.int().notNull(), // epoch ms
})

/**
 * pending: our row, before anybody paid · abandoned: nobody did in time; a late payment still wins · processing: promised by
 * the bank, not here yet · failed: the bank took that back · paid: counts · refunded: all of it went back · disputed: the
 * bank has withdrawn it. `app/donations/states.ts` says which may follow which.
 */
export const giftStates = [
  'pending',
  'abandoned',
  'processing',
  'failed',
  'paid',
  'refunded',
  'disputed',
] as const
export type GiftState = (typeof giftStates)[number]

/** past-due: a renewal failed and the provider tries again. */
export const monthlyStates = ['pending', 'abandoned', 'active', 'past-due', 'paused', 'ended'] as const
export type MonthlyState = (typeof monthlyStates)[number]

/** A promise to give every month; each payment is a row of `donations`. */
export const monthlyGifts = k.table(
  'monthly_gifts',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    petitionId: k.id().references(() => petitions.id), // where it was begun
    restricted: k.flag().notNull().default(false), // for that petition alone
    state: k.text({ enum: monthlyStates }).notNull().default('pending'),
    amountMinor: k.int().notNull(), // each month, with the part that covers the fee
    feeCoverMinor: k.int().notNull().default(0),
    currency: k.text().notNull(), // ISO 4217
    livemode: k.flag().notNull(),
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox; random once erased
    sealed: k.bytes(), // AES-256-GCM of name and e-mail; null once erased
    shown: k.flag().notNull(),
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    subscriptionId: k.text(),
    itemId: k.text(), // of the subscription: where its price and its period stand
    customerId: k.text(),
    renewsAt: k.int(), // epoch ms
    cancelsAt: k.int(), // epoch ms; ends at the end of a period that is paid
    pausedAt: k.int(),
    endedAt: k.int(),
    endedBecause: k.text({ enum: ['asked', 'unpaid', 'erased'] }),
    endWanted: k.text({ enum: ['asked', 'erased'] }), // a job ends it at the provider
    checkedAt: k.int(), // epoch ms; when it was last read from the provider
    createdAt: createdAt(),
  },
  (t) => [
    k.uniqueIndex('monthly_gifts_subscription').on(t.subscriptionId),
    k.index('monthly_gifts_mailbox').on(t.mailbox),
    k.index('monthly_gifts_organisation').on(t.organisationId, t.state, t.id),
    k
      .index('monthly_gifts_to_end')
      .on(t.endWanted)
      .where(sql`${t.endWanted} is not null`),
  ],
)

/** One gift, once or of one month. The row is there before the provider hears of it. */
export const donations = k.table(
  'donations',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    petitionId: k.id().references(() => petitions.id), // where it was given; null: to the organisation
    restricted: k.flag().notNull().default(false), // for that petition alone
    monthlyGiftId: k.id().references(() => monthlyGifts.id),
    state: k.text({ enum: giftStates }).notNull().default('pending'),
    amountMinor: k.int().notNull(), // with the part that covers the fee
    feeCoverMinor: k.int().notNull().default(0),
    currency: k.text().notNull(), // ISO 4217
    refundedMinor: k.int().notNull().default(0), // refunds that succeeded or are on their way
    disputedMinor: k.int().notNull().default(0), // withdrawn by banks, for now or for good
    presentmentMinor: k.int(), // what the donor was shown, where the provider converted
    presentmentCurrency: k.text(),
    settledMinor: k.int(), // what reached the balance before the fee, in `settledCurrency`
    feeMinor: k.int(), // the real fee, likewise; null until the balance transaction is known
    settledCurrency: k.text(),
    livemode: k.flag().notNull(), // false: a test, in no public number
    mailbox: k.bytes().notNull(), // HMAC-SHA-256 of the canonical mailbox; random once erased
    sealed: k.bytes(), // AES-256-GCM of name and e-mail; null once erased
    shown: k.flag().notNull(), // asked to be shown by name
    shownName: k.text(), // in the open only for a paid gift whose donor asked for it
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    once: k.bytes(), // HMAC of what was posted, while a second press would be the same gift
    attempt: k.int().notNull().default(1), // part of the idempotency key of its session
    sessionId: k.text(), // of the hosted page
    paymentIntentId: k.text(),
    chargeId: k.text(),
    invoiceId: k.text(), // of a month's gift: the provider's invoice is the key (R8)
    declinedAt: k.int(), // epoch ms; the newest attempt that a bank declined
    createdAt: createdAt(),
    paidAt: k.int(), // epoch ms; the month of this moment is the one it counts in
    checkedAt: k.int(), // epoch ms; when its state was last read from the provider
    erasedAt: k.int(),
  },
  (t) => [
    k.uniqueIndex('donations_once').on(t.once),
    k.uniqueIndex('donations_session').on(t.sessionId),
    k.uniqueIndex('donations_intent').on(t.paymentIntentId),
    k.uniqueIndex('donations_charge').on(t.chargeId),
    k.uniqueIndex('donations_invoice').on(t.invoiceId),
    k.index('donations_mailbox').on(t.mailbox),
    k.index('donations_organisation').on(t.organisationId, t.paidAt, t.id),
    k.index('donations_created').on(t.organisationId, t.livemode, t.createdAt, t.id),
    k.index('donations_state').on(t.organisationId, t.livemode, t.state, t.createdAt, t.id),
    k.index('donations_currency').on(t.organisationId, t.livemode, t.currency, t.createdAt, t.id),
    k
      .index('donations_petition')
      .on(t.petitionId, t.paidAt, t.id)
      .where(sql`${t.petitionId} is not null`),
    k
      .index('donations_monthly')
      .on(t.monthlyGiftId, t.id)
      .where(sql`${t.monthlyGiftId} is not null`),
    k
      .index('donations_open')
      .on(t.state, t.createdAt)
      .where(sql`${t.state} in ('pending', 'processing')`),
    k
      .index('donations_unpaid')
      .on(t.createdAt)
      .where(sql`${t.state} in ('abandoned', 'failed') and ${t.sealed} is not null`),
    k
      .index('donations_shown')
      .on(t.organisationId, t.petitionId, t.paidAt)
      .where(sql`${t.shownName} is not null`),
    k.check('donations_amount', sql`${t.amountMinor} > 0 and ${t.feeCoverMinor} >= 0`),
    k.check(
      'donations_paid_at',
      sql`${t.state} not in ('paid', 'refunded', 'disputed') or ${t.paidAt} is not null`,
    ),
  ],
)

/** Money that goes back. A refund made here has our row first; one made at the provider's own pages is found later. */
export const refunds = k.table(
  'refunds',
  {
    id: id(),
    refundId: k.text(), // the provider's; null until it has answered
    donationId: k
      .id()
      .notNull()
      .references(() => donations.id),
    amountMinor: k.int().notNull(),
    state: k.text({ enum: ['pending', 'succeeded', 'failed'] }).notNull(),
    reason: k.text(), // what the organizer wrote; null for one made elsewhere
    requestedBy: k.id().references(() => people.id),
    createdAt: createdAt(),
    settledAt: k.int(), // epoch ms
  },
  (t) => [
    k.uniqueIndex('refunds_refund').on(t.refundId),
    k.index('refunds_donation').on(t.donationId, t.createdAt),
  ],
)

export const disputes = k.table(
  'disputes',
  {
    id: k.text().primaryKey(), // the provider's
    donationId: k
      .id()
      .notNull()
      .references(() => donations.id),
    amountMinor: k.int().notNull(), // in the gift's currency
    withdrawn: k.flag().notNull(), // the bank has the money
    status: k.text().notNull(), // the provider's word; may be one we do not know
    reason: k.text().notNull(), // likewise
    dueAt: k.int(), // epoch ms; evidence is read until then
    createdAt: k.int().notNull(), // epoch ms
    closedAt: k.int(), // epoch ms
  },
  (t) => [k.index('disputes_donation').on(t.donationId), k.index('disputes_due').on(t.closedAt, t.dueAt)],
)

/** Every movement of the balance, as the provider books it; what makes a payout add up. */
export const balanceTransactions = k.table(
  'balance_transactions',
  {
    id: k.text().primaryKey(), // the provider's
    type: k.text().notNull(), // the provider's word
    sourceId: k.text(), // what it books: a charge, a refund, a dispute, a payout
    donationId: k.id().references(() => donations.id), // null: of no gift, or of one not known yet
    payoutId: k.text(),
    amountMinor: k.int().notNull(), // negative: out of the balance
    feeMinor: k.int().notNull(),
    netMinor: k.int().notNull(),
    currency: k.text().notNull(), // the one it settled in
    livemode: k.flag().notNull(),
    createdAt: k.int().notNull(), // epoch ms
    availableAt: k.int().notNull(), // epoch ms
  },
  (t) => [
    k.index('balance_transactions_payout').on(t.payoutId),
    k.index('balance_transactions_donation').on(t.donationId),
    k.index('balance_transactions_source').on(t.sourceId),
  ],
)

/** What the provider sent to the bank. */
export const payouts = k.table(
  'payouts',
  {
    id: k.text().primaryKey(), // the provider's
    amountMinor: k.int().notNull(),
    currency: k.text().notNull(),
    status: k.text().notNull(), // the provider's word
    livemode: k.flag().notNull(),
    createdAt: k.int().notNull(), // epoch ms
    arrivesAt: k.int().notNull(), // epoch ms
    bookedMinor: k.int(), // the sum of its transactions; equal to `amountMinor` when every one is known
  },
  (t) => [k.index('payouts_created').on(t.createdAt)],
)

/**
 * The inbox of the provider's events: kept before they are answered, applied by the worker. What an event says is not
 * kept, and not believed: its object is read anew by its id.
 */
export const stripeEvents = k.table(
  'stripe_events',
  {
    id: k.text().primaryKey(), // the provider's: an event is kept once
    type: k.text().notNull(),
    objectId: k.text(), // null where the object has none
    livemode: k.flag().notNull(),
    happenedAt: k.int().notNull(), // epoch ms
    receivedAt: k.int().notNull(), // epoch ms
    by: k.text({ enum: ['webhook', 'reconciler'] }).notNull(),
    state: k.text({ enum: ['waiting', 'applied', 'ignored', 'failed'] }).notNull(),
    runAt: k.int().notNull(), // epoch ms; a claim moves it to the end of its lease
    attempts: k.int().notNull().default(0),
    error: k.text(), // a code, nothing personal
    appliedAt: k.int(),
  },
  (t) => [
    k
      .index('stripe_events_due')
      .on(t.runAt)
      .where(sql`${t.state} = 'waiting'`),
    k
      .index('stripe_events_unapplied')
      .on(t.receivedAt)
      .where(sql`${t.state} in ('waiting', 'failed')`),
    k.index('stripe_events_received').on(t.receivedAt),
  ],
)

/** How far the reconciler has read each of the provider's lists, by mode. */
export const reconcilerCursors = k.table(
  'reconciler_cursors',
  {
    list: k.text({ enum: ['events', 'balance', 'payouts'] }).notNull(),
    livemode: k.flag().notNull(),
    readUntil: k.int().notNull(), // epoch ms
  },
  (t) => [k.primaryKey({ columns: [t.list, t.livemode] })],
)

/** The last number given; counted up in the transaction that makes the receipt, so that none is left out. */
export const receiptCounters = k.table(
  'receipt_counters',
  {
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    year: k.int().notNull(),
    livemode: k.flag().notNull(), // tests have numbers of their own
    last: k.int().notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.organisationId, t.year, t.livemode] })],
)

/** What a donor was told they gave, frozen as it was told; a refund brings a corrected one with a number of its own. */
export const receipts = k.table(
  'receipts',
  {
    id: id(),
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id),
    year: k.int().notNull(), // UTC, of its issue
    number: k.int().notNull(), // without gaps in organisation, year and mode
    livemode: k.flag().notNull(),
    donationId: k
      .id()
      .notNull()
      .references(() => donations.id),
    correctsId: k.id(), // the receipt whose place it takes; null: the first one
    amountMinor: k.int().notNull(), // what was given and not taken back; 0: nothing is left
    currency: k.text().notNull(),
    legalName: k.text().notNull(),
    text: k.text().notNull(), // the organisation's own, in the donor's language
    locale: k.text({ enum: ['en', 'es'] }).notNull(),
    issuedAt: k.int().notNull(), // epoch ms
  },
  (t) => [
    k.uniqueIndex('receipts_number').on(t.organisationId, t.year, t.livemode, t.number),
    k
      .uniqueIndex('receipts_first')
      .on(t.donationId)
      .where(sql`${t.correctsId} is null`),
    k.uniqueIndex('receipts_corrects').on(t.correctsId),
    k.index('receipts_donation').on(t.donationId, t.issuedAt),
  ],
)

/** What a donor was written to about, so that each thing is told once: a failed invoice, an ended promise. */
export const giftNotices = k.table(
  'gift_notices',
  {
    about: k.text().notNull(), // the id of an invoice, a monthly gift, a dispute
    what: k.text().notNull(), // the template of the letter
    at: k.int().notNull(), // epoch ms
  },
  (t) => [k.primaryKey({ columns: [t.about, t.what] })],
)

/**
 * Sending what donors of an organisation gave in a UTC year, in the order of their first gift of it: where it has come to.
 * Whoever was passed is not written to again.
 */
export const statementRounds = k.table(
  'statement_rounds',
  {
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    year: k.int().notNull(),
    cursorAt: k.int().notNull().default(0), // epoch ms; when the last gift it came to was paid
    cursor: k.id(), // and that gift
    told: k.int().notNull().default(0), // letters written
    finishedAt: k.int(), // epoch ms
  },
  (t) => [k.primaryKey({ columns: [t.organisationId, t.year] })],
)

/** Exact totals by the UTC month of payment, changed in the transaction that changes a gift. Currencies are never added. */
export const giftTotals = k.table(
  'gift_totals',
  {
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    about: k.text().notNull(), // a petition's id; '': given to the organisation
    currency: k.text().notNull(),
    month: k.text().notNull(), // 2026-03
    livemode: k.flag().notNull(),
    gifts: k.int().notNull().default(0), // that were paid, whatever became of them
    givenMinor: k.int().notNull().default(0),
    refundedMinor: k.int().notNull().default(0),
    disputedMinor: k.int().notNull().default(0),
    countedMinor: k.int().notNull().default(0), // what counts: given, less refunded, less disputed, never below 0 a gift
    monthlyMinor: k.int().notNull().default(0), // of what counts: from monthly gifts
  },
  (t) => [k.primaryKey({ columns: [t.organisationId, t.livemode, t.currency, t.month, t.about] })],
)

/** Fees of gifts by the month of payment, in the currency they settled in. */
export const feeTotals = k.table(
  'fee_totals',
  {
    organisationId: k
      .id()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    currency: k.text().notNull(),
    month: k.text().notNull(),
    livemode: k.flag().notNull(),
    settledMinor: k.int().notNull().default(0),
    feeMinor: k.int().notNull().default(0),
  },
  (t) => [k.primaryKey({ columns: [t.organisationId, t.livemode, t.currency, t.month] })],
)

/** What makes card testing hard while it goes on; without a row an organisation has the defaults. */
export const givingBreakers = k.table('giving_breakers', {
  organisationId: k
    .id()
    .primaryKey()
    .references(() => organisations.id),
  declines: k.int().notNull(), // declined attempts within `minutes` that open it
  minutes: k.int().notNull(),
  holdMinutes: k.int().notNull(), // how long it stays open after the last reason
  floorTimes: k.int().notNull(), // the smallest gift is so many times as large while it is open
  openedAt: k.int(), // epoch ms; null: it was never open
  openUntil: k.int(), // epoch ms
  openedBy: k.id().references(() => people.id), // null: by itself
})

/** What a petition's page says it wants to raise; without a row it says nothing. */
export const givingGoals = k.table('giving_goals', {
  petitionId: k
    .id()
    .primaryKey()
    .references(() => petitions.id),
  amountMinor: k.int().notNull(),
  currency: k.text().notNull(), // ISO 4217; what was given in others is named beside it
  changedAt: k.int().notNull(), // epoch ms
})
