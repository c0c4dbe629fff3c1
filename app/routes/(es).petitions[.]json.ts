import type { LoaderFunctionArgs } from '@remix-run/node'
import { listPublicRecords } from '../petitions/public-list.server'
import { publicData } from '../platform/public-data.server'

export async function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  return publicData(await listPublicRecords(locale, page))
}
