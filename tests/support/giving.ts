import { desc, eq } from 'drizzle-orm'
import { afterAll, expect } from 'vitest'
import Stripe from 'stripe'
import { applyDueEvents } from '../../app/donations/apply-events.server'
import { findGiving, type Giving } from '../../app/donations/find-giving.server'
import { noGiftAnswers, type GiftAnswers } from '../../app/donations/gift-form'
import { allowGifts, changeGivingSettings } from '../../app/donations/giving-settings.server'
import { receiveEvent } from '../../app/donations/receive-event.server'
import { recountGifts } from '../../app/donations/recount-gifts.server'
import { startGift, type GiftStart, type Started } from '../../app/donations/start-gift.server'
import { standInSecrets, useProvider } from '../../app/platform/stripe/provider.server'
import { Books, type Kind, type Told } from '../../app/platform/stripe/stand-in/books.server'
import { readMailbox } from '../../app/supporters/mailbox.server'
import { db } from '../../db/client'
import { donations, monthlyGifts, petitions, receipts, stripeEvents } from '../../db/schema'
import { anOrganisation } from './organizers'
import { end } from '../../app/platform/stripe/stand-in/monthly.server'
import { aPetition } from './petitions'
import { startStandIn } from './stand-in'

export type { Told }

/** The provider, for every test of a file; its events wait until a test brings them. */
export const standIn = await startStandIn()
afterAll(standIn.close)

/** What the product asked the provider, in order. */
export const asked: string[] = []

type ClientOptions = ConstructorParameters<typeof Stripe>[1]

/** The SDK as the product uses it, but for what makes a test wait. */
function clientWith(how: ClientOptions, key = standInSecrets.key): Stripe {
  const { hostname: host, port } = new URL(standIn.origin)
  const stripe = new Stripe(key, { host, port, protocol: 'http', maxNetworkRetries: 0, ...how })
  stripe.on('request', ({ method, path }: Stripe.RequestEvent) => void asked.push(`${method} ${path}`))
  return stripe
}
const useClient = (stripe: Stripe) => useProvider({ ...standIn.provider, stripe })
useClient(clientWith({}))

/** Does something while the provider is somebody else, at a port of this machine. */
export const whileAt = <T>(port: number, work: () => Promise<T>): Promise<T> =>
  withClient(clientWith({ port }), work)

/** Does something while the provider's line ends nowhere. */
export const whileUnreachable = <T>(work: () => Promise<T>): Promise<T> => whileAt(1, work)

/** Does something while nobody waits for an answer longer than so many milliseconds. */
export const withinMs = <T>(timeout: number, work: () => Promise<T>): Promise<T> =>
  withClient(clientWith({ timeout }), work)

/** Does something while the provider says something else of its objects: words of a version that is not ours. */
export const whileItSays = <T>(parts: (object: Told) => object, work: () => Promise<T>): Promise<T> => {
  const httpClient = Stripe.createFetchHttpClient(async (url: string | URL | Request, init?: RequestInit) => {
    const answer = await fetch(url, init)
    const told = (await answer.json()) as Told
    return Response.json({ ...told, ...parts(told) }, { status: answer.status })
  })
  return withClient(clientWith({ httpClient }), work)
}

/** Does something while the provider refuses whatever is asked. */
export const whileRefused = <T>(work: () => Promise<T>): Promise<T> =>
  withClient(clientWith({}, 'sk_test_of_somebody_else'), work)

async function withClient<T>(stripe: Stripe, work: () => Promise<T>): Promise<T> {
  useClient(stripe)
  try {
    return await work()
  } finally {
    useClient(clientWith({}))
  }
}

const books = new Books(db.read, 0)

/** An object of the provider's. */
export const told = async (id: string): Promise<Told> => (await books.find(id))!.object
export const everyTold = async (kind: string): Promise<Told[]> =>
  (await books.all(kind)).map(({ object }) => object)

