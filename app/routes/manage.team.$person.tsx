import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRoles, findMember } from '../accounts/team.server'
import { everyRole, readRoles } from '../accounts/team-form.server'
import { enter } from '../organizers/enter.server'
import { MemberForm } from '../ui/organizers/member-form'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'team.change', { proven: true })
  const member = await findMember(organisation.id, args.params.person!)
  if (!member) throw data({}, { status: 404 })
  return { locale, all: everyRole, member }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'team.change', { proven: true })
  const member = await findMember(organizer.organisation.id, args.params.person!)
  if (!member) throw data({}, { status: 404 })
  const form = await args.request.formData()
  const leaves = form.get('intent') === 'remove'
  const roles = leaves ? [] : readRoles(form)
  if (!leaves && roles.length === 0) return data({ roles, problem: 'role' } as const, { status: 422 })
  const { outcome } = await changeRoles(organizer, organizer.organisation.id, args.params.person!, roles)
  if (outcome === 'not-a-member') throw data({}, { status: 404 })
  if (outcome === 'last-owner') return data({ roles, problem: 'lastOwner' } as const, { status: 422 })
  return redirect(`/manage/team?done=${leaves ? 'removed' : 'changed'}`, 303)
}

export default function TeamMember() {
  const refused = useActionData<typeof action>()
  return <MemberForm {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
