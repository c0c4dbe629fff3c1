import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { previewMailing } from '../mailings/preview.server'
import { turnColours } from '../mailings/turn-colours'
import { enter } from '../organizers/enter.server'
import { readPreviewQuery } from '../organizers/mailing-desk.server'
import { framedMail } from '../platform/mail/framed-mail.server'

/** The HTML of a mail as one of its readers gets it, for the frames of the preview. */
export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const query = new URL(args.request.url).searchParams
  const asked = readPreviewQuery(query, organizer.locale)
  const mail = await previewMailing(organizer.organisation.id, args.params.mailing!, asked)
  if (!mail) throw data({}, { status: 404 })
  return framedMail(turnColours(mail.html, query.get('colours') === 'dark' ? 'dark' : 'light'))
}