/** Makes an object of the provider's other than it is, for what its acts do not do. */
export const alter = (id: string, parts: Record<string, unknown>): Promise<Told> =>
  standIn.act(async (changing) => {
    const { object } = await changing.get((await told(id)).object as Kind, id)
    return changing.keep({ ...object, ...parts })
  })

/** The payment and the charge behind a hosted page. */
export const intentOf = async (session: string): Promise<string> => (await told(session)).payment_intent
export const chargeOf = async (intent: string): Promise<string> => (await told(intent)).latest_charge

/** On the provider's own pages, or by a bank. */
export const refundThere = async (intent: string, amount: number): Promise<Told> =>
  standIn.refund(await chargeOf(intent), { amount })
export const disputeThere = async (intent: string, how: 'inquiry' | 'dispute' = 'dispute'): Promise<Told> =>
  standIn.dispute(await chargeOf(intent), how)
export const endThere = (subscription: string): Promise<Told> =>
  standIn.act(async (changing) =>
    end(changing, (await changing.get('subscription', subscription)).object, 'cancellation_requested'),
  )

let serial = 0

/** An organisation that takes gifts in many currencies, and its petition. */
export async function aReceiver() {
  const petition = await aPetition()
  const { id: organisationId } = await anOrganisation()
  await db.write(async (tx) => {
    await tx.update(petitions).set({ organisationId }).where(eq(petitions.id, petition.id))
  })
  await allowGifts(null, organisationId, true)
  await changeGivingSettings(null, organisationId, {
    revision: 0,
    legalName: 'An Organisation, registered association',
    currencies: ['USD', 'EUR', 'JPY', 'KWD', 'ISK'],
    amounts: { USD: [1000], EUR: [1000], JPY: [1000], KWD: [5000], ISK: [100000] },
    purpose: { en: 'It pays for print.', es: 'Paga la imprenta.' },
    receiptText: { en: 'Registered no. 1.', es: 'Inscrita con el n.º 1.' },
  })
  return { organisationId, petition, slug: petition.slug, giving: (await findGiving(petition.slug))! }
}

/** The one of this file of tests, for whoever does not care which. */
let anyReceiver: ReturnType<typeof aReceiver> | undefined
const anyGiving = async (): Promise<Giving> => (await (anyReceiver ??= aReceiver())).giving

type Giver = Partial<GiftAnswers> & Partial<Pick<GiftStart, 'network' | 'locale' | 'wait' | 'restricted'>>

/** Posts the form of a petition's giving page, as a donor of their own unless told who. */
export async function post(giver: Giver = {}, giving?: Giving, now?: number): Promise<Started> {
  const n = ++serial
  const {
    network = `203.0.${n >> 8}.${n & 255}`,
    locale = 'en',
    wait = '',
    restricted = false,
    ...answers
  } = giver
  return startGift(
    {
      giving: giving ?? (await anyGiving()),
      answers: {
        ...noGiftAnswers,
        name: 'Marisol Quintana',
        email: `donor${n}@example.org`,
        amount: '25',
        currency: 'USD',
        ...answers,
      },
      locale,
      network,
      restricted,
      wait,
      back: '/donate',
    },
    now,
  )
}

export interface Begun {
  id: string
  session: string
}

/** Begins a gift and returns its row and the provider's page for it. */
export async function begin(giver: Giver = {}, giving?: Giving, now?: number): Promise<Begun> {
  const email = giver.email ?? `giver${++serial}@example.org`
  const started = await post({ ...giver, email }, giving, now)
  expect(started).toMatchObject({ outcome: 'redirect' })
  const { hash } = (await readMailbox(email))!
  const [newest] = await db.read
    .select({ id: donations.id, sessionId: donations.sessionId })
    .from(donations)
    .where(eq(donations.mailbox, hash))
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(1)
  return { id: newest!.id, session: newest!.sessionId! }
}

export async function gift(id: string) {
  const [row] = await db.read.select().from(donations).where(eq(donations.id, id))
  return row!
}

