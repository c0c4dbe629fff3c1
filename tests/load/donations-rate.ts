// What giving costs: paid gifts through webhook and ledger, and an organisation's totals over many. Prints JSON. argv: gifts paid, gifts planted
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Client from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { plantDemonstration } from '../../app/demonstration.server'
import { applyDueEvents } from '../../app/donations/apply-events.server'
import { findGiving } from '../../app/donations/find-giving.server'
import { listGifts } from '../../app/donations/find-gifts.server'
import { feesByMonth, giftsByMonth } from '../../app/donations/gift-totals.server'
import { noGiftAnswers } from '../../app/donations/gift-form'
import { receiveEvent } from '../../app/donations/receive-event.server'
import { recountGifts } from '../../app/donations/recount-gifts.server'
import { startGift } from '../../app/donations/start-gift.server'
import { config } from '../../app/config.server'
import { clientOf, type Provider } from '../../app/platform/stripe/client.server'
import { useProvider } from '../../app/platform/stripe/provider.server'
import { changeSetting } from '../../app/platform/settings.server'
import { db } from '../../db/client'
import { migrate } from '../../db/migrate'
import { donations, testPaymentObjects } from '../../db/schema'
import { aPerson } from '../support/organizers'
import { startStandIn } from '../support/stand-in'

const [paid = 500, planted = 500_000] = process.argv.slice(2).map(Number)
await migrate(config.dialect, config.databaseUrl)
await plantDemonstration()
await changeSetting('giftsPerPage', '1000000')
const giving = (await findGiving(null))!
const { id: organisationId } = giving.organisation

const standIn = await startStandIn()
for (let n = 0; n < paid; n++) {
  const started = await startGift({
    giving,
    answers: {
      ...noGiftAnswers,
      name: `Donor ${n}`,
      email: `donor${n}@d${n}.example`,
      amount: '25',
      currency: 'USD',
    },
    locale: 'en',
    network: `198.18.${n >> 8}.${n & 255}`,
    restricted: false,
    wait: '',
    back: '/donate',
  })
  if (started.outcome !== 'redirect') throw new Error(`A gift ended with ${started.outcome}`)
}
const begun = await db.read.select({ sessionId: donations.sessionId }).from(donations)
for (const { sessionId } of begun) await standIn.pay(sessionId!)
const events = (await standIn.waiting()).map(standIn.signed)
await standIn.close()
const bare = await bareProvider(standIn.provider)

const started = performance.now()
await Promise.all(events.map(({ body, headers }) => receiveEvent(body, headers['Stripe-Signature']!)))
const received = performance.now()
while ((await applyDueEvents(50)) > 0);
const applied = performance.now()
const [unpaid] = await db.read.select().from(donations).where(eq(donations.state, 'pending')).limit(1)
if (unpaid) throw new Error('A paid gift is pending still')
bare.close()

plant(planted)
const counting = performance.now()
await recountGifts()
const recount = performance.now() - counting
const totals = await times(async () => {
  await giftsByMonth(organisationId, { livemode: true })
  await feesByMonth(organisationId, true)
})
const list = await times(() => listGifts(organisationId, { livemode: true }))
const all = await giftsByMonth(organisationId, { livemode: true })
if (all.reduce((sum, { gifts }) => sum + gifts, 0) !== planted) throw new Error('The totals miss gifts')
console.log(
  JSON.stringify({
    events: events.length,
    eventsPerSecond: events.length / ((received - started) / 1000),
    giftsPerSecond: paid / ((applied - started) / 1000),
    recount,
    totals,
    list,
    cookie: (await aPerson({ in: giving.organisation, roles: ['finance'] })).cookie,
  }),
)
process.exit(0)

/** Answers questions about the stand-in's objects from memory, so that what is measured is ours. */
async function bareProvider(given: Provider): Promise<Server> {
  const rows = await db.read.select().from(testPaymentObjects)
  const objects = new Map(rows.map(({ id, object }) => [id, object as Record<string, unknown>]))
  const inside = (object: Record<string, unknown>, ...path: string[]): Record<string, unknown> => {
    const [name, ...rest] = path
    const inner = name === undefined ? undefined : objects.get(object[name] as string)
    return inner ? { ...object, [name!]: inside(inner, ...rest) } : object
  }
  const whole = (object: Record<string, unknown>) =>
    inside(object, 'payment_intent', 'latest_charge', 'balance_transaction')
  const sessions = new Map([...objects.values()].map((one) => [one.payment_intent as string, one]))
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://bare')
    const found = objects.get(pathname.split('/').at(-1)!)
    const asked = sessions.get(searchParams.get('payment_intent') ?? '')
    const list = { object: 'list', data: asked ? [asked] : [], has_more: false, url: pathname }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(found ? whole(found) : list))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stripe = clientOf('sk_test_bare', { host: '127.0.0.1', port, protocol: 'http' })
  useProvider({ ...given, stripe })
  return server
}

/** Paid gifts of five years in two currencies, by rows alone; SQLite writes them itself. */
function plant(n: number): void {
  const client = new Client(config.databaseUrl)
  const month = 30 * 86_400_000
  client
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
      insert into donations (id, organisation_id, restricted, state, amount_minor, currency, livemode, mailbox,
        shown, locale, created_at, paid_at, settled_minor, fee_minor, settled_currency)
      select printf('%08x-0000-7000-8000-%012x', i, i), ?, 0, 'paid', 1000 + i % 9000,
        case i % 3 when 0 then 'EUR' else 'USD' end, 1, randomblob(32), 0, 'en',
        ? - (i % 60) * ?, ? - (i % 60) * ?, 1000 + i % 9000, 59, case i % 3 when 0 then 'EUR' else 'USD' end
      from n`,
    )
    .run(n, organisationId, Date.now(), month, Date.now(), month)
  client.close()
}

/** Milliseconds of the middle one of twenty times, after two to warm up. */
async function times(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < 22; turn++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken.slice(2).sort((a, b) => a - b)[10]!
}
