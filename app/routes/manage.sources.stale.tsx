import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { listStaleClaims } from '../evidence/stale-claims.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Done } from '../ui/organizers/done'
import { StaleClaimsPage } from '../ui/organizers/stale-claims-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'evidence.see')
  const { organisation, locale } = organizer
  return {
    locale,
    ...(await listStaleClaims(organisation.id, locale)),
    mayCheck: can(organizer, 'evidence.review', organisation.id),
    done: new URL(args.request.url).searchParams.has('done'),
  }
}

export default function StaleClaims() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      {done && <Done text={organizerTexts(shown.locale).evidence.check.done} />}
      <StaleClaimsPage {...shown} />
    </>
  )
}
