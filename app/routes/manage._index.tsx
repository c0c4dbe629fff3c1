import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { readOverview } from '../figures/overview.server'
import { readTasks } from '../figures/tasks.server'
import { enter } from '../organizers/enter.server'
import { OverviewPage } from '../ui/organizers/overview-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'overview.see')
  const { locale, organisation } = organizer
  const overview = await readOverview(organisation.id, locale)
  const tasks = await readTasks(organizer, overview)
  const writes = can(organizer, 'petition.write', organisation.id)
  return { locale, organisation: organisation.name, overview, tasks, writes }
}

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />
}
