import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { askUndo, findRemoval, stopRemoval } from '../petitions/ask-removal.server'
import { removalTexts } from '../petitions/removal-reasons'
import { RemovalPage } from '../ui/organizers/removal-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const removal = await findRemoval(petition, args.params.id ?? '')
  if (!removal) throw data({}, { status: 404 })
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}`,
    removal,
    reason: removalTexts[removal.reason][organizer.locale],
    now: Date.now(),
    decides: can(organizer, 'signatures.decide', petition.organisationId),
  }
}

/** Stops it or undoes it; what is too late changes nothing, and the page says how it stands. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const removal = await findRemoval(petition, args.params.id ?? '')
  if (!removal) throw data({}, { status: 404 })
  const form = await args.request.formData()
  if (form.get('do') === 'stop') await stopRemoval(petition, removal.id, organizer)
  if (form.get('do') === 'undo') await askUndo(petition, removal.id, organizer)
  return redirect(`/manage/petitions/${petition.slug}/signatures/removals/${removal.id}`, 303)
}

export default function Removal() {
  return <RemovalPage {...useLoaderData<typeof loader>()} />
}
