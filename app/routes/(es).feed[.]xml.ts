import type { LoaderFunctionArgs } from '@remix-run/node'
import { newestUpdates } from '../mailings/find-updates.server'
import { writeFeed } from '../petitions/write-feed.server'
import { publicText } from '../platform/public-data.server'

const NEWEST = 30

export async function loader({ context: { locale } }: LoaderFunctionArgs) {
  const updates = await newestUpdates(locale, NEWEST)
  const entries = updates.map(({ slug, number, title, publishedAt }) => ({
    ...{ title, publishedAt },
    path: `/petitions/${slug}/updates/${number}`,
  }))
  return publicText(await writeFeed(locale, entries), 'application/atom+xml', 300)
}
