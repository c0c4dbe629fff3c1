import { MINUTE, SECOND } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import { hashNetwork, isExempt } from '../platform/network.server'
import { readSettings } from '../platform/settings.server'
import { makeWait, waited } from './wait-stamp.server'

export type Allowed =
  | { outcome: 'go' }
  /** To be posted again with `wait` once the seconds are over. */
  | { outcome: 'wait'; wait: string; seconds: number }
  /** So many from one address or one network that waiting is no answer any more. */
  | { outcome: 'limited'; minutes: number }

interface Asked {
  /** What tells this gift from another. */
  posted: Buffer
  mailbox: Buffer
  /** The donor's network address. */
  network: string
  /** Of the organisation or petition. */
  page: string
  /** The guard against card testing is up. */
  guarded: boolean
  /** The stamp that was posted, or nothing. */
  wait: string
}

/** From one network more than this many times what makes it wait is refused. */
const REFUSED_AT = 4

/**
 * Whether a gift may begin now. Many from one network, many on one page, or an open guard make it wait, which a real donor
 * gets through; only very many from one network or one address are refused.
 */
export async function allowGift(asked: Asked, now = Date.now()): Promise<Allowed> {
  const { giftMinutes, giftsPerMailbox, giftsPerNetwork, giftsPerPage, giftWaitSeconds, networkExempt } =
    await readSettings()
  const left = asked.wait ? await waited(asked.posted, asked.wait, giftWaitSeconds, now) : null
  if (left === 0) return { outcome: 'go' }
  if (left !== null) return { outcome: 'wait', wait: asked.wait, seconds: Math.ceil(left / SECOND) }

  const count = (key: string) => countRecent(`gifts ${key}`, giftMinutes * MINUTE)
  const network = isExempt(asked.network, networkExempt) ? null : hashNetwork(asked.network, now)
  const fromNetwork = network ? await count(network.toString('hex')) : 0
  const fromMailbox = await count(asked.mailbox.toString('hex'))
  const onPage = await count(asked.page)
  if (fromMailbox > giftsPerMailbox || fromNetwork > REFUSED_AT * giftsPerNetwork)
    return { outcome: 'limited', minutes: giftMinutes }
  if (asked.guarded || fromNetwork > giftsPerNetwork || onPage > giftsPerPage)
    return { outcome: 'wait', wait: makeWait(asked.posted, now), seconds: giftWaitSeconds }
  return { outcome: 'go' }
}
