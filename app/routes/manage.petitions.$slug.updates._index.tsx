import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { createUpdateDraft } from '../mailings/create-draft.server'
import { listMailings } from '../mailings/find-mailings.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { MailingListPage } from '../ui/organizers/mailing-list-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const { locale, organisation } = organizer
  const before = new URL(args.request.url).searchParams.get('before') ?? undefined
  const list = await listMailings(organisation.id, locale, { petitionId: petition.id, before })
  const home = `/manage/petitions/${petition.slug}/updates`
  const mayWrite = can(organizer, 'mailing.write', organisation.id)
  return { locale, ...list, home, isOfPetition: true, mayWrite, later: before !== undefined }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'mailing.write')
  const petition = await ownPetition(organizer, args.params.slug)
  const reference = await createUpdateDraft(organizer, petition.id)
  return redirect(`/manage/petitions/${petition.slug}/updates/${reference}?done=created`, 303)
}

export default function Updates() {
  return <MailingListPage {...useLoaderData<typeof loader>()} />
}
