import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findUnusual } from '../figures/unusual.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { UnusualPage } from '../ui/organizers/unusual-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const unusual = await findUnusual(petition.id)
  return { locale: organizer.locale, home: `/manage/petitions/${petition.slug}`, unusual }
}

export default function UnusualSignatures() {
  return <UnusualPage {...useLoaderData<typeof loader>()} />
}
