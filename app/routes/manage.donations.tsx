import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { modeAsked, otherMode } from '../organizers/giving-desk.server'
import { deskMeta } from '../ui/organizers/desk-meta'
import { GivingFrame, givingPartAt } from '../ui/organizers/giving-frame'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const mode = modeAsked(args.request)
  return { locale, mode, other: await otherMode(organisation.id, mode) }
}

/** Of every page whose own route names none: the part of the donations it stands in. */
export const meta: MetaFunction<typeof loader> = ({ data: shown, location }) => {
  const t = shown && organizerTexts(shown.locale).donations
  return deskMeta(t && `${t.parts[givingPartAt(location.pathname)]} · ${t.title}`)
}

export default function Donations() {
  return (
    <GivingFrame {...useLoaderData<typeof loader>()} path={useLocation().pathname}>
      <Outlet />
    </GivingFrame>
  )
}
