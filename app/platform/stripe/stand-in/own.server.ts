import Stripe from 'stripe'
import { config } from '../../../config.server'
import { db } from '../../../../db/client'
import { SECOND } from '../../../duration'
import { stampHmac } from '../../seal.server'
import { act } from './act.server'
import type { Api } from './answer-api.server'
import { deliverDue } from './deliver.server'
import { expireOverdue } from './hosted-page.server'
import { serveStandIn } from './stand-in.server'

const secret = (purpose: string) => stampHmac('test-payments', purpose).toString('hex')

let pagesAt = config.publicOrigin

/** The stand-in of this program: one database behind it, whichever process asks. */
export const ownStandIn: Api & { webhookSecret: string } = {
  database: db,
  secretKey: `sk_test_${secret('api')}`,
  webhookSecret: `whsec_${secret('webhook')}`,
  now: () => Date.now(),
  pages: () => pagesAt,
}

let serving: Promise<string> | null = null

/** Opened by the first call, in whichever process makes it; it keeps none from ending. */
const loopback = () =>
  (serving ??= serveStandIn(ownStandIn).then(({ server, origin }) => {
    server.unref()
    return origin()
  }))

/** How the SDK reaches it: over HTTP, at a port that is known once it is open. */
export const toOwnStandIn = Stripe.createFetchHttpClient(async (asked, init) => {
  const { pathname, search } = new URL(asked instanceof Request ? asked.url : asked)
  return fetch((await loopback()) + pathname + search, init)
})

/** Sends what happened to our own webhook until it arrives, and closes pages whose time is over. Returns how to end it. */
export function keepOwnStandIn(origin: string): () => void {
  pagesAt = origin
  let isBusy = false
  const turn = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await act(ownStandIn, expireOverdue)
      await deliverDue(ownStandIn, `${origin}/webhooks/stripe`)
    } catch {
      // A database that is away for a moment: the next turn does it.
    } finally {
      isBusy = false
    }
  }
  const timer = setInterval(() => void turn(), SECOND).unref()
  return () => clearInterval(timer)
}
