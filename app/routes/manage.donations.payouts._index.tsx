import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPayouts } from '../donations/find-payouts.server'
import { enter } from '../organizers/enter.server'
import { modeAsked } from '../organizers/giving-desk.server'
import { PayoutsPage } from '../ui/organizers/payouts-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const { livemode } = modeAsked(args.request)
  return { locale, payouts: await listPayouts(organisation.id, livemode) }
}

export default function Payouts() {
  return <PayoutsPage {...useLoaderData<typeof loader>()} />
}
