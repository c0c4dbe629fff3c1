import type { LoaderFunctionArgs } from '@remix-run/node'
import { historyCsv, readHistory } from '../petitions/history.server'
import { publicData, publicText } from '../platform/public-data.server'

export async function loader({ params }: LoaderFunctionArgs) {
  const days = await readHistory(params.slug!)
  return days ? publicText(historyCsv(days), 'text/csv', 10) : publicData({ error: 'not-found' }, 404)
}
