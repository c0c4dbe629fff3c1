import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '../accounts/can'
import { config } from '../config.server'
import { readHanded } from '../deliveries/delivery-forms'
import { findPacket } from '../deliveries/find-deliveries.server'
import { markDelivered } from '../deliveries/mark-delivered.server'
import { endLink, extendLink, makeLink } from '../deliveries/packet-link.server'
import { fill, inLocale } from '../i18n'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { PacketDesk } from '../ui/organizers/packet-desk'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

const steps = ['extended', 'ended', 'delivered', 'delivered-only', 'already'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'delivery.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const packet = await findPacket(petition.id, args.params.packet!, organizer.locale)
  if (!packet) throw data({}, { status: 404 })
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}/delivery`,
    packet,
    now: Date.now(),
    collecting: petition.state === 'open' || petition.state === 'paused',
    mayPrepare: can(organizer, 'delivery.prepare', organizer.organisation.id),
    done: steps.find((step) => step === done) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'delivery.prepare', { proven: true })
  const petition = await ownPetition(organizer, args.params.slug)
  const id = args.params.packet!
  const packet = await findPacket(petition.id, id, organizer.locale)
  if (!packet) throw data({}, { status: 404 })
  const here = `/manage/petitions/${petition.slug}/delivery/${id}`
  const form = await args.request.formData()
  switch (form.get('intent')) {
    case 'link': {
      const secret = await makeLink(petition, id, organizer)
      // The only answer that can show it: nothing but its hash is kept.
      const link = config.publicOrigin + inLocale(packet.locale, `/packets/${secret}`)
      return data({ link, typed: null, wrong: {} })
    }
    case 'extend':
      await extendLink(petition.id, id)
      return redirect(`${here}?done=extended`, 303)
    case 'end':
      await endLink(petition, id, organizer)
      return redirect(`${here}?done=ended`, 303)
    default: {
      const { typed, wrong, handed } = readHanded(form, Date.now())
      if (!handed || Object.keys(wrong).length) return data({ link: null, typed, wrong }, { status: 422 })
      const marked = await markDelivered({ petition, id, ...handed, actor: organizer })
      if (marked.outcome === 'unknown') throw data({}, { status: 404 })
      const done = marked.outcome === 'already' ? 'already' : marked.moved ? 'delivered' : 'delivered-only'
      return redirect(`${here}?done=${done}`, 303)
    }
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(
    shown && fill(organizerTexts(shown.locale).delivery.one.title, { target: shown.packet.target }),
    matches,
  )

export default function Packet() {
  return <PacketDesk {...useLoaderData<typeof loader>()} answered={useActionData<typeof action>() ?? null} />
}
