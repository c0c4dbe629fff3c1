import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { openOrganisation } from '../accounts/session.server'
import { signedIn } from '../organizers/enter.server'

export async function action(args: ActionFunctionArgs) {
  const actor = await signedIn(args)
  const form = await args.request.formData()
  const opened = await openOrganisation(actor, String(form.get('organisation') ?? ''))
  if (!opened) throw data({}, { status: 404 })
  return redirect('/manage', 303)
}
