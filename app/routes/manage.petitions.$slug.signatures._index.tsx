import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listSignatures } from '../figures/list-signatures.server'
import { recordSearch } from '../figures/record-search.server'
import { readCursor, readFilter, readSearch, wantedBy } from '../figures/search-form'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { countriesIn } from '../supporters/countries'
import { SignaturesPage } from '../ui/organizers/signatures-page'

/** What is not secret is in the address: state, country, day and the place in the list. */
export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const query = new URL(args.request.url).searchParams
  const filter = readFilter(query)
  const page = await listSignatures(petition.id, wantedBy(filter), readCursor(query))
  const home = `/manage/petitions/${petition.slug}`
  return { locale: organizer.locale, home, page, filter, countries: countriesIn(organizer.locale) }
}

/** Whom somebody looks for is sent in a form, and stands in no address and no log. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const { searched, cursor } = readSearch(await args.request.formData())
  const wanted = { by: searched.by, [searched.by]: searched.what } as Parameters<typeof listSignatures>[1]
  const page = searched.problem ? null : await listSignatures(petition.id, wanted, cursor)
  if (!page) {
    const problem = searched.problem ?? ('malformed' as const)
    return data({ searched: { ...searched, problem }, page: null }, { status: 422 })
  }
  if (!cursor) await recordSearch(organizer, petition, searched.by, page.rows.length)
  return data({ searched, page })
}

export default function Signatures() {
  const shown = useLoaderData<typeof loader>()
  const found = useActionData<typeof action>()
  return (
    <SignaturesPage {...shown} page={found ? found.page : shown.page} searched={found?.searched ?? null} />
  )
}
