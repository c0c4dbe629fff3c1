import type { ActionFunctionArgs } from '@remix-run/node'
import { takeWebhook } from '../platform/mail/take-webhook.server'

const answers = { stored: 204, refused: 400, 'not-here': 404 } as const

/** Where Resend tells what became of mails. Storing fails with 503, and it delivers again. */
export async function action({ request }: ActionFunctionArgs) {
  return new Response(null, { status: answers[await takeWebhook(request)] })
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } })
