import type { LoaderFunctionArgs } from '@remix-run/node'
import { turnColours } from '../mailings/turn-colours'
import { framedMail } from '../platform/mail/framed-mail.server'
import { sampleMail } from '../platform/mail/sample-mails.server'
import { answerMissing } from '../ui/answer-missing'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const mail = await sampleMail(params.name, query.get('language') === 'es' ? 'es' : 'en')
  if (!mail) return answerMissing(null)
  return framedMail(turnColours(mail.html, query.get('colours') === 'dark' ? 'dark' : 'light'))
}
