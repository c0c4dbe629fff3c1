import { data, type ActionFunctionArgs } from '@remix-run/node'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { readNote } from '../review/notes.server'

/** What the page's script sends while a note is being written; the form of the page does the same without it. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'review.see')
  const petition = await ownPetition(organizer, args.params.petition)
  const { kept } = await readNote(organizer.personId, petition.id, await args.request.formData())
  if (kept.outcome === 'none') throw data({}, { status: 404 })
  return Response.json(kept, { status: kept.outcome === 'refused' ? 422 : 200 })
}
