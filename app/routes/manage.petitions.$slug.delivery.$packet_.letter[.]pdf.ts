import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { packetPdf } from '../deliveries/draw-packet.server'
import { openPacket } from '../deliveries/open-packet.server'
import { findPacket } from '../deliveries/find-deliveries.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { fileAnswer } from '../platform/stream-answer.server'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'delivery.prepare', { proven: true })
  const petition = await ownPetition(organizer, args.params.slug)
  const found = await findPacket(petition.id, args.params.packet!, organizer.locale)
  const packet = found && (await openPacket(found.id))
  if (!packet) throw data({}, { status: 404 })
  return fileAnswer(packetPdf(packet), 'application/pdf', `${petition.slug}-letter.pdf`)
}
