import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { giftsFile, readTicket } from '../donations/gifts-file.server'
import { enter } from '../organizers/enter.server'

/** A press downloads, and what was asked for stands sealed in its form: an address would be kept by histories. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'gifts.export', { proven: true })
  const { id } = organizer.organisation
  const form = await args.request.formData()
  const asked = readTicket(organizer, id, String(form.get('ticket') ?? ''))
  if (!asked) return redirect('/manage/donations/export?expired', 303)
  const { body, type, name } = giftsFile(organizer, id, asked)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Where showing a second factor leads back to. */
export async function loader(args: LoaderFunctionArgs) {
  await enter(args, 'gifts.export')
  return redirect('/manage/donations/export', 303)
}
