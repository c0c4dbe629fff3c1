import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { openPacket } from '../deliveries/open-packet.server'
import { namesCsv } from '../deliveries/names-csv.server'
import { findPacketId, markOpened } from '../deliveries/packet-link.server'
import { inLocale } from '../i18n'
import { fileAnswer } from '../platform/stream-answer.server'

/** Whoever follows a link, a mail scanner too, comes to the page; only its button opens the packet. */
export const loader = ({ params, context: { locale } }: LoaderFunctionArgs) =>
  redirect(inLocale(locale, `/packets/${encodeURIComponent(params.token!)}`), 303)

export async function action({ params }: ActionFunctionArgs) {
  const id = await findPacketId(params.token!)
  const packet = id && (await openPacket(id))
  if (!packet) throw data({}, { status: 404 })
  await markOpened(packet.id)
  return fileAnswer(
    namesCsv(packet.scope, packet.locale),
    'text/csv; charset=utf-8',
    `${packet.slug}-names.csv`,
  )
}
