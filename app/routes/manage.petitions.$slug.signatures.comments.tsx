import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { readCommentForm, readDone } from '../petitions/comment-form'
import { decideComments } from '../petitions/decide-comments.server'
import { listShownComments, listWaitingComments } from '../petitions/list-comments.server'
import { CommentsPage } from '../ui/organizers/comments-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const query = new URL(args.request.url).searchParams
  const after = /^\d{1,15}$/.test(query.get('after') ?? '') ? Number(query.get('after')) : null
  const list = query.get('list') === 'shown' ? ('shown' as const) : ('waiting' as const)
  const { comments, next } =
    list === 'shown'
      ? await listShownComments(petition.id, after)
      : await listWaitingComments(petition.id, after ?? 0)
  const home = `/manage/petitions/${petition.slug}`
  return { locale: organizer.locale, home, list, comments, next, done: readDone(query) }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const { decision, asked } = readCommentForm(await args.request.formData())
  if (!decision || asked.length === 0) return data({ problem: 'needsTick' as const }, { status: 422 })
  const { done, missed } = await decideComments(petition, asked, decision, organizer)
  const query = new URLSearchParams({ did: decision, n: String(done.length), missed: String(missed) })
  if (decision !== 'wait')
    query.set(
      'undo',
      asked
        .filter(({ id }) => done.includes(id))
        .map(({ id, seen }) => `${id}.${seen}`)
        .join('~'),
    )
  return redirect(`/manage/petitions/${petition.slug}/signatures/comments?${query}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.comments.title, matches)

export default function Comments() {
  const problem = useActionData<typeof action>()?.problem ?? null
  return <CommentsPage {...useLoaderData<typeof loader>()} problem={problem} />
}
