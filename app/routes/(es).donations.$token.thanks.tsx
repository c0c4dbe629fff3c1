import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { returnedGift } from '../donors/returned-gift.server'
import { texts } from '../i18n'
import { GiftThanksPage } from '../ui/gift-thanks-page'
import { pageMeta } from '../ui/page-meta'

/** Where the provider leads a donor back to. Nothing in the address counts but our own token. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const gift = await returnedGift(params.token!, locale)
  if (!gift) throw data({}, { status: 404 })
  return gift
}

export const meta: MetaFunction<typeof loader> = ({ data: gift, matches }) => {
  if (!gift) return []
  const { locale, state } = gift
  const t = texts(locale).giving.thanks
  return pageMeta(matches, {
    locale,
    path: '/donate',
    title: t[state].title,
    description: t.description,
    noindex: true,
  })
}

export default function GiftThanks() {
  return <GiftThanksPage {...useLoaderData<typeof loader>()} />
}
