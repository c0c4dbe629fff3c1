import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { findSignature, openSignature } from '../figures/one-signature.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { decideAndRecord, readHeldForm } from '../petitions/decide-held-form.server'
import { SignaturePage } from '../ui/organizers/signature-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'
import { fill } from '../i18n'

const idOf = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0)

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'signatures.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const signature = await findSignature(petition.id, idOf(args.params.id))
  if (!signature) throw data({}, { status: 404 })
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}`,
    signature,
    decides: can(organizer, 'signatures.decide', petition.organisationId),
    form: readHeldForm(null, organizer.locale).form,
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const opens = form.get('do') === 'open'
  const organizer = await enter(args, opens ? 'signatures.see' : 'signatures.decide')
  const petition = await ownPetition(organizer, args.params.slug)
  const id = idOf(args.params.id)
  if (!(await findSignature(petition.id, id))) throw data({}, { status: 404 })
  if (opens) return data({ opened: (await openSignature(petition, id, organizer)) ?? ('gone' as const) })
  const read = readHeldForm(form, organizer.locale)
  if (read.form.problem === 'needsReason') return data({ form: read.form }, { status: 422 })
  await decideAndRecord(petition, [id], read, organizer)
  return redirect(`/manage/petitions/${petition.slug}/signatures/${id}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown && fill(organizerTexts(shown.locale).signatures.one.title, { id: shown.signature.id }),
    matches,
  )

export default function OneSignaturePage() {
  const shown = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const opened = done && 'opened' in done ? done.opened : null
  return <SignaturePage {...shown} opened={opened} form={done && 'form' in done ? done.form : shown.form} />
}
