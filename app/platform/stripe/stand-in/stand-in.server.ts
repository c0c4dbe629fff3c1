import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerApi, type Api, type ApiAnswer } from './answer-api.server'
import { newId } from './books.server'
import { answerPages } from './answer-pages.server'

/** What goes wrong with the next requests that change something, for tests of everything that can. */
export type Fault = 'rate-limit' | 'server-error' | 'lost-answer' | 'no-answer'

export interface StandInServer {
  server: Server
  origin: () => string
  /** The next `count` requests that change something end so. Lost and withheld answers come after the work was done. */
  failNext(fault: Fault, count?: number): void
  /** Ends withheld answers and closes. */
  close(): Promise<void>
}

/** The API, and the hosted pages where they have no server of their own, on a loopback port. */
export async function serveStandIn(
  api: Api,
  { port = 0, pagesToo = false, changed = () => {} } = {},
): Promise<StandInServer> {
  const faults: Fault[] = []
  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) =>
      say(response, {
        status: 500,
        body: { error: { type: 'api_error', message: error.message } },
        final: true,
      }),
    )
  })

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const body = await textOf(request)
    if (pagesToo && url.pathname.startsWith('/test-payments')) {
      const page = await answerPages(api, {
        method: request.method!,
        path: url.pathname,
        form: new URLSearchParams(body),
      })
      changed()
      response
        .writeHead(page.status, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers })
        .end(page.body)
      return
    }
    const fault = request.method === 'GET' ? undefined : faults.shift()
    if (fault === 'rate-limit' || fault === 'server-error') return say(response, failing[fault])
    const answer = await answerApi(api, {
      method: request.method ?? '',
      path: url.pathname,
      parameters: request.method === 'POST' ? body : url.search.slice(1),
      authorization: request.headers.authorization,
      idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    })
    if (request.method !== 'GET') changed()
    if (fault === 'lost-answer') response.destroy()
    else if (fault !== 'no-answer') say(response, answer)
  }

  server.listen(port, '127.0.0.1')
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  return {
    server,
    origin: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failNext: (fault, count = 1) => void faults.push(...Array<Fault>(count).fill(fault)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const failing: Record<'rate-limit' | 'server-error', ApiAnswer> = {
  'rate-limit': {
    status: 429,
    body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' } },
  },
  'server-error': { status: 500, body: { error: { type: 'api_error', message: 'Something went wrong.' } } },
}

function say(response: ServerResponse, { status, body, replayed, final }: ApiAnswer) {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Request-Id': newId('req'),
    ...(final ? { 'Stripe-Should-Retry': 'false' } : {}),
    ...(replayed ? { 'Idempotent-Replayed': 'true' } : {}),
  })
  response.end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
