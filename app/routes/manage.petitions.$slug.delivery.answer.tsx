import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noAnswer, readAnswer, type AnswerForm } from '../deliveries/delivery-forms'
import { newestAnswer } from '../deliveries/find-deliveries.server'
import { recordAnswer } from '../deliveries/record-answer.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { readWhole } from '../platform/whole-number'
import { AnswerDesk } from '../ui/organizers/answer-desk'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'
import { fill } from '../i18n'

async function at(args: LoaderFunctionArgs | ActionFunctionArgs, how: { proven?: boolean }) {
  const organizer = await enter(args, 'delivery.prepare', how)
  const petition = await ownPetition(organizer, args.params.slug)
  const slug = new URL(args.request.url).searchParams.get('target') ?? ''
  const newest = petition.isPublic ? await newestAnswer(petition.id, slug, organizer.locale) : null
  if (!newest) throw data({}, { status: 404 })
  return { organizer, petition, slug, newest }
}

export async function loader(args: LoaderFunctionArgs) {
  const { organizer, petition, slug, newest } = await at(args, {})
  const { stored, version, target } = newest
  const typed: AnswerForm = stored
    ? {
        ...noAnswer,
        outcome: stored.outcome,
        answeredOn: stored.answeredOn,
        textEn: stored.text.en,
        textEs: stored.text.es,
        documentUrl: stored.documentUrl ?? '',
      }
    : noAnswer
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}/delivery`,
    slug,
    target,
    version,
    typed,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { organizer, petition, slug } = await at(args, { proven: true })
  const form = await args.request.formData()
  const { typed, wrong, answer } = readAnswer(form, Date.now())
  if (!answer || Object.keys(wrong).length) return data({ typed, wrong, stale: false }, { status: 422 })
  const seen = readWhole(form.get('version'))
  const { won, tell } = typed
  const recorded = await recordAnswer({ petition, target: slug, seen, answer, won, tell, actor: organizer })
  if (recorded.outcome === 'unknown') throw data({}, { status: 404 })
  if (recorded.outcome === 'stale') return data({ typed, wrong, stale: true }, { status: 422 })
  const done = recorded.stayed ? 'answer-only' : 'answer'
  return redirect(`/manage/petitions/${petition.slug}/delivery?done=${done}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown && fill(organizerTexts(shown.locale).delivery.answer.title, { target: shown.target }),
    matches,
  )

export default function Answer() {
  return <AnswerDesk {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
