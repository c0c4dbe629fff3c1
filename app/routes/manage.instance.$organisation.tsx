import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeOrganisationState, findOrganisation, readOrganisationState } from '../accounts/instance.server'
import { allowGifts } from '../donations/giving-settings.server'
import { enterInstance } from '../organizers/enter.server'
import { OrganisationStateForm } from '../ui/organizers/organisation-state-form'
import { deskMeta } from '../ui/organizers/desk-meta'

async function asked(args: LoaderFunctionArgs, locale: 'en' | 'es') {
  const organisation = await findOrganisation(args.params.organisation!, locale)
  if (!organisation) throw data({}, { status: 404 })
  return organisation
}

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enterInstance(args, 'instance.change', { proven: true })
  return { locale, organisation: await asked(args, locale) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterInstance(args, 'instance.change', { proven: true })
  const { id } = await asked(args, actor.locale)
  const form = await args.request.formData()
  const gifts = form.get('gifts')
  if (gifts === 'allow' || gifts === 'stop') {
    await allowGifts(actor, id, gifts === 'allow')
    return redirect(`/manage/instance/${args.params.organisation}`, 303)
  }
  const state = readOrganisationState(String(form.get('state') ?? ''))
  const reason = String(form.get('reason') ?? '')
    .trim()
    .slice(0, 1000)
  if (!state || !reason) return data({ state, reason, problem: true }, { status: 422 })
  await changeOrganisationState(actor, id, state, reason)
  return redirect('/manage/instance', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.organisation.name, matches)

export default function OrganisationState() {
  const refused = useActionData<typeof action>()
  return <OrganisationStateForm {...useLoaderData<typeof loader>()} refused={refused ?? null} />
}
