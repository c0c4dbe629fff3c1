import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { listOwnWorks } from '../evidence/own-works.server'
import { countStaleClaims } from '../evidence/stale-claims.server'
import { enter } from '../organizers/enter.server'
import { SourcesPage } from '../ui/organizers/sources-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'evidence.see')
  const { organisation, locale } = organizer
  const asked = new URL(args.request.url).searchParams
  const q = asked.get('q') ?? ''
  return {
    locale,
    q,
    list: await listOwnWorks(organisation.id, locale, { q, page: Number(asked.get('page') ?? 1) }),
    stale: await countStaleClaims(organisation.id),
    mayWrite: can(organizer, 'evidence.write', organisation.id),
  }
}

export default function Sources() {
  return <SourcesPage {...useLoaderData<typeof loader>()} />
}
