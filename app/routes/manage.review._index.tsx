import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { listQueue } from '../review/queue.server'
import { ReviewQueue } from '../ui/organizers/review-queue'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, personId, organisation } = await enter(args, 'review.see')
  return { locale, me: personId, items: await listQueue(organisation.id, locale) }
}

export default function Review() {
  return <ReviewQueue {...useLoaderData<typeof loader>()} />
}
