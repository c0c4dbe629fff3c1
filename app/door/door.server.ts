import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { SECOND } from '../duration'
import { localeOf } from '../i18n'
import { routeOf } from '../platform/log-route.server'
import type { Log } from '../platform/log.server'
import type { PageRequest } from '../platform/stripe/stand-in/answer-pages.server'
import type { PageAnswer } from '../platform/stripe/stand-in/page-frame'
import type { PageCache } from '../platform/page-cache.server'
import { acceptFirst } from './accept-first.server'
import { checkForm, readBody } from './body.server'
import { answerBrokenRequests } from './broken-requests.server'
import type { DoorContext, Handle } from './context'
import { noForm, readForm } from './form.server'
import { defaultHeaders, isOrganizersPage } from './headers.server'
import { isPublicForm, type Held } from './hold-forms.server'
import { hostGuard, readerNetwork, type DoorConfig } from './host.server'
import { isPublicRead, keepPage, sendKept } from './kept-page.server'
import { leaving, type Farewell, type Leaving } from './leave.server'
import type { Finished } from './metrics.server'
import { guardOrigin } from './origin-guard.server'
import { isForEverybody, pageKey } from './page-key'
import { handedBack, Refusal, refusalResponse } from './refusal.server'
import { send } from './send.server'
import { staticFiles } from './static-files.server'
import { readTarget, type Target } from './target.server'

export interface DoorOptions {
  config: DoorConfig
  handle: Handle
  log: Log
  /** `build/client`; read once, when the door is made. */
  clientFolder?: string | undefined
  /** The address of the built stylesheet, for the door's own pages. */
  stylesheet?: string | undefined
  /** Where finished public pages are kept; without it every request reaches `handle`. */
  pages?: PageCache | undefined
  /** Runs the making of a page that is the same for everybody. */
  publicly?: <T>(work: () => Promise<T>) => Promise<T>
  /** Says `ok` while requests can be answered, else what is wrong; a failure counts as wrong. */
  health?: () => Promise<string>
  /** Answers `/metrics`; without it there is no such address. */
  metrics?: ((authorization: string | undefined) => Promise<Response>) | undefined
  /** Answers `/test-payments…` in trial; without it there are no such addresses. */
  testPayments?: ((request: PageRequest) => Promise<PageAnswer>) | undefined
  /** The origins that a page's forms lead to, besides our own. */
  leadsTo?: (pathname: string) => readonly string[]
  /** Hears of every request that has ended. */
  finished?: (request: Finished) => void
  /** Whether an error of `handle` means "try later" (503) and not "this is a bug" (500). */
  isOutage?: (error: unknown) => boolean
  /** Why public forms are handed back at the moment; null while they are taken. */
  holdForms?: () => Promise<Held | null>
  /** Vite, in development: stands where the static files stand. */
  development?: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
  /** Milliseconds a request has for its headers and for all of itself. */
  patience?: { headers: number; request: number }
  /** Milliseconds of leaving. */
  farewell?: Farewell
}

export type Door = Server & {
  /** Health turns 503 at once, requests in flight finish, then the door closes; resolves within 8 seconds. */
  leave(): Promise<void>
}

interface Seen {
  pathname: string
  bytes: number
}

const known = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])
const open = new Set(['GET', 'HEAD', 'POST'])
const allow = { Allow: 'GET, HEAD, POST' }
const whenAway = { 'Retry-After': '30' }
const dropped = /^(x-forwarded-.*|forwarded|x-real-ip|origin)$/

