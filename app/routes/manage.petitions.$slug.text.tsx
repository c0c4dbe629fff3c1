import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { languageIn, textDesk, textOfForm } from '../organizers/text-desk.server'
import { ownPetition } from '../organizers/petition.server'
import { TextConflict } from '../ui/organizers/text-conflict'
import { TextPage } from '../ui/organizers/text-page'
import { keepingProblems } from '../workshop/draft-text'
import { isLocked, saveDraft } from '../workshop/drafts.server'
import { conflicts } from '../workshop/merge-texts'
import { previewText } from '../workshop/preview-text.server'
import { markReady, markReviewed } from '../workshop/translation.server'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const language = languageIn(args.request, organizer.locale)
  const done = new URL(args.request.url).searchParams.get('done')
  return { ...(await textDesk(organizer, petition, language)), done }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const language = languageIn(args.request, organizer.locale)
  const form = await args.request.formData()
  // A field that is missing is not an empty one.
  if (!form.has('title')) return redirect(`/manage/petitions/${petition.slug}/text?language=${language}`, 303)
  const { asked, text, revision, again } = await textOfForm(form, petition, language)
  const back = (done: string, hash = '') =>
    redirect(`/manage/petitions/${petition.slug}/text?language=${language}&done=${done}${hash}`, 303)
  const refuse = (problems = keepingProblems(text), kept: number | null = null) =>
    data(
      {
        refused: { text, problems, revision: kept ?? revision, kept: kept !== null },
        preview: null,
        conflict: null,
      },
      { status: 422 },
    )

  if (asked.act === 'preview') {
    const preview = await previewText(petition, language, text)
    const problems = keepingProblems(text)
    return { refused: { text, revision, problems, kept: false }, preview, conflict: null }
  }
  if (isLocked(petition.state)) return refuse([])
  if (keepingProblems(text).length > 0) return refuse()
  const saved = await saveDraft({ petitionId: petition.id, locale: language, revision, text }, organizer)
  if (saved.outcome === 'in-review') return refuse([])
  if (saved.outcome === 'stale') {
    const { stored } = saved
    const conflict = {
      ...{ mine: text, revision: stored.revision, again },
      conflicts: conflicts(text, stored.text),
    }
    return data({ refused: null, preview: null, conflict }, { status: 409 })
  }
  if (asked.act === 'ready' || asked.act === 'reviewed') {
    const mark = asked.act === 'ready' ? markReady : markReviewed
    const marked = await mark(petition.id, language, saved.revision, organizer)
    if (marked.outcome === 'incomplete') return refuse(marked.problems, saved.revision)
    if (marked.outcome === 'marked') return back(asked.act)
    return back(marked.outcome === 'own' || marked.outcome === 'not-ready' ? marked.outcome : 'saved')
  }
  const rows = text.demands.length
  const moved = { add: rows - 1, up: asked.row - 1, down: asked.row + 1, remove: -1 }[asked.act]
  return back('saved', moved === undefined ? '' : moved < 0 ? '#demands' : `#demand-${moved}`)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).workshop.text.titleIn[shown.language], matches)

export default function Text() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.conflict) return <TextConflict {...page} conflict={answer.conflict} />
  return <TextPage {...page} refused={answer?.refused ?? null} preview={answer?.preview ?? page.preview} />
}
