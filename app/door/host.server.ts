import { isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.server'
import { Refusal } from './refusal.server'

export type DoorConfig = Pick<Config, 'mode' | 'publicOrigin' | 'host' | 'trustedProxies'>

const hostForm = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Names that passed are remembered, up to this many: ports and spellings make more than one. */
const REMEMBERED = 100

/** The guard of the names we answer to. */
export function hostGuard(config: DoorConfig) {
  const passed = new Map<string, string>()
  return {
    /**
     * The origin this request was made to, when it is ours: live, the public origin alone; in trial, loopback names at
     * any port and the host we were told to bind.
     * @throws Refusal 421 for any other name, 400 for none or several.
     */
    originOf(request: IncomingMessage): string {
      const host = onlyHost(request)
      if (host === null) throw new Refusal(400)
      const origin = passed.get(host) ?? ownOrigin(host.toLowerCase(), config)
      if (passed.size < REMEMBERED) passed.set(host, origin)
      return origin
    },
    /** Whether the name has passed before: the short way for what is answered from memory. */
    knows(request: IncomingMessage): boolean {
      const host = onlyHost(request)
      return host !== null && passed.has(host)
    },
  }
}

/** The request's one `Host`; null when there is none, or several: Node would take the first, others the last. */
function onlyHost({ rawHeaders, headers }: IncomingMessage): string | null {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return (hosts === 1 && headers.host) || null
}

function ownOrigin(host: string, config: DoorConfig): string {
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
