import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { pressMailing, showMailing } from '../organizers/mailing-desk.server'
import { MailingPage } from '../ui/organizers/mailing-page'
import type { MailingRefused } from '../ui/organizers/mailing-shown'

const homeOf = (reference: string) => `/manage/mailings/${reference}`

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const reference = args.params.mailing!
  return showMailing(organizer, reference, { home: homeOf(reference), request: args.request })
}

export async function action(args: ActionFunctionArgs) {
  await enter(args, 'mailing.see')
  return pressMailing(args, args.params.mailing!, { home: homeOf(args.params.mailing!) })
}

export default function Mailing() {
  const refused = useActionData<typeof action>() as MailingRefused | undefined
  return <MailingPage {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
