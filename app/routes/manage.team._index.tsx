import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { listInvitations, listMembers } from '../accounts/team.server'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { Done } from '../ui/organizers/done'
import { TeamPage } from '../ui/organizers/team-page'

const sayings = ['invited', 'revoked', 'changed', 'removed', 'resetSent'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, ...organizer } = await enter(args, 'team.see')
  const mayChange = can({ organisation, ...organizer }, 'team.change', organisation.id)
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale: organizer.locale,
    organisation: organisation.name,
    me: organizer.personId,
    members: (await listMembers(organisation.id)).map((member) => ({
      ...member,
      email: mayChange ? member.email : '',
    })),
    invitations: mayChange ? await listInvitations(organisation.id) : [],
    mayChange,
    done: sayings.find((saying) => saying === done) ?? null,
  }
}

export default function Team() {
  const { done, ...shown } = useLoaderData<typeof loader>()
  return (
    <>
      {done && <Done text={organizerTexts(shown.locale).team[done]} />}
      <TeamPage {...shown} />
    </>
  )
}
