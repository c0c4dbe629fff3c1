import type { LoaderFunctionArgs } from '@remix-run/node'
import { readOutboxMail } from '../platform/mail/read-outbox.server'
import { answerMissing } from '../ui/answer-missing'

// A letter is somebody else's HTML: it styles itself, shows what it carries, and can do nothing but lead elsewhere.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

export async function loader({ params }: LoaderFunctionArgs) {
  const mail = await readOutboxMail(params.id)
  if (!mail) return answerMissing(null)
  return new Response(mail.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
