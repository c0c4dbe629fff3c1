import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { ownPetition, petitionParts } from '../organizers/petition.server'
import { PetitionFrame } from '../ui/organizers/petition-frame'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const petition = await ownPetition(organizer, args.params.slug)
  return { locale: organizer.locale, petition, open: petitionParts(organizer) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.petition.title ?? 'Amparo'} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function ManagePetition() {
  return (
    <PetitionFrame {...useLoaderData<typeof loader>()} path={useLocation().pathname}>
      <Outlet />
    </PetitionFrame>
  )
}
