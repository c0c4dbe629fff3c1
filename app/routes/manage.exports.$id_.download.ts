import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { downloadExport } from '../exports/download.server'
import { findExport } from '../exports/find.server'
import { enter } from '../organizers/enter.server'

/** A press downloads, and the secret stands in its form: an address would be kept by histories and passed on. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.export', { proven: true })
  const view = await findExport(organizer, args.params.id ?? '')
  if (!view) throw data({}, { status: 404 })
  const form = await args.request.formData()
  const download = await downloadExport(organizer, view.id, String(form.get('link') ?? ''))
  if (download.outcome !== 'streaming')
    return redirect(`/manage/exports/${view.id}${download.outcome === 'refused' ? '?refused' : ''}`, 303)
  const { body, type, fileName } = download
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Where showing a second factor leads back to. */
export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.export')
  const view = await findExport(organizer, args.params.id ?? '')
  if (!view) throw data({}, { status: 404 })
  return redirect(`/manage/exports/${view.id}`, 303)
}
