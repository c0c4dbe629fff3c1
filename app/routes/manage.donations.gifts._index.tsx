import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  listGifts,
  readGiftState,
  recordSearch,
  type GiftFilter,
  type ListedGift,
} from '../donations/find-gifts.server'
import { giftsByMonth } from '../donations/gift-totals.server'
import { isCurrency } from '../donations/money'
import { DAY } from '../duration'
import { enter } from '../organizers/enter.server'
import { modeAsked, readDay } from '../organizers/giving-desk.server'
import { readMailbox } from '../supporters/mailbox.server'
import { GiftsPage, type GiftRow } from '../ui/organizers/gifts-page'

/** What is not secret is in the address: state, currency, days and the place in the list. */
export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const { livemode, query } = modeAsked(args.request)
  const asked = new URL(args.request.url).searchParams
  const { filter, wanted } = readFilter(asked, livemode)
  const { gifts, more } = await listGifts(organisation.id, wanted, asked.get('after'))
  const given = await giftsByMonth(organisation.id, { livemode })
  return {
    locale,
    mode: query === '' ? ('' as const) : livemode ? ('live' as const) : ('test' as const),
    gifts: gifts.map(rowOf),
    more,
    filter,
    currencies: [...new Set(given.map(({ currency }) => currency))],
  }
}

/** Whom somebody looks for is sent in a form, and stands in no address and no log. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'gifts.see')
  const { livemode } = modeAsked(args.request)
  const form = await args.request.formData()
  const email = String(form.get('email') ?? '')
    .trim()
    .slice(0, 254)
  const mailbox = await readMailbox(email)
  if (!mailbox) return data({ searched: { email, malformed: true }, gifts: null }, { status: 422 })
  const wanted = { livemode, mailbox: mailbox.hash }
  const { gifts } = await listGifts(organizer.organisation.id, wanted, null, ONE_DONORS)
  await recordSearch(organizer, organizer.organisation.id, gifts.length)
  return data({ searched: { email, malformed: false }, gifts: gifts.map(rowOf) })
}

/** A monthly donor of sixteen years; nobody's gifts go on to a second page. */
const ONE_DONORS = 200

function readFilter(asked: URLSearchParams, livemode: boolean) {
  const text = (name: string) => (asked.get(name) ?? '').slice(0, 40)
  const state = readGiftState(asked.get('state'))
  const currency = isCurrency(text('currency')) ? text('currency') : ''
  const [from, until] = [readDay(text('from')), readDay(text('until'))]
  const wrongDay =
    from === 'malformed' || until === 'malformed' || (from !== null && until !== null && from > until)
  const wanted: GiftFilter = { livemode }
  if (state) wanted.state = state
  if (currency) wanted.currency = currency
  if (text('promise')) wanted.monthlyGiftId = text('promise')
  if (!wrongDay && from !== null) wanted.from = from as number
  if (!wrongDay && until !== null) wanted.until = (until as number) + DAY
  return {
    filter: { state: state ?? '', currency, from: text('from'), until: text('until'), wrongDay },
    wanted,
  }
}

/** Who gave is not in it: that is opened one by one. */
const rowOf = (gift: ListedGift): GiftRow => {
  const { id, createdAt, amountMinor, currency, state, shownName, monthlyGiftId } = gift
  return { id, createdAt, amountMinor, currency, state, shownName, monthlyGiftId }
}

export default function Gifts() {
  const shown = useLoaderData<typeof loader>()
  const found = useActionData<typeof action>()
  if (!found?.gifts) return <GiftsPage {...shown} searched={found?.searched ?? null} />
  return <GiftsPage {...shown} gifts={found.gifts} more={null} searched={found.searched} />
}
