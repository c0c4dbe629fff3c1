import { isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.server'
import { Refusal } from './refusal.server'

export type DoorConfig = Pick<Config, 'mode' | 'publicOrigin' | 'host' | 'trustedProxies'>

const hostForm = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The origin this request was made to, when it is ours: live, the public origin alone; in trial, loopback names at any
 * port and the host we were told to bind.
 * @throws Refusal 421 for any other name, 400 for none or several.
 */
export function ownOrigin(request: IncomingMessage, config: DoorConfig): string {
  const hosts = request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  const host = request.headers.host?.toLowerCase()
  if (hosts.length !== 1 || !host) throw new Refusal(400)
  const name = hostForm.exec(host)?.[1]
  if (!name) throw new Refusal(421)
  if (config.mode === 'live') {
    const ours = new URL(config.publicOrigin)
    const asked = `${ours.protocol}//${host}`
    if (!URL.canParse(asked) || new URL(asked).host !== ours.host) throw new Refusal(421)
    return config.publicOrigin
  }
  const bound = isIP(config.host) === 6 ? `[${config.host}]` : config.host
  if (!loopback.test(name) && name !== bound.toLowerCase()) throw new Refusal(421)
  const asked = `http://${host}`
  if (!URL.canParse(asked)) throw new Refusal(421)
  return new URL(asked).origin
}

/**
 * The reader's network address: the socket's, or, with `trustedProxies` of *n*, the one that the *n*th proxy before us
 * saw. Whatever a client wrote further left in `X-Forwarded-For` is not believed.
 */
export function readerNetwork(request: IncomingMessage, trustedProxies: number): string {
  const socket = plainAddress(request.socket.remoteAddress ?? '') ?? 'unknown'
  if (trustedProxies === 0) return socket
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  let reader = socket
  for (const hop of forwarded.reverse().slice(0, trustedProxies)) {
    const address = plainAddress(hop.trim())
    if (!address) break
    reader = address
  }
  return reader
}

function plainAddress(text: string): string | null {
  const bare = text.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIP(address) ? address.toLowerCase() : null
}
