import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOrganisation, findOrganisation } from '../accounts/change-organisation.server'
import { readOrganisationForm } from '../accounts/organisation-settings-form'
import { organizerTexts } from '../i18n/organizers'
import { enter } from '../organizers/enter.server'
import { readWhole } from '../platform/whole-number'
import { OrganisationPage } from '../ui/organizers/organisation-page'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation, locale } = await enter(args, 'organisation.change')
  const found = await findOrganisation(organisation.id)
  if (!found) throw data({}, { status: 404 })
  const done = new URL(args.request.url).searchParams.get('done') === 'saved'
  return { locale, done, ...found }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'organisation.change')
  const form = await args.request.formData()
  const filled = readOrganisationForm(form)
  if (Object.keys(filled.problems).length > 0) return data({ filled, stale: false }, { status: 422 })
  const { outcome } = await changeOrganisation(organizer, readWhole(form.get('revision')), filled.answers)
  if (outcome === 'stale') return data({ filled, stale: true }, { status: 409 })
  return redirect('/manage/settings?done=saved', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${organizerTexts(shown?.locale ?? 'en').campaigns.organisation.title} · Amparo` },
  { name: 'robots', content: 'noindex' },
]

export default function OrganisationSettings() {
  const { answers, done, ...shown } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  return (
    <OrganisationPage
      {...shown}
      filled={typed?.filled ?? { answers, problems: {} }}
      stored={typed?.stale ? answers : null}
      done={done && !typed}
    />
  )
}
