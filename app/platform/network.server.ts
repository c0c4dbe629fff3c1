import { createHmac } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import { DAY } from '../duration'
import { readNetworkList } from './network-list'
import { stampHmac } from './seal.server'

/** How long the hash of a network may be kept. */
export const NETWORK_KEPT = 3 * DAY

/** The part of an address that one subscriber has: IPv4 /32, IPv6 /64. Null for what is no address. */
export function networkPrefix(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return null
  // A URL writes every spelling of one address the same way, zeros left out at most once.
  const [before = '', after] = new URL(`http://[${plain.split('%', 1)[0]}]`).hostname.slice(1, -1).split('::')
  const head = before.split(':').filter(Boolean)
  const tail = after?.split(':').filter(Boolean) ?? []
  const missing = after === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array<string>(missing).fill('0'), ...tail].slice(0, 4).join(':')
}

/** Keys of the last days, so that a hot path derives one a day. */
const dayKeys = new Map<number, Buffer>()

function dayKey(day: number): Buffer {
  let key = dayKeys.get(day)
  if (!key) {
    if (dayKeys.size > 8) dayKeys.clear()
    dayKeys.set(day, (key = stampHmac('network-day', String(day))))
  }
  return key
}

/**
 * The keyed hash of a network prefix under the key of a UTC day: tells whether two readers of one day share a network,
 * and nothing more. Null for what is no address.
 */
export function hashNetwork(address: string, now: number): Buffer | null {
  const prefix = networkPrefix(address)
  const key = dayKey(Math.floor(now / DAY))
  return prefix === null ? null : createHmac('sha256', key).update(prefix).digest().subarray(0, 16)
}

/** Every hash under which a network may still be stored. */
export const hashesOfNetwork = (address: string, now: number): Buffer[] =>
  [0, 1, 2, 3].flatMap((daysAgo) => hashNetwork(address, now - daysAgo * DAY) ?? [])

let exempt = { text: '', networks: readNetworkList('').networks }

/** True for a network on the operator's list, such as a campaign's own office or a carrier's gateway. */
export function isExempt(address: string, list: string): boolean {
  if (list === '') return false
  if (exempt.text !== list) exempt = { text: list, networks: readNetworkList(list).networks }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return exempt.networks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}
