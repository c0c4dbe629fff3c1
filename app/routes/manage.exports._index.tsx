import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { columnNames, exportColumns, usualColumns } from '../exports/columns'
import { readExportForm, type ExportAnswers } from '../exports/export-form'
import { listExports } from '../exports/find.server'
import { requestExport } from '../exports/request.server'
import { readOverview } from '../figures/overview.server'
import { enter } from '../organizers/enter.server'
import { findOwnPetition } from '../petitions/find-own.server'
import { ExportsPage } from '../ui/organizers/exports-page'

const columns = columnNames.map((name) => ({ name, release: exportColumns[name].release }))
const nothing: ExportAnswers = { petition: '', format: 'csv', columns: [...usualColumns], reason: '' }

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.export', { proven: true })
  const { petitions } = await readOverview(organizer.organisation.id, organizer.locale)
  return {
    locale: organizer.locale,
    petitions: petitions.map(({ slug, title }) => ({ slug, title })),
    columns,
    earlier: await listExports(organizer),
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.export', { proven: true })
  const { answers, problems } = readExportForm(await args.request.formData())
  const petition = await findOwnPetition(organizer.organisation.id, answers.petition, organizer.locale)
  if (!petition) throw data({}, { status: 404 })
  if (Object.keys(problems).length > 0) return data({ answers, problems }, { status: 422 })
  const id = await requestExport(organizer, petition, answers)
  return redirect(`/manage/exports/${id}`, 303)
}

export default function Exports() {
  const asked = useActionData<typeof action>()
  return (
    <ExportsPage
      {...useLoaderData<typeof loader>()}
      answers={asked?.answers ?? nothing}
      problems={asked?.problems ?? {}}
    />
  )
}
