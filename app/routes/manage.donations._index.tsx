import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { feesByMonth, giftsByMonth } from '../donations/gift-totals.server'
import { mayTakeGifts, readGivingSettings } from '../donations/giving-settings.server'
import { monthlyStanding } from '../donations/monthly-standing.server'
import { feesOf, monthsOf, periodsOf, readPeriod, totalsOf } from '../donations/periods'
import { enter } from '../organizers/enter.server'
import { modeAsked } from '../organizers/giving-desk.server'
import { givingBy } from '../platform/stripe/provider.server'
import { GivingTotalsPage } from '../ui/organizers/giving-totals-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const { livemode, query } = modeAsked(args.request)
  const [given, fees, standing, missing] = await Promise.all([
    giftsByMonth(organisation.id, { livemode }),
    feesByMonth(organisation.id, livemode),
    monthlyStanding(organisation.id, livemode),
    missingFor(organisation.id),
  ])
  const periods = periodsOf(given)
  const period = readPeriod(new URL(args.request.url).searchParams.get('period'), periods)
  const months = monthsOf(period, given)
  return {
    locale,
    missing,
    query,
    period,
    periods,
    totals: totalsOf(given, months),
    fees: feesOf(fees, months),
    standing,
    any: given.length > 0,
  }
}

/** What has to happen before anybody can give. */
async function missingFor(organisationId: string) {
  if (givingBy().provider === 'off') return 'off'
  if (!(await mayTakeGifts(organisationId))) return 'not-allowed'
  return (await readGivingSettings(organisationId)) ? null : 'not-set'
}

export default function GivingTotals() {
  return <GivingTotalsPage {...useLoaderData<typeof loader>()} />
}
