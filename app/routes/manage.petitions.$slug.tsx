import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { ownPetition, petitionParts } from '../organizers/petition.server'
import { deskMeta } from '../ui/organizers/desk-meta'
import { petitionPartAt, PetitionFrame } from '../ui/organizers/petition-frame'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  return { locale: organizer.locale, petition, open: petitionParts(organizer) }
}

/** Of every page whose own route names none: the part of the petition it stands in. */
export const meta: MetaFunction<typeof loader> = ({ data: shown, location, matches }) => {
  const t = shown && organizerTexts(shown.locale).frame.petition
  return deskMeta(t?.[petitionPartAt(location.pathname)], matches)
}

export default function ManagePetition() {
  return (
    <PetitionFrame {...useLoaderData<typeof loader>()} path={useLocation().pathname}>
      <Outlet />
    </PetitionFrame>
  )
}
