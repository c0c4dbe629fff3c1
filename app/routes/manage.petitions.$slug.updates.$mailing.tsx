import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { pressMailing, showMailing } from '../organizers/mailing-desk.server'
import { ownPetition } from '../organizers/petition.server'
import { MailingPage } from '../ui/organizers/mailing-page'
import type { MailingRefused } from '../ui/organizers/mailing-shown'

const homeOf = (slug: string, reference: string) => `/manage/petitions/${slug}/updates/${reference}`

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const { slug } = await ownPetition(organizer, args.params.slug)
  const reference = args.params.mailing!
  return showMailing(organizer, reference, {
    home: homeOf(slug, reference),
    petition: slug,
    request: args.request,
  })
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const { slug } = await ownPetition(organizer, args.params.slug)
  const reference = args.params.mailing!
  return pressMailing(args, reference, { home: homeOf(slug, reference), petition: slug })
}

export default function Update() {
  const refused = useActionData<typeof action>() as MailingRefused | undefined
  return <MailingPage {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
