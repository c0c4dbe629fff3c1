import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { readDays, readFigures, spans } from '../figures/petition-figures.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { FiguresPage } from '../ui/organizers/figures-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'figures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const asked = new URL(args.request.url).searchParams.get('days')
  const span = spans.find((one) => one === asked) ?? '30'
  const [figures, days] = await Promise.all([
    readFigures(petition.id, organizer.locale),
    readDays(petition.id, span),
  ])
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}`,
    figures,
    days,
    span,
    mayExport: can(organizer, 'signatures.export', petition.organisationId),
    seesSignatures: can(organizer, 'signatures.see', petition.organisationId),
  }
}

export default function PetitionFiguresPage() {
  return <FiguresPage {...useLoaderData<typeof loader>()} />
}
