import type { LoaderFunctionArgs } from '@remix-run/node'
import { readHistory } from '../petitions/history.server'
import { publicData } from '../platform/public-data.server'

export async function loader({ params }: LoaderFunctionArgs) {
  const days = await readHistory(params.slug!)
  return days ? publicData({ days }) : publicData({ error: 'not-found' }, 404)
}
