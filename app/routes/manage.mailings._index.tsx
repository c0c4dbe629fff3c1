import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { createMailingDraft } from '../mailings/create-draft.server'
import { listMailings } from '../mailings/find-mailings.server'
import { enter } from '../organizers/enter.server'
import { MailingListPage } from '../ui/organizers/mailing-list-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const { locale, organisation } = organizer
  const before = new URL(args.request.url).searchParams.get('before') ?? undefined
  const list = await listMailings(organisation.id, locale, { before })
  const mayWrite = can(organizer, 'mailing.write', organisation.id)
  return {
    locale,
    ...list,
    home: '/manage/mailings',
    isOfPetition: false,
    mayWrite,
    later: before !== undefined,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'mailing.write')
  const reference = await createMailingDraft(organizer)
  return redirect(`/manage/mailings/${reference}?done=created`, 303)
}

export default function Mailings() {
  return <MailingListPage {...useLoaderData<typeof loader>()} />
}