/** The HTTP server in front of Remix, not yet listening: limits, host and origin guard, static files, then `handle`. */
export function createDoor(options: DoorOptions): Door {
  const { config, log, pages } = options
  const host = hostGuard(config)
  const patience = options.patience ?? { headers: 15_000, request: 30_000 }
  const headersFor = defaultHeaders(config, options.development !== undefined, options.leadsTo)
  const serveFile = staticFiles(options.clientFolder)
  const publicly = options.publicly ?? ((make) => make())
  const door: Leaving = { stage: 'open', inFlight: 0 }
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: Math.min(5_000, patience.headers),
      keepAliveTimeout: 10_000,
      requireHostHeader: false, // our own answer has a sentence
    },
    (request, response) =>
      void (servedFromMemory(request, response) || enter(() => void serve(request, response))),
  )
  const enter = acceptFirst(server)
  answerBrokenRequests(server, headersFor('/'), options.stylesheet)

  /** The short way of a page that is kept and fresh: no promise, no parsing, nothing made for this reader. */
  function servedFromMemory(request: IncomingMessage, response: ServerResponse): boolean {
    if (!pages || door.stage !== 'open' || !isPublicRead(request) || !host.knows(request)) return false
    const page = pages.find(request.url!, null)
    if (!page) return false
    const started = performance.now()
    door.inFlight++
    const bytes = sendKept(request, response, page)
    if (bytes === null) pages.countUnchanged()
    const seen = { pathname: request.url!.split('?', 1)[0]!, bytes: bytes ?? 0 }
    response.on('close', () => ended(request, response, seen, started))
    return true
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const started = performance.now()
    const closed = new Promise((resolve) => response.once('close', resolve))
    const seen = { pathname: '/', bytes: 0 }
    const isProbe = request.url?.split('?', 1)[0] === '/health'
    if (!isProbe) door.inFlight++
    if (door.stage !== 'open') response.shouldKeepAlive = false
    await answer(request, response, seen)
    await closed
    if (!isProbe) ended(request, response, seen, started)
  }

  function ended(request: IncomingMessage, response: ServerResponse, seen: Seen, started: number) {
    door.inFlight--
    const method = known.has(request.method ?? '') ? request.method! : 'other'
    const status = response.writableFinished ? response.statusCode : 499 // nginx's number for a reader who left
    const ms = performance.now() - started
    options.finished?.({ method, pathname: seen.pathname, status, ms })
    const route = routeOf(seen.pathname)
    log.info({ method, route, status, ms: Math.round(ms), bytes: seen.bytes }, 'request')
  }

  async function answer(request: IncomingMessage, response: ServerResponse, seen: Seen) {
    try {
      const raw = request.url ?? ''
      if (/^\/es(\/|\?|$)/.test(raw)) seen.pathname = '/es' // a refused address has a language too
      const target = readTarget(raw)
      seen.pathname = target.pathname
      const answered = await respond(request, response, target)
      if (typeof answered === 'number') seen.bytes = answered
      else seen.bytes = await send(request, response, answered, headersFor(seen.pathname))
    } catch (error) {
      if (response.destroyed) return // the reader left: nothing broke
      const refusal = error instanceof Refusal ? error : brokenBy(error)
      if (refusal !== error) log.error({ err: error, route: routeOf(seen.pathname) }, 'request failed')
      if (response.headersSent) return void response.destroy()
      const asker = {
        pathname: seen.pathname,
        accept: request.headers.accept,
        stylesheet: options.stylesheet,
      }
      seen.bytes = await send(request, response, refusalResponse(refusal, asker), headersFor(seen.pathname))
    }
  }

  const brokenBy = (error: unknown) =>
    options.isOutage?.(error) ? new Refusal(503, whenAway) : new Refusal(500)

  /** An address that has no page of its own would answer an outage with a bare 500. */
  async function handled(request: Request, context: DoorContext) {
    const answer = await options.handle(request, context)
    if (answer.status === 500 && context.isOutage) throw new Refusal(503, whenAway)
    return answer
  }

  /** The answer, or, when it has been written already, its bytes. */
  async function respond(request: IncomingMessage, response: ServerResponse, target: Target) {
    const { pathname, search } = target
    const method = request.method ?? ''
    // Before the host guard: probes ask for a machine, not for a name, and the answer is the same for everyone.
    if (pathname === '/health' && (method === 'GET' || method === 'HEAD')) return healthAnswer()
    if (pathname === '/metrics' && options.metrics && (method === 'GET' || method === 'HEAD'))
      return options.metrics(request.headers.authorization)
    if (door.stage === 'closing') throw new Refusal(503, { 'Retry-After': '30' })
    if (!known.has(method)) throw new Refusal(405, allow)
    const origin = host.originOf(request)
    guardOrigin(request, pathname, origin)
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: allow })
    if (!open.has(method)) throw new Refusal(405, allow)
    const sent = serveFile(request, response, pathname, headersFor(pathname))
    if (sent !== null) return sent
    if (options.development && (await takenByVite(request, response))) return 0
    if (options.testPayments && /^\/test-payments(\/|$)/.test(pathname)) {
      const typed = method === 'POST' ? (await readBody(request)).toString() : ''
      const page = await options.testPayments({ method, path: pathname, form: new URLSearchParams(typed) })
      return new Response(page.body, {
        status: page.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8', ...page.headers },
      })
    }
    if (method !== 'POST' && pathname.endsWith('/') && pathname !== '/') return withoutSlash(target)
    const key = pages && isPublicRead(request) ? pageKey(pathname, search) : null
    if (pages && key !== null) {
      const bytes = sendKept(request, response, await pages.open(key, () => render(key, pathname)))
      if (bytes === null) pages.countUnchanged()
      return bytes ?? 0
    }
    const asked = await toFetch(request, response, origin + pathname + search, pathname)
    const handsBack = method === 'POST' && isPublicForm(pathname)
    const held = handsBack ? await options.holdForms?.() : null
    if (held) throw handedBack(asked.form, String(held.again / SECOND), held.why)
    const context: DoorContext = {
      network: readerNetwork(request, config.trustedProxies),
      locale: localeOf(pathname),
      form: asked.form,
      nonce: isOrganizersPage(pathname) && !options.development ? randomBytes(16).toString('base64') : null,
    }
    if (method !== 'POST' && isForEverybody(pathname)) return publicly(() => handled(asked.request, context))
    const answer = await options.handle(asked.request, context)
    if (!context.isOutage || answer.status < 500) return answer
    if (handsBack) throw handedBack(asked.form, answer.headers.get('retry-after') ?? '30')
    if (answer.status === 500) throw new Refusal(503, whenAway)
    return answer
  }

  /** A page for everybody: the framework sees an address, and nothing of the reader who came first. */
  async function render(key: string, pathname: string) {
    const context = { network: 'nobody', locale: localeOf(pathname), form: noForm, nonce: null }
    const make = () => handled(new Request(config.publicOrigin + key), context)
    const answer = await (isForEverybody(pathname) ? publicly(make) : make())
    return keepPage(answer, headersFor(pathname))
  }

  async function healthAnswer() {
    const state = door.stage === 'open' ? await (options.health?.() ?? 'ok') : 'stopping'
    return Response.json(
      { status: state },
      { status: state === 'ok' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    )
  }

  function takenByVite(request: IncomingMessage, response: ServerResponse) {
    return new Promise<boolean>((resolve, reject) => {
      response.once('close', () => resolve(true))
      options.development!(request, response, (error) => (error ? reject(error) : resolve(false)))
    })
  }

  return Object.assign(server, { leave: () => leaving(server, door, options.farewell) })
}

/** A path of our own: `readTarget` lets no `//host` through. */
function withoutSlash({ pathname, search }: Target): Response {
  return new Response(null, { status: 301, headers: { Location: pathname.slice(0, -1) + search } })
}

/** A form of the public is read here, once: as a body it would be copied through three streams on its way. */
async function toFetch(request: IncomingMessage, response: ServerResponse, url: string, pathname: string) {
  const headers = new Headers()
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i]!
    if (!dropped.test(name.toLowerCase())) headers.append(name, request.rawHeaders[i + 1]!)
  }
  const left = new AbortController()
  response.once('close', () => response.writableFinished || left.abort())
  const init: RequestInit = { method: 'GET', headers, signal: left.signal } // HEAD gets the headers of its GET
  if (request.method !== 'POST') return { request: new Request(url, init), form: noForm }
  const body = await readBody(request, pathname)
  init.method = 'POST'
  if (!pathname.startsWith('/webhooks/')) {
    const type = await checkForm(body, headers.get('content-type') ?? undefined)
    headers.set('Content-Type', type)
    if (!isOrganizersPage(pathname))
      return { request: new Request(url, init), form: await readForm(body, type) }
  }
  return { request: new Request(url, { ...init, body: new Uint8Array(body) }), form: noForm }
}
