import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPayout } from '../donations/find-payouts.server'
import { enter } from '../organizers/enter.server'
import { deskMeta } from '../ui/organizers/desk-meta'
import { PayoutPage, payoutTitle } from '../ui/organizers/payouts-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const found = await findPayout(organisation.id, args.params.payout ?? '')
  if (!found) throw data({}, { status: 404 })
  return { locale, ...found }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  deskMeta(shown && payoutTitle(shown.locale, shown.payout))

export default function Payout() {
  return <PayoutPage {...useLoaderData<typeof loader>()} />
}
