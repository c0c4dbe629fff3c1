import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { enterInstance } from '../organizers/enter.server'
import { listInstanceQueue } from '../review/queue.server'
import { ReviewDone } from '../ui/organizers/review-done'
import { InstanceQueue } from '../ui/organizers/instance-queue'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enterInstance(args, 'instance.see')
  const done = new URL(args.request.url).searchParams.get('done')
  return { locale, done, items: await listInstanceQueue(locale) }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).review.instance.title, matches)

export default function InstanceReview() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      <ReviewDone locale={shown.locale} done={done} />
      <InstanceQueue {...shown} />
    </>
  )
}
