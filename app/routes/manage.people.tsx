import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findMailbox } from '../figures/find-mailbox.server'
import { recordSearch } from '../figures/record-search.server'
import { enter } from '../organizers/enter.server'
import { PeoplePage } from '../ui/organizers/people-page'

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

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} searched={useActionData<typeof action>() ?? null} />
}
