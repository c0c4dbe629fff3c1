import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { locales } from '../i18n'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { publishDesk } from '../organizers/publish-desk.server'
import { PublishChange } from '../ui/organizers/publish-change'
import { publishChange } from '../workshop/publish-change.server'
import { readPublishForm } from '../workshop/publish-form'
import { markAllReviewed } from '../workshop/translation.server'
import { deskMeta } from '../ui/organizers/desk-meta'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const { locale } = organizer
  return { locale, slug: petition.slug, change: await publishDesk(organizer, petition) }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const path = `/manage/petitions/${petition.slug}/text`
  const change = await publishDesk(organizer, petition)
  if (!change) return redirect(`${path}/publish`, 303)
  const noted = change.languages.filter((one) => one.noted).map((one) => one.locale)
  const form = await args.request.formData()
  const { notes, problems, revisions, seen } = readPublishForm(form, noted)
  const t = organizerTexts(organizer.locale).workshop.publish
  const errors: Record<string, string> = {}
  const refuse = (why: { stale?: boolean; incomplete?: boolean } = {}, status = 422) =>
    data({ notes, seen, problems: errors, stale: false, incomplete: false, ...why }, { status })
  if (form.get('do') === 'reviewed') {
    const { outcome } = await markAllReviewed(petition.id, revisions, organizer)
    return outcome === 'stale' ? refuse({ stale: true }, 409) : redirect(`${path}/publish`, 303)
  }
  for (const locale of locales) {
    const problem = problems[locale]
    if (problem) errors[`note-${locale}`] = t.noteProblems[problem]
  }
  if (change.demandChanged && !seen) errors.seen = t.seenMissing
  if (Object.keys(errors).length > 0) return refuse()
  const published = await publishChange(
    { petitionId: petition.id, note: notes, revisions, demandSeen: seen },
    organizer,
  )
  if (published.outcome === 'published') return redirect(`${path}?done=published`, 303)
  if (published.outcome === 'stale') return refuse({ stale: true }, 409)
  return refuse({ incomplete: published.outcome === 'incomplete' })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).workshop.publish.title, matches)

export default function Publish() {
  const refused = useActionData<typeof action>()
  return <PublishChange {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
