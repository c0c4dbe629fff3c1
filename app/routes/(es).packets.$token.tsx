import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showPacket } from '../deliveries/find-deliveries.server'
import { acknowledge, findPacketId } from '../deliveries/packet-link.server'
import { fill, inLocale, texts } from '../i18n'
import { PacketPage } from '../ui/packet-page'
import { pageMeta } from '../ui/page-meta'

/** Says what the packet is; opening this page changes nothing. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const id = await findPacketId(token)
  const packet = id ? await showPacket(id, locale) : null
  return data({ locale, token, packet }, { status: packet ? 200 : 404 })
}

export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const token = params.token!
  const id = await findPacketId(token)
  if (!id) return data(null, { status: 404 })
  const by = String(form.get('by') ?? '')
  const said = await acknowledge(id, by)
  if (said.outcome === 'problem') return data({ by, problem: said.problem }, { status: 422 })
  return redirect(inLocale(locale, `/packets/${encodeURIComponent(token)}`), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { locale, packet } = shown
  const t = texts(locale).packet
  const title = packet ? fill(t.title, { target: packet.target }) : t.gone
  return pageMeta(matches, { locale, path: '/packets', title, description: title, noindex: true })
}

export default function Packet() {
  return <PacketPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
