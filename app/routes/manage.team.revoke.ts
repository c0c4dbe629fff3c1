import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { revokeInvitation } from '../accounts/invite.server'
import { enter } from '../organizers/enter.server'

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'team.change')
  const form = await args.request.formData()
  const id = String(form.get('invitation') ?? '')
  if (!(await revokeInvitation(organizer, organizer.organisation.id, id))) throw data({}, { status: 404 })
  return redirect('/manage/team?done=revoked', 303)
}
