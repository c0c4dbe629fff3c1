import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countInFile, TICKET_LASTS, ticketFor, type GiftsFile } from '../donations/gifts-file.server'
import { DAY, MINUTE } from '../duration'
import { reasonProblem } from '../exports/export-form'
import { enter } from '../organizers/enter.server'
import { modeAsked, readDay } from '../organizers/giving-desk.server'
import { tidyLine } from '../supporters/person-text'
import { GiftsExportPage, type GiftsExportView } from '../ui/organizers/gifts-export-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enter(args, 'gifts.export', { proven: true })
  return {
    locale,
    minutes: TICKET_LASTS / MINUTE,
    expired: new URL(args.request.url).searchParams.has('expired'),
  }
}

type Answer = Pick<GiftsExportView, 'typed' | 'problems' | 'ready'>

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'gifts.export', { proven: true })
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000)
  const typed: Answer['typed'] = {
    from: text('from').slice(0, 20),
    until: text('until').slice(0, 20),
    format: text('format') === 'json' ? 'json' : 'csv',
    reason: tidyLine(text('reason')),
  }
  const [from, until] = [readDay(typed.from), readDay(typed.until)]
  const reason = reasonProblem(typed.reason)
  const problems: Answer['problems'] = reason ? { reason } : {}
  const wrong =
    from === 'malformed' || until === 'malformed' || (from !== null && until !== null && from > until)
  if (wrong) problems.days = true
  if (wrong || reason) return data<Answer>({ typed, problems, ready: null }, { status: 422 })
  const file: GiftsFile = {
    format: typed.format,
    from,
    until: until === null ? null : until + DAY,
    livemode: modeAsked(args.request).livemode,
    reason: typed.reason,
  }
  const { id } = organizer.organisation
  const ready = { gifts: await countInFile(id, file), ticket: ticketFor(organizer, id, file) }
  return data<Answer>({ typed, problems, ready })
}

const nothing: Answer = {
  typed: { from: '', until: '', format: 'csv', reason: '' },
  problems: {},
  ready: null,
}

export default function GiftsExport() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <GiftsExportPage {...shown} {...(answer ?? nothing)} expired={shown.expired && !answer} />
}
