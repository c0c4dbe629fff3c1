import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findExport } from '../exports/find.server'
import { linkSecret, revokeExport } from '../exports/request.server'
import { enter } from '../organizers/enter.server'
import { findOwnPetition } from '../petitions/find-own.server'
import { ExportPage } from '../ui/organizers/export-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'
import { fill } from '../i18n'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.export')
  const view = await findExport(organizer, args.params.id ?? '')
  if (!view) throw data({}, { status: 404 })
  return {
    locale: organizer.locale,
    view,
    title:
      (await findOwnPetition(organizer.organisation.id, view.petition, organizer.locale))?.title ||
      view.petition,
    secret: view.mine ? linkSecret(view.id, organizer.sessionId) : null,
    refused: new URL(args.request.url).searchParams.has('refused'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.export', { proven: true })
  const view = await findExport(organizer, args.params.id ?? '')
  if (!view) throw data({}, { status: 404 })
  await revokeExport(organizer, view.id)
  return redirect(`/manage/exports/${view.id}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown && fill(organizerTexts(shown.locale).exports.exports.one, { petition: shown.title }),
    matches,
  )

export default function Export() {
  return <ExportPage {...useLoaderData<typeof loader>()} />
}
