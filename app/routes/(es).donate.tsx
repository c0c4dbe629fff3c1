import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { give, givingPage } from '../donors/giving-page.server'
import { GivingPage, givingMeta } from '../ui/giving-page'
import { forPage, pageData, usePageData } from '../ui/page-data'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'

/** What a form was answered with goes to no cache. */
export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders.has('Cache-Control') ? actionHeaders : loaderHeaders

/** Where nobody can give there is no such page, and that may change at any moment. */
export async function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const currency = new URL(request.url).searchParams.get('currency')
  const page = await givingPage(locale, null, currency)
  if (!page.offer) return data(forPage(page), { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return data(forPage(page), { headers: publicHeaders() })
}

export const action = ({ context }: ActionFunctionArgs) => give(context, null)

export const meta: MetaFunction<typeof loader> = ({ data: handed, matches }) => {
  const shown = pageData<typeof loader>(handed)
  return shown ? pageMeta(matches, givingMeta(shown)) : []
}

export default function Donate() {
  const shown = usePageData<typeof loader>()
  return <GivingPage {...(useActionData<typeof action>() ?? shown)} />
}
