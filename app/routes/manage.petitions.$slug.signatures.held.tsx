import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { decideAndRecord, readHeldForm } from '../petitions/decide-held-form.server'
import { listHeld } from '../petitions/hold.server'
import { HeldPage } from '../ui/organizers/held-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

const number = (text: string | null): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0)

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const query = new URL(args.request.url).searchParams
  const { held, next } = await listHeld(petition.id, number(query.get('after')))
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}`,
    held,
    next,
    form: readHeldForm(null, organizer.locale).form,
    decides: can(organizer, 'signatures.decide', petition.organisationId),
    done: query.has('done') ? { n: number(query.get('done')), missed: number(query.get('missed')) } : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const read = readHeldForm(await args.request.formData(), organizer.locale)
  const problem = read.ids.length === 0 ? ('needsTick' as const) : read.form.problem
  if (problem) return data({ ...read.form, problem }, { status: 422 })
  const { n, missed } = await decideAndRecord(petition, read.ids, read, organizer)
  return redirect(`/manage/petitions/${petition.slug}/signatures/held?done=${n}&missed=${missed}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.held.title, matches)

export default function Held() {
  const shown = useLoaderData<typeof loader>()
  return <HeldPage {...shown} form={useActionData<typeof action>() ?? shown.form} />
}
