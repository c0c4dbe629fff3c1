import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { paperOf } from '../paper/enter-sheet.server'
import { findSheets, sheetLanguages } from '../paper/find-sheets.server'
import { PAPER_DAYS } from '../paper/takes-paper'
import { PaperPage } from '../ui/organizers/paper-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'paper.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const before = new URL(args.request.url).searchParams.get('before')
  return {
    locale: organizer.locale,
    slug: petition.slug,
    languages: petition.isPublic ? await sheetLanguages(petition.id) : [],
    takes: await paperOf(petition.id),
    days: PAPER_DAYS,
    ...(await findSheets(petition.id, before)),
  }
}

export default function Paper() {
  return <PaperPage {...useLoaderData<typeof loader>()} />
}
