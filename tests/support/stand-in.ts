import { db } from '../../db/client'
import { testPaymentObjects } from '../../db/schema'
import { clientOf, type Provider } from '../../app/platform/stripe/client.server'
import { standInSecrets, useProvider } from '../../app/platform/stripe/provider.server'
import { act } from '../../app/platform/stripe/stand-in/act.server'
import type { Api } from '../../app/platform/stripe/stand-in/answer-api.server'
import type { Books, Told } from '../../app/platform/stripe/stand-in/books.server'
import {
  deliver,
  deliverDue,
  forget,
  signed,
  waitingEvents,
} from '../../app/platform/stripe/stand-in/deliver.server'
import * as page from '../../app/platform/stripe/stand-in/hosted-page.server'
import { readLedger } from '../../app/platform/stripe/stand-in/ledger.server'
import * as back from '../../app/platform/stripe/stand-in/money-back.server'
import * as monthly from '../../app/platform/stripe/stand-in/monthly.server'
import { payOut } from '../../app/platform/stripe/stand-in/pay-out.server'
import { serveStandIn } from '../../app/platform/stripe/stand-in/stand-in.server'

export type StandIn = Awaited<ReturnType<typeof startStandIn>>

/**
 * The payment provider on a port of its own, with the real SDK pointed at it and the product using it. Events wait until
 * a test delivers them. `moveTo` sets the provider's clock.
 */
export async function startStandIn({ webhookUrl = null as string | null } = {}) {
  const { key: secretKey, webhook: webhookSecret } = standInSecrets
  let clock: number | null = null
  const now = () => clock ?? Date.now()
  const api: Api = { database: db, secretKey, now, pages: () => served.origin() }
  const served = await serveStandIn(api, { pagesToo: true })
  const { hostname: host, port } = new URL(served.origin())
  const stripe = clientOf(secretKey, { host, port, protocol: 'http' })
  const provider: Provider = { stripe, kind: 'stand-in', livemode: false, webhookSecret }
  useProvider(provider)
  const bag = { database: db, webhookSecret, now }
  const does =
    <A extends unknown[], T>(deed: (books: Books, ...args: A) => Promise<T>) =>
    (...args: A) =>
      act(api, (books) => deed(books, ...args))
  const onCharge =
    <A extends unknown[], T>(deed: (books: Books, charge: Told, ...args: A) => Promise<T>) =>
    (chargeId: string, ...args: A) =>
      act(api, async (books) => deed(books, (await books.get('charge', chargeId)).object, ...args))

  return {
    stripe,
    provider,
    origin: served.origin(),
    now,
    moveTo: (ms: number | null) => void (clock = ms),
    failNext: served.failNext,
    /** On the hosted page. */
    pay: does(page.pay),
    decline: does(page.declineOnPage),
    askForAction: does(page.askForAction),
    payLater: does(page.payLater),
    settleLater: does(page.settleLater),
    expire: does(page.expirePage),
    expireOverdue: does(page.expireOverdue),
    /** At the banks. */
    refund: onCharge(back.refund),
    failRefund: does(back.failRefund),
    dispute: onCharge(back.dispute),
    escalate: does(back.escalate),
    decideDispute: does(back.decideDispute),
    /** Month after month. */
    renew: does(monthly.renew),
    recover: does(monthly.recover),
    giveUp: does(monthly.giveUp),
    payOut: does(payOut),
    /** Any other deed; what it tells is checked all the same. */
    act: <T>(deed: (books: Books) => Promise<T>) => act(api, deed),
    ledger: () => readLedger(db),
    /** Events on their way, the oldest first. */
    waiting: async () => (await waitingEvents(bag)).map(({ event }) => event),
    /** The bytes and headers of an event, for whatever way it is to take. */
    signed: (event: Told) => signed(bag, event),
    deliver: (event: Told, url = webhookUrl!) => deliver(bag, url, event),
    deliverAll: (url = webhookUrl!) => deliverDue(bag, url),
    /** An event arrived some other way, or never does. */
    forget: (event: Told) => forget(bag, event.id),
    async forgetAll() {
      for (const { event } of await waitingEvents(bag)) await forget(bag, event.id)
    },
    /** The provider begins anew. */
    reset: () => db.write(async (tx) => void (await tx.delete(testPaymentObjects))),
    async close() {
      useProvider(null)
      await served.close()
    },
  }
}
