import { randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Reader, Tx } from '../../../../db/client'
import { locked } from '../../../../db/dialect'
import { testPaymentObjects as rows } from '../../../../db/schema'
import { contract, type Json } from './contract/contract.server'
import type { EventType } from './contract/operations'
import { missing } from './failure'

/** The provider's objects, told loosely: their shapes are checked by the contract when they leave. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Told = Record<string, any> & { id: string; object: string }

export interface Kept {
  object: Told
  notes: Json
}

const kinds = {
  'checkout.session': ['cs_test', 'answered.Checkout.Sessions.Session'],
  payment_intent: ['pi', 'answered.PaymentIntents.PaymentIntent'],
  charge: ['ch', 'answered.Charges.Charge'],
  refund: ['re', 'answered.Refunds.Refund'],
  dispute: ['dp', 'answered.Disputes.Dispute'],
  customer: ['cus', 'answered.Customers.Customer'],
  subscription: ['sub', 'answered.Subscriptions.Subscription'],
  subscription_item: ['si', 'answered.SubscriptionItems.SubscriptionItem'],
  price: ['price', 'answered.Prices.Price'],
  plan: ['plan', 'answered.Plans.Plan'],
  item: ['li', 'answered.LineItems.LineItem'],
  line_item: ['il', 'answered.InvoiceLineItems.InvoiceLineItem'],
  invoice: ['in', 'answered.Invoices.Invoice'],
  invoice_payment: ['inpay', 'answered.InvoicePayments.InvoicePayment'],
  'billing_portal.session': ['bps', 'answered.BillingPortal.Sessions.Session'],
  balance_transaction: ['txn', 'answered.BalanceTransactions.BalanceTransaction'],
  payout: ['po', 'answered.Payouts.Payout'],
} as const

export type Kind = keyof typeof kinds

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`

/** One look into, or one change of, everything the provider knows. Seconds since 1970, as the provider counts. */
export class Books {
  constructor(
    private readonly reader: Pick<Reader, 'select'>,
    readonly now: number,
    private readonly tx: Tx | null = null,
    /** The origin of the hosted pages. */
    readonly pages = '',
  ) {}

  /** Changes come one after the other, whichever process they come from. */
  static async forChange(tx: Tx, now: number, pages: string): Promise<Books> {
    await tx.insert(rows).values({ id: 'turn', kind: 'turn', object: {}, notes: {} }).onConflictDoNothing()
    await locked(tx.select({ id: rows.id }).from(rows).where(eq(rows.id, 'turn')))
    return new Books(tx, now, tx, pages)
  }

  /** A new object of a kind, with everything that has to be there; not kept yet. */
  make(kind: Kind, parts: Json): Told {
    const [prefix, definition] = kinds[kind]
    const blank = contract().blank({ $ref: `#/$defs/${definition}` })
    return {
      ...blank,
      ...('created' in blank ? { created: this.now } : {}),
      id: newId(prefix),
      object: kind,
      ...parts,
    }
  }

  async find(id: string, kind?: string): Promise<Kept | null> {
    const [row] = await this.reader
      .select({ object: rows.object, notes: rows.notes, kind: rows.kind })
      .from(rows)
      .where(eq(rows.id, id))
    return row && (kind === undefined || row.kind === kind) ? (row as unknown as Kept) : null
  }

  /** @throws the provider's own 404 */
  async get(kind: Kind | 'event', id: string): Promise<Kept> {
    const found = await this.find(id, kind)
    if (!found) throw missing(kind, id)
    return found
  }

  /** The newest first. */
  async all(kind: string, about?: string): Promise<Kept[]> {
    const wanted: SQL[] = [eq(rows.kind, kind)]
    if (about !== undefined) wanted.push(eq(rows.about, about))
    const found = await this.reader
      .select({ object: rows.object, notes: rows.notes })
      .from(rows)
      .where(and(...wanted))
      .orderBy(desc(rows.seq))
    return found as unknown as Kept[]
  }

  async several(ids: string[]): Promise<Kept[]> {
    const found = await this.reader
      .select({ object: rows.object, notes: rows.notes })
      .from(rows)
      .where(inArray(rows.id, ids))
    return found as unknown as Kept[]
  }

  /** Keeps an object as it is now. `about`: what one looks for when one looks for it. */
  async keep(object: Told, { about, notes }: { about?: string | null; notes?: Json } = {}): Promise<Told> {
    const changed = {
      object,
      ...(about === undefined ? {} : { about }),
      ...(notes === undefined ? {} : { notes }),
    }
    await this.tx!.insert(rows)
      .values({ id: object.id, kind: object.object, notes: {}, ...changed })
      .onConflictDoUpdate({ target: rows.id, set: changed })
    return object
  }

  /** Says what happened; it is on its way to the webhook when this change is kept. */
  async tell(type: EventType, object: Told): Promise<void> {
    const event = {
      id: newId('evt'),
      object: 'event',
      api_version: contract().apiVersion,
      created: this.now,
      data: { object: structuredClone(object) as Json },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }
    contract().checkEvent(event)
    await this.tx!.insert(rows).values({
      id: event.id,
      kind: 'event',
      object: event,
      notes: {},
      deliverAt: this.now * 1000,
    })
  }
}
