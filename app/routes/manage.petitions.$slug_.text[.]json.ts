import type { ActionFunctionArgs } from '@remix-run/node'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { languageIn, textOfForm } from '../organizers/text-desk.server'
import { keepingProblems } from '../workshop/draft-text'
import { saveDraft } from '../workshop/drafts.server'

/** Keeps a text while it is being written; the module asks, and shows what this answers. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const language = languageIn(args.request, organizer.locale)
  const form = await args.request.formData()
  form.delete('do')
  if (!form.has('title')) return Response.json({ outcome: 'refused' }, { status: 422 })
  const { text, revision } = await textOfForm(form, petition, language)
  if (keepingProblems(text).length > 0) return Response.json({ outcome: 'refused' }, { status: 422 })
  const saved = await saveDraft({ petitionId: petition.id, locale: language, revision, text }, organizer)
  if (saved.outcome === 'saved') {
    const { outcome, translation } = saved
    return Response.json({ outcome, revision: saved.revision, translation })
  }
  return Response.json({ outcome: saved.outcome === 'stale' ? 'stale' : 'locked' }, { status: 409 })
}
