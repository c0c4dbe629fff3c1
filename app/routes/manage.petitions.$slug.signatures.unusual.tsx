import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findUnusual } from '../figures/unusual.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { UnusualPage } from '../ui/organizers/unusual-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const unusual = await findUnusual(petition.id)
  return { locale: organizer.locale, home: `/manage/petitions/${petition.slug}`, unusual }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.unusual.title, matches)

export default function UnusualSignatures() {
  return <UnusualPage {...useLoaderData<typeof loader>()} />
}
