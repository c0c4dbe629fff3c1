import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { findGift, recordOpened } from '../donations/find-gifts.server'
import { fill } from '../i18n'
import { formatMoney } from '../i18n/money'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { ownPetitionById } from '../petitions/find-own.server'
import { deskMeta } from '../ui/organizers/desk-meta'
import { GiftPage } from '../ui/organizers/gift-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'gifts.see')
  const { locale, organisation } = organizer
  const found = await findGift(organisation.id, args.params.id ?? '')
  if (!found) throw data({}, { status: 404 })
  const { gift, refunds, disputes, receipts, countedMinor, refundableMinor } = found
  const { donor, ...shown } = gift
  const petition = gift.petitionId && (await ownPetitionById(organisation.id, gift.petitionId, locale))
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale,
    gift: shown,
    refunds,
    disputes,
    receipts: receipts.map(({ id, shownNumber, issuedAt, amountMinor }) => ({
      id,
      shownNumber,
      issuedAt,
      amountMinor,
    })),
    countedMinor,
    refundableMinor,
    petition: petition
      ? { slug: petition.slug, title: petition.title || petition.slug, locale: petition.titleLocale }
      : null,
    sealed: donor !== null,
    mayRefund: can(organizer, 'gifts.refund', organisation.id),
    done: done === 'refunded' || done === 'later' ? (done as 'refunded' | 'later') : null,
  }
}

/** Opens who gave; that somebody did is in the log. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'gifts.see')
  const found = await findGift(organizer.organisation.id, args.params.id ?? '')
  if (!found) throw data({}, { status: 404 })
  const { donor } = found.gift
  if (donor) await recordOpened(organizer, organizer.organisation.id, found.gift)
  return data({ donor })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) =>
  deskMeta(
    shown &&
      fill(organizerTexts(shown.locale).donations.gift.title, {
        amount: formatMoney(shown.locale, shown.gift.amountMinor, shown.gift.currency),
      }),
  )

export default function Gift() {
  const opened = useActionData<typeof action>()
  return <GiftPage {...useLoaderData<typeof loader>()} donor={opened?.donor ?? null} />
}
