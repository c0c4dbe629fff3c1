import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { openPacket } from '../deliveries/open-packet.server'
import { findPacket } from '../deliveries/find-deliveries.server'
import { namesCsv } from '../deliveries/names-csv.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { fileAnswer } from '../platform/stream-answer.server'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'delivery.prepare', { proven: true })
  const petition = await ownPetition(organizer, args.params.slug)
  const found = await findPacket(petition.id, args.params.packet!, organizer.locale)
  const packet = found && (await openPacket(found.id))
  if (!packet) throw data({}, { status: 404 })
  return fileAnswer(
    namesCsv(packet.scope, packet.locale),
    'text/csv; charset=utf-8',
    `${petition.slug}-names.csv`,
  )
}
