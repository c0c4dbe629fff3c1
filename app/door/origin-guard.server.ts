import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.server'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** They carry their own proof: a signature, or the token in the address (RFC 8058 posts come from mail providers). */
const provesItself = /^\/webhooks\/.|^(\/es)?\/unsubscribe\/[^/]+\/?$/

/** Addresses that read no cookie, so a forged post could do no more than the forger could do alone. */
const readsNoCookie =
  /^(\/es)?\/(petitions\/[^/]+\/(sign|report|donate|thanks)|donate|donations\/[^/]+\/fix|organisations\/new|confirm(\/[^/]+){0,2}|my(\/[^/]+){0,2}|withdraw\/[^/]+|packets\/[^/]+(\/[^/]+)?)\/?$/

/**
 * Lets an unsafe request pass only when a page of our own sent it (ASVS 3.5). `Sec-Fetch-Site` decides when it is there,
 * else `Origin`; with neither, only addresses that read no cookie are open.
 * @throws Refusal 403
 */
export function guardOrigin(request: IncomingMessage, pathname: string, ownOrigin: string): void {
  if (safeMethods.has(request.method ?? '')) return
  const path = pathname.replace(/\.data$/, '')
  if (request.method === 'POST' && provesItself.test(path)) return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ours =
    site !== undefined
      ? site === 'same-origin'
      : origin !== undefined
        ? origin === ownOrigin
        : readsNoCookie.test(path)
  if (!ours) throw new Refusal(403)
}
