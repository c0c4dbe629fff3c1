import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDisputes } from '../donations/find-gifts.server'
import { enter } from '../organizers/enter.server'
import { modeAsked } from '../organizers/giving-desk.server'
import { DisputesPage } from '../ui/organizers/disputes-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const { livemode } = modeAsked(args.request)
  return { locale, disputes: await listDisputes(organisation.id, livemode), now: Date.now() }
}

export default function Disputes() {
  return <DisputesPage {...useLoaderData<typeof loader>()} />
}
