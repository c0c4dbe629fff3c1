import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { languageOf } from '../deliveries/delivery-forms'
import { findDesk } from '../deliveries/find-deliveries.server'
import { preparePacket } from '../deliveries/prepare-packet.server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { sheetLanguages } from '../paper/find-sheets.server'
import { DeliveryPage } from '../ui/organizers/delivery-page'

const steps = ['answer', 'answer-only'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'delivery.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}/delivery`,
    languages: petition.isPublic && petition.state !== 'rejected' ? await sheetLanguages(petition.id) : [],
    mayPrepare: can(organizer, 'delivery.prepare', organizer.organisation.id),
    targets: await findDesk(petition.id, organizer.locale),
    done: steps.find((step) => step === done) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'delivery.prepare', { proven: true })
  const petition = await ownPetition(organizer, args.params.slug)
  const form = await args.request.formData()
  const locale = languageOf(form)
  const target = String(form.get('target') ?? '')
  const prepared =
    petition.isPublic && petition.state !== 'rejected' && locale
      ? await preparePacket({ petition, target, locale, actor: organizer })
      : { outcome: 'no-text' as const }
  if (prepared.outcome === 'prepared')
    return redirect(`/manage/petitions/${petition.slug}/delivery/${prepared.id}`, 303)
  return data({ target, wrong: prepared.outcome }, { status: 422 })
}

export default function Delivery() {
  return <DeliveryPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
