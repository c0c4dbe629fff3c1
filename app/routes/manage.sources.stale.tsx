import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { listStaleClaims } from '../evidence/stale-claims.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Done } from '../ui/organizers/done'
import { StaleClaimsPage } from '../ui/organizers/stale-claims-page'
import { deskMeta } from '../ui/organizers/desk-meta'

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

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).evidence.staleClaims.title, matches)

export default function StaleClaims() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      {done && <Done text={organizerTexts(shown.locale).evidence.check.done} />}
      <StaleClaimsPage {...shown} />
    </>
  )
}
