import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { isOutage } from '../db/client'
import { organizersPolicy } from './door/headers.server'
import { log } from './platform/log.server'

/** Renders a page whole, so that it has a length and an ETag and can be kept. No page has a script that would take it over. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (context.nonce) {
    const { pathname } = new URL(request.url)
    headers.set('Content-Security-Policy', organizersPolicy(context.nonce, pathname))
  }
  if (status === 500 && context.isOutage) {
    status = 503
    headers.set('Retry-After', '30')
  }
  const html = renderToStaticMarkup(<RemixServer context={remixContext} url={request.url} />)
  return new Response(Buffer.from(`<!DOCTYPE html>${html}`), { status, headers })
}

/** Remix would print the message; a message may quote what a person typed. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  if (isOutage(error)) context.isOutage = true
  log.error({ err: error }, 'loader or action failed')
}
