import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { deskOf } from '../organizers/desk.server'
import { signedIn } from '../organizers/enter.server'
import { Desk } from '../ui/organizers/desk'
import { DeskError, deskErrorTexts } from '../ui/organizers/desk-error'
import { partAt } from '../ui/organizers/desk-header'
import { deskMeta } from '../ui/organizers/desk-meta'
import { ErrorPage } from '../ui/error-page'

export async function loader(args: LoaderFunctionArgs) {
  return deskOf(await signedIn(args))
}

/** Of every page whose own route names none: the part of the desk it stands in. */
export const meta: MetaFunction<typeof loader> = ({ data: desk, error, location }) => {
  const t = organizerTexts(desk?.locale ?? 'en').frame
  if (desk && error) return deskMeta(deskErrorTexts(desk, error).title)
  return deskMeta(t[partAt(location.pathname) ?? 'navigation'])
}

export default function Manage() {
  return (
    <Desk desk={useLoaderData<typeof loader>()} path={useLocation().pathname}>
      <Outlet />
    </Desk>
  )
}

export function ErrorBoundary() {
  const desk = useRouteLoaderData<typeof loader>('routes/manage')
  const path = useLocation().pathname
  const error = useRouteError()
  if (!desk) return <ErrorPage path={path} error={error} />
  return (
    <Desk desk={desk} path={path}>
      <DeskError desk={desk} error={error} />
    </Desk>
  )
}
