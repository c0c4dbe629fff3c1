import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mailReset } from '../accounts/recover.server'
import { changeRoles, findMember } from '../accounts/team.server'
import { everyRole, readRoles } from '../accounts/team-form.server'
import { enter } from '../organizers/enter.server'
import { MemberForm } from '../ui/organizers/member-form'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'
import { fill } from '../i18n'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'team.change', { proven: true })
  const member = await findMember(organisation.id, args.params.person!)
  if (!member) throw data({}, { status: 404 })
  return { locale, all: everyRole, member, mayReset: !member.roles.includes('owner') }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'team.change', { proven: true })
  const member = await findMember(organizer.organisation.id, args.params.person!)
  if (!member) throw data({}, { status: 404 })
  const form = await args.request.formData()
  const intent = form.get('intent')
  if (intent === 'reset') {
    const { outcome } = await mailReset(organizer, member.id)
    if (outcome === 'not-found') throw data({}, { status: 404 })
    if (outcome === 'owner') return data({ problem: 'resetOwner' } as const, { status: 422 })
    return redirect('/manage/team?done=resetSent', 303)
  }
  const leaves = intent === 'remove'
  const roles = leaves ? [] : readRoles(form)
  if (!leaves && roles.length === 0) return data({ roles, problem: 'role' } as const, { status: 422 })
  const { outcome } = await changeRoles(organizer, organizer.organisation.id, args.params.person!, roles)
  if (outcome === 'not-a-member') throw data({}, { status: 404 })
  if (outcome === 'last-owner') return data({ roles, problem: 'lastOwner' } as const, { status: 422 })
  return redirect(`/manage/team?done=${leaves ? 'removed' : 'changed'}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && fill(organizerTexts(shown.locale).team.changeTitle, { name: shown.member.name }), matches)

export default function TeamMember() {
  const refused = useActionData<typeof action>()
  return <MemberForm {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
