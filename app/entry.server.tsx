import { Writable } from 'node:stream'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { isOutage } from '../db/client'
import { organizersPolicy } from './door/headers.server'
import { log } from './platform/log.server'

/** Milliseconds. */
const longestRender = 6_000

/** Requests whose storage was away: their page says 503, because trying later helps. */
const unavailable = new WeakSet<AppLoadContext>()

/** Renders a page whole, so that it has a length and an ETag and can be kept. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (context.nonce) headers.set('Content-Security-Policy', organizersPolicy(context.nonce))
  if (status === 500 && unavailable.has(context)) {
    status = 503
    headers.set('Retry-After', '30')
  }
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      onAllReady() {
        clearTimeout(timer)
        // React calls this after a failed shell too, and then ends the stream with the error.
        const parts: Uint8Array[] = []
        const whole = new Writable({
          write: (part: Uint8Array, _encoding, done) => (parts.push(part), done()),
          final: (done) => (resolve(new Response(Buffer.concat(parts), { status, headers })), done()),
        })
        pipe(whole.on('error', reject))
      },
      onShellError(error) {
        clearTimeout(timer)
        reject(error)
      },
      onError(error) {
        status = 500
        log.error({ err: error }, 'render failed')
      },
    })
    const timer = setTimeout(abort, longestRender)
  })
}

/** Remix would print the message; a message may quote what a person typed. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  if (isOutage(error)) unavailable.add(context)
  log.error({ err: error }, 'loader or action failed')
}
