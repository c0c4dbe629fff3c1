import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { listedStates, listOwnPetitions, readAskedPetitions } from '../workshop/own-petitions.server'
import { PetitionListPage } from '../ui/organizers/petition-list-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const { organisation, locale } = organizer
  const asked = readAskedPetitions(new URL(args.request.url).searchParams)
  const list = await listOwnPetitions(organisation.id, locale, asked)
  return {
    locale,
    asked,
    list,
    states: listedStates,
    mayWrite: can(organizer, 'petition.write', organisation.id),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${organizerTexts(data?.locale ?? 'en').campaigns.list.title} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function OwnPetitions() {
  return <PetitionListPage {...useLoaderData<typeof loader>()} />
}
