import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findMailbox } from '../figures/find-mailbox.server'
import { recordSearch } from '../figures/record-search.server'
import { enter } from '../organizers/enter.server'
import { PeoplePage } from '../ui/organizers/people-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enter(args, 'signatures.see')
  return { locale }
}

/** The address is sent in the form, and stands in no address and no log. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const form = await args.request.formData()
  const email = String(form.get('email') ?? '')
    .trim()
    .slice(0, 254)
  const found = await findMailbox(organizer.organisation.id, email, organizer.locale)
  if (!found) return data({ email, found }, { status: 422 })
  await recordSearch(organizer, null, 'mailbox', found.length)
  return data({ email, found })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.people.title, matches)

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} searched={useActionData<typeof action>() ?? null} />
}
