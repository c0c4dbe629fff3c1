import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeFeed } from '../petitions/write-feed.server'
import { publicText } from '../platform/public-data.server'

export const loader = async ({ context }: LoaderFunctionArgs) =>
  publicText(await writeFeed(context.locale), 'application/atom+xml', 300)
