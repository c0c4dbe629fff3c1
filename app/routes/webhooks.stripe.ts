import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveEvent } from '../donations/receive-event.server'

/**
 * The payment provider's events, as the very bytes they came in. 2xx once an event is kept; storage that fails is a 5xx
 * by the door, and the provider sends it again.
 */
export async function action({ request }: ActionFunctionArgs) {
  const body = Buffer.from(await request.arrayBuffer())
  const { outcome } = await receiveEvent(body, request.headers.get('stripe-signature'))
  const status = { kept: 200, 'bad-signature': 400, 'wrong-mode': 400, 'no-provider': 404 }[outcome]
  return Response.json({ outcome }, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** Nothing is read here. */
export const loader = () =>
  new Response(null, { status: 405, headers: { Allow: 'POST', 'Cache-Control': 'no-store' } })