export async function monthlyOf(id: string) {
  const { monthlyGiftId } = await gift(id)
  const [row] = await db.read.select().from(monthlyGifts).where(eq(monthlyGifts.id, monthlyGiftId!))
  return row!
}

/** Events that happened at the provider and were not taken here yet; taking them leaves none. */
export async function takeEvents(): Promise<Told[]> {
  const events = await standIn.waiting()
  await standIn.forgetAll()
  return events
}

/** The header that the provider signs a body with. `timestamp`: seconds, now unless told. */
export const sign = (payload: string, timestamp?: number): string =>
  standIn.stripe.webhooks.generateTestHeaderString({
    payload,
    secret: standInSecrets.webhook,
    ...(timestamp ? { timestamp } : {}),
  })

/** Brings an event to the webhook's function, signed. */
export const bring = (event: Told) => {
  const { body, headers } = standIn.signed(event)
  return receiveEvent(body, headers['Stripe-Signature']!)
}

/** Brings events in this order and applies each before the next comes. */
export async function deliver(events?: Told[]): Promise<void> {
  for (const event of events ?? (await takeEvents())) {
    expect(await bring(event)).toEqual({ outcome: 'kept' })
    await applyAll()
  }
}

/** Applies whatever waits in the inbox, and shows that nothing was left behind. */
export async function applyAll(): Promise<void> {
  while ((await applyDueEvents(50)) > 0);
  const left = await db.read.select().from(stripeEvents).where(eq(stripeEvents.state, 'waiting'))
  expect(left.map(({ type, error }) => `${type}: ${error}`)).toEqual([])
}

/** Forgets everything that happened at the provider and was not told. */
export const loseEvents = standIn.forgetAll

interface Line {
  id: string
  charged: number
  refunded: number
  disputed: number
  currency: string
}

/** The provider's own books: every payment that succeeded, with what went back. */
async function theirs(): Promise<Line[]> {
  const [intents, refunds, disputes] = [
    await everyTold('payment_intent'),
    await everyTold('refund'),
    await everyTold('dispute'),
  ]
  const withdrawn = ({ balance_transactions: bookings }: Told) => sum(bookings as Told[]) < 0
  return intents
    .filter(({ status }) => status === 'succeeded')
    .map(({ id, amount_received, currency }) => {
      const own = (one: Told) => one.payment_intent === id
      return {
        id,
        charged: amount_received as number,
        refunded: sum(refunds.filter((one) => own(one) && one.status !== 'failed')),
        disputed: sum(disputes.filter((one) => own(one) && withdrawn(one))),
        currency: (currency as string).toUpperCase(),
      }
    })
    .sort((a, b) => a.id.localeCompare(b.id))
}

const sum = (rows: Told[]): number => rows.reduce((total, { amount }) => total + (amount as number), 0)

async function ours(): Promise<Line[]> {
  const rows = await db.read.select().from(donations)
  return rows
    .filter(({ state }) => ['paid', 'refunded', 'disputed'].includes(state))
    .map((row) => ({
      id: row.paymentIntentId!,
      charged: row.amountMinor,
      refunded: row.refundedMinor,
      disputed: row.disputedMinor,
      currency: row.currency,
    }))
    .sort((a, b) => a.id.localeCompare(b.id))
}

/**
 * Both ledgers hold the same payments with the same amounts; the totals are those of the rows; and receipts count up
 * without a gap.
 */
export async function ledgersAgree(): Promise<void> {
  expect(await ours()).toEqual(await theirs())
  expect(await recountGifts()).toEqual([])
  const issued = await db.read.select().from(receipts)
  const numbers = new Map<string, number[]>()
  for (const { organisationId, year, livemode, number } of issued) {
    const series = `${organisationId} ${year} ${livemode}`
    numbers.set(series, [...(numbers.get(series) ?? []), number])
  }
  for (const given of numbers.values())
    expect(given.sort((a, b) => a - b)).toEqual(given.map((_, i) => i + 1))
}
